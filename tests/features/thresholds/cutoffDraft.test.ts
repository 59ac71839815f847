import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import { cutoffJson, draftOf, newDraft, unitOf } from '#features/thresholds/cutoffDraft.ts';
import { protocolFromText, protocolToText } from '#features/thresholds/protocolText.ts';

const shipped = parseProtocol(JSON.parse(readFileSync('public/protocol.default.json', 'utf8')));
if (!shipped.ok) throw new Error(shipped.failure.message);
const { value: protocol } = shipped;

describe('a cut-off in the form', () => {
  it.each(protocol.cutoffs.map((cutoff) => [cutoff.id, cutoff] as const))('%s comes back unchanged', (_id, cutoff) => {
    expect(cutoffJson(draftOf(cutoff))).toEqual(cutoff);
  });

  it('shows an ADC cut-off in 10⁻⁶ mm²/s and keeps it in mm²/s', () => {
    const adc = protocol.cutoffs.find(({ quantity }) => quantity === 'ADC');
    if (!adc) throw new Error('the shipped protocol has an ADC cut-off');
    const draft = draftOf(adc);
    expect(draft.value).toBe('1000');
    expect(cutoffJson({ ...draft, value: '1050' })).toMatchObject({ value: 0.00105, unit: 'mm2/s' });
  });

  it.each([
    ['SUVbw', 'max', 'value', 'g/ml{SUVbw}'],
    ['SUVbw', 'volume', 'value', 'mm3'],
    ['SUL', 'tlg', 'value', 'g'],
    ['Diameter', 'area', 'value', 'mm2'],
    ['TargetSum', 'sum', 'value', 'mm'],
    ['TargetSum', 'sum', 'changeFromNadir', '%'],
    ['HU', 'mean', 'value', "[hnsf'U]"],
  ] as const)('%s %s, %s has the unit %s', (quantity, statistic, basis, unit) => {
    expect(unitOf({ quantity, statistic, basis })).toBe(unit);
  });

  it.each(['', 'about 3', '2,5'])('refuses the value “%s” by name', (value) => {
    const cutoffs = [cutoffJson({ ...newDraft([]), meaning: 'M', source: 'S', value })];
    const parsed = parseProtocol({ name: 'P', version: 1, cutoffs });
    expect(parsed).toMatchObject({ ok: false, failure: { code: 'PRO_E_INVALID' } });
    expect(parsed.ok ? '' : parsed.failure.message).toContain('cut-off 1, value');
  });

  it('gives a new cut-off an id of its own', () => {
    expect(newDraft(['cut-off-1', 'cut-off-2']).id).toBe('cut-off-3');
    expect(newDraft(['x', 'cut-off-3']).id).toBe('cut-off-4');
  });
});

describe('a protocol as text', () => {
  it('comes back unchanged', () => {
    expect(protocolFromText(protocolToText(protocol))).toEqual({ ok: true, value: protocol });
  });

  it.each([
    ['{ "name": ', 'PRO_E_JSON'],
    ['[]', 'PRO_E_INVALID'],
    [' '.repeat(1_000_001), 'PRO_E_INVALID'],
  ])('is refused when it is none', (text, code) => {
    expect(protocolFromText(text)).toMatchObject({ ok: false, failure: { code } });
  });
});
