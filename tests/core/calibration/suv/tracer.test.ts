import { describe, expect, it } from 'vitest';
import { isFdg, tracerTerm } from '#core/calibration/suv/tracer.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { DOTATATE, FDG } from '#phantoms/pet/petHeader.ts';

const code = (value: string, meaning: string): DataSet[string] => ({
  vr: 'SQ',
  Value: [{ '00080100': { vr: 'SH', Value: [value] }, '00080104': { vr: 'LO', Value: [meaning] } }],
});
const named = (name: string): DataSet => ({ '00180031': { vr: 'LO', Value: [name] } });

describe('the tracer of a radiopharmaceutical item', () => {
  it.each<[string, DataSet, string | undefined]>([
    ['FDG by name, nuclide and code', FDG, 'FDG'],
    ['FDG by code alone', { '00540304': code('C-B1031', '') }, 'FDG'],
    ['FDG by the meaning of a retired code', { '00540304': code('Y-X1743', 'FDG -- fluorodeoxyglucose') }, 'FDG'],
    ['FDG by name alone', named('Fluorodeoxyglucose F^18^'), 'FDG'],
    ['another F-18 tracer', { ...named('FLT'), '00540300': code('C-111A1', '18F') }, 'FLT'],
    ['a gallium tracer', DOTATATE, '68Ga-DOTATATE'],
    ['a nuclide that is not tabulated, alone', { '00540300': code('C-101ED', '177 Lutetium') }, '177 Lutetium, pharmaceutical not stated'],
    ['F-18 alone, which is many tracers', { '00540300': code('C-111A1', '^18^Fluorine') }, 'F-18, pharmaceutical not stated'],
    ['a name that contradicts its nuclide', { ...named('FDG'), '00540300': code('C-131A3', '68Ga') }, 'FDG with Ga-68'],
    ['blanks for a name', named('  '), undefined],
    ['nothing', {}, undefined],
  ])('is, for %s, said so', (_, item, expected) => {
    expect(tracerTerm(item)?.value).toBe(expected);
    expect(isFdg(item)).toBe(expected === 'FDG');
  }); // prettier-ignore

  it('keeps what the header says and where', () => {
    expect(tracerTerm(named('FDG -- fluorodeoxyglucose'))).toMatchObject({
      tag: '(0018,0031)',
      raw: 'FDG -- fluorodeoxyglucose',
      origin: 'header',
    });
  });
});
