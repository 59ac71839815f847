import { describe, expect, it } from 'vitest';
import { arrange } from '#core/hanging/arrange.ts';
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

describe('arrange', () => {
  it('hangs PET/CT of one frame of reference as CT, PET, fused and coronal PET', () => {
    expect(arrange([study({ uid: 'ct', kind: 'ct' }, { uid: 'pet', kind: 'pet' })])).toEqual({
      layout: '2x2',
      cells: [
        { stackId: 'ct/0', orientation: 'native' },
        { stackId: 'pet/0', orientation: 'native' },
        { stackId: 'ct/0', fusedStackId: 'pet/0', orientation: 'axial' },
        { stackId: 'pet/0', orientation: 'coronal' },
      ],
    });
  });

  it('does not fuse a CT of another frame of reference', () => {
    const { layout, cells } = arrange([study({ uid: 'ct', kind: 'ct', space: 'other' }, { uid: 'pet', kind: 'pet' })]);
    expect([layout, cells.map(({ fusedStackId }) => fusedStackId)]).toEqual(['1x2', [undefined, undefined]]);
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
