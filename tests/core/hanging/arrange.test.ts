import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrange as arrangeByRules, arrangeBy } from '#core/hanging/arrange.ts';
import type { HangingRule } from '#core/hanging/hangingProtocol.ts';
import { parseHanging } from '#core/hanging/parseHanging.ts';
import type { Series, Stack, StackKey, Study } from '#core/imaging/series.ts';
import { success } from '#core/result.ts';

interface Drawn {
  readonly uid: string;
  readonly kind: Series['kind'];
  readonly keys?: readonly StackKey[];
  readonly slices?: number;
  readonly space?: string;
}

function series({ uid, kind, keys = [{}], slices = 10, space = 'f' }: Drawn): Series {
  const stacks = keys.map((key, index): Stack => ({
    id: `${uid}/${index}`,
    label: '',
    key,
    frames: Array.from({ length: slices }),
    grid: success({
      dimensions: [4, 4, slices], spacing: [1, 1, 1], origin: [0, 0, 0],
      row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: space,
    }),
    warnings: [],
  })); // prettier-ignore
  return {
    seriesUid: uid, studyUid: 's', modality: '', kind, description: '', number: 1, instances: [], stacks, warnings: [],
  }; // prettier-ignore
}

const study = (...drawn: readonly Drawn[]): Study => ({
  studyUid: 's',
  patientId: 'P',
  patientName: '',
  studyDate: '20250101',
  description: '',
  series: drawn.map(series),
});

const shipped = parseHanging(JSON.parse(readFileSync('public/hanging.default.json', 'utf8')));
if (!shipped.ok) throw new Error(shipped.failure.message);
const protocol = shipped.value;
const arrange = (studies: readonly Study[]) => arrangeByRules(studies, protocol);

describe('arrange, by the rules served with the app', () => {
  it('hangs PET/CT of one frame of reference as CT, PET, fused and a MIP of the PET', () => {
    expect(arrange([study({ uid: 'ct', kind: 'ct' }, { uid: 'pet', kind: 'pet' })])).toEqual({
      hung: { rule: 'PET/CT: CT, PET, fused, MIP', missing: [] },
      layout: '2x2',
      cells: [
        { stackId: 'ct/0', orientation: 'native' },
        { stackId: 'pet/0', orientation: 'native' },
        { stackId: 'ct/0', fusedStackId: 'pet/0', orientation: 'axial' },
        { stackId: 'pet/0', orientation: 'coronal', slab: { kind: 'max', thickness: 'whole' } },
      ],
    });
  });

  it('does not fuse a CT of another frame of reference', () => {
    const { layout, cells, hung } = arrange([
      study({ uid: 'ct', kind: 'ct', space: 'other' }, { uid: 'pet', kind: 'pet' }),
    ]);
    expect([layout, cells.map(({ fusedStackId }) => fusedStackId)]).toEqual(['1x2', [undefined, undefined]]);
    expect(hung).toEqual({
      rule: 'PET: slices and MIP',
      missing: ['PET/CT: CT, PET, fused, MIP: no CT in the frame of reference of PET as a regular volume'],
    });
  });

  it.each([
    [
      'the highest b up to 1000, trace first',
      [{ b: 0 }, { b: 1000 }, { b: 1000, direction: 'trace' }, { b: 2000 }],
      'dwi/2',
      'dwi/0',
    ],
    ['b above 1000 where nothing else is weighted', [{ b: 0 }, { b: 1500 }], 'dwi/1', 'dwi/0'],
  ] as const)('shows %s beside b = 0', (_what, keys, weighted, beside) => {
    const { cells } = arrange([study({ uid: 'dwi', kind: 'dwi', keys })]);
    expect(cells.map(({ stackId }) => stackId)).toEqual([weighted, beside]);
  });

  it('puts the ADC map beside the weighted image', () => {
    const { cells } = arrange([
      study({ uid: 'dwi', kind: 'dwi', keys: [{ b: 0 }, { b: 800 }] }, { uid: 'adc', kind: 'adc' }),
    ]);
    expect(cells.map(({ stackId }) => stackId)).toEqual(['dwi/1', 'adc/0']);
  });

  it('puts time points side by side', () => {
    const points = ['a', 'b', 'c'].map((uid) => study({ uid, kind: 'ct' }));
    expect(arrange(points.slice(0, 2))).toMatchObject({ layout: '1x2' });
    expect(arrange(points)).toMatchObject({
      layout: '2x2',
      cells: [{ stackId: 'a/0' }, { stackId: 'b/0' }, { stackId: 'c/0' }],
    });
  });

  it('shows the largest series of anything else, and nothing of a study without pictures', () => {
    expect(arrange([study({ uid: 'x', kind: 'mr' }, { uid: 'y', kind: 'mr', slices: 40 })]).cells).toEqual([
      { stackId: 'y/0', orientation: 'native' },
    ]);
    expect(arrange([study({ uid: 'sr', kind: 'sr', keys: [] })]).cells).toEqual([]);
  });
});

describe('arrangeBy', () => {
  const named = (uid: string, description: string, modality = 'MR'): Study => {
    const made = study({ uid, kind: 'mr' });
    return { ...made, series: made.series.map((one) => ({ ...one, description, modality })) };
  };
  const rule = (selectors: HangingRule['selectors'], cells: HangingRule['cells']): HangingRule => ({
    name: 'test', studies: 'any', layout: 'auto', selectors, cells,
  }); // prettier-ignore
  const cell = (series: string, more: Partial<HangingRule['cells'][number]> = {}) =>
    ({ series: [series], orientation: 'native', ...more }) as const;

  it('finds baseline, follow-up, current and prior among the studies', () => {
    const points = ['a', 'b', 'c'].map((uid) => named(uid, 'T2'));
    const tried = arrangeBy(
      rule(
        { base: { study: 'baseline' }, next: { study: 'follow-up' }, now: { study: 'current' }, before: { study: 'prior' } },
        [cell('base'), cell('next'), cell('now'), cell('before')],
      ),
      points,
    ); // prettier-ignore
    expect(tried.cells.map(({ stackId }) => stackId)).toEqual(['a/0', 'b/0', 'c/0', 'b/0']);
  });

  it('finds by modality and by a pattern of the description', () => {
    const one = {
      ...named('a', 'AX T2 FS'),
      series: [...named('a', 'AX T2 FS').series, ...named('b', 'SAG T1').series],
    };
    const tried = arrangeBy(
      rule({ t1: { description: '*t1*' }, mr: { modality: ['MR'] }, none: { modality: ['CT'] } }, [
        cell('t1', { window: 'Wide' }), cell('mr'), cell('none', { optional: true }),
      ]),
      [one],
    ); // prettier-ignore
    expect(tried).toMatchObject({ applies: true, layout: '1x2', missing: ['no CT'] });
    expect(tried.cells).toEqual([
      { stackId: 'b/0', orientation: 'native', window: 'Wide' },
      { stackId: 'a/0', orientation: 'native' },
    ]);
  });

  it('says what a rule lacks, and that it wants another number of studies', () => {
    const lacking = arrangeBy(rule({ pet: { kind: ['pet'], study: 'prior' } }, [cell('pet')]), [named('a', 'x')]);
    expect(lacking).toMatchObject({ applies: false, partly: false, missing: ['no PET of the prior study'] });
    const several: HangingRule = { ...rule({ any: {} }, [cell('any')]), studies: 'several' };
    expect(arrangeBy(several, [named('a', 'x')])).toMatchObject({
      applies: false,
      missing: ['only one study is open'],
    });
    const one: HangingRule = { ...rule({ any: {} }, [cell('any')]), studies: 'one' };
    expect(arrangeBy(one, [named('a', 'x'), named('b', 'x')])).toMatchObject({
      applies: false,
      missing: ['several studies are open'],
    });
  });

  it('has no rule for studies without pictures', () => {
    expect(arrange([study({ uid: 'sr', kind: 'sr', keys: [] })])).toEqual({
      layout: '1x1',
      cells: [],
      hung: undefined,
    });
    expect(arrange([])).toMatchObject({ cells: [] });
  });
});
