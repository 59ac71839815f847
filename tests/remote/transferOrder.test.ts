import { describe, expect, it } from 'vitest';
import type { RemoteSeries } from '#core/archive/archive.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { middleOutwards, seriesInOrder } from '#remote/transferOrder.ts';

const slice = (position: string | undefined, number: string, orientation = '1\\0\\0\\0\\1\\0') => {
  const geometry: DataSet = {
    '00200032': { vr: 'DS', Value: (position ?? '').split('\\') },
    '00200037': { vr: 'DS', Value: orientation.split('\\') },
  };
  const dataSet: DataSet = { '00200013': { vr: 'IS', Value: [number] }, ...(position === undefined ? {} : geometry) };
  return { dataSet, number };
};
const order = (slices: readonly ReturnType<typeof slice>[]) => middleOutwards(slices).map(({ number }) => number);

describe('the order of slices', () => {
  it('begins in the middle along z, whatever the instance numbers say', () => {
    const slices = [slice('0\\0\\40', '1'), slice('0\\0\\0', '2'), slice('0\\0\\20', '3'), slice('0\\0\\30', '4'), slice('0\\0\\10', '5')]; // prettier-ignore
    expect(order(slices)).toEqual(['3', '5', '4', '2', '1']);
  });

  it('follows the normal of sagittal slices, which lie along x', () => {
    const sagittal = '0\\1\\0\\0\\0\\-1';
    const slices = [slice('9\\0\\5', '1', sagittal), slice('-9\\0\\7', '2', sagittal), slice('0\\0\\0', '3', sagittal)];
    expect(order(slices)[0]).toBe('3');
  });

  it('goes by instance number where there is no geometry', () => {
    expect(order([slice(undefined, '3'), slice(undefined, '1'), slice(undefined, '2')])).toEqual(['2', '1', '3']);
  });

  it('loses and repeats nothing', () => {
    for (const count of [0, 1, 2, 7, 8]) {
      const slices = Array.from({ length: count }, (_, index) => slice(`0\\0\\${index}`, String(index)));
      expect(order(slices).toSorted()).toEqual(slices.map(({ number }) => number).toSorted());
    }
  });
});

it('fetches images before what is said about them, and by series number', () => {
  const series = (modality: string, number: number | undefined): RemoteSeries => ({
    studyUid: '1',
    seriesUid: `${modality}${number}`,
    modality,
    description: '',
    number,
    images: 1,
  });
  const sorted = seriesInOrder([
    series('SR', 1),
    series('CT', undefined),
    series('PT', 4),
    series('SEG', 3),
    series('CT', 2),
  ]);
  expect(sorted.map(({ seriesUid }) => seriesUid)).toEqual(['CT2', 'PT4', 'CTundefined', 'SR1', 'SEG3']);
});
