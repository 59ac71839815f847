import { describe, expect, it } from 'vitest';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { furtherValues, headline } from '#core/measurements/select.ts';
import type { RegionShape } from '#core/regions/region.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { axialGrid } from '../../builders/fields.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

const volume = volumeOf(axialGrid([8, 8, 4], [4, 4, 4]), (i) => i + 1);

function measurementsOf(shape: RegionShape, quantity: VoxelQuantity) {
  return measureRegion(requestOf(shape, volume, { quantity }), summarise);
}

const names = (values: readonly { readonly statistic: string }[]) => values.map(({ statistic }) => statistic);

describe('the headline of a measurement', () => {
  it.each([
    { quantity: 'SUVbw', first: ['max', 'mean', 'peak', 'volume'] },
    { quantity: 'ADC', first: ['mean', 'sd', 'median', 'p10'] },
    { quantity: 'HU', first: ['mean', 'sd', 'median', 'volume'] },
    { quantity: 'activity', first: ['max', 'mean', 'volume'] },
  ] as const)('of $quantity begins with $first', ({ quantity, first }) => {
    const [measurement] = measurementsOf({ kind: 'whole' }, quantity);
    if (!measurement) throw new Error('nothing measured');
    expect(names(headline(measurement))).toEqual(first);
    // Nothing is shown twice and nothing is lost.
    const all = [...names(headline(measurement)), ...names(furtherValues(measurement))].sort();
    expect(all).toEqual(names(measurement.values).sort());
  });

  it('of a segmentation in SUV ends with TLG, which a shape drawn by hand has not', () => {
    const square = [
      [0, 0, 4],
      [20, 0, 4],
      [20, 20, 4],
      [0, 20, 4],
    ] as const;
    const [measurement] = measurementsOf({ kind: 'contours', contours: [square], normal: [0, 0, 1] }, 'SUVbw');
    expect(measurement && names(headline(measurement))).toEqual(['max', 'mean', 'peak', 'volume', 'tlg']);
  });

  it('of a drawn outline is its axes and area, of a probe its value', () => {
    const square = [
      [0, 0, 4],
      [20, 0, 4],
      [20, 20, 4],
      [0, 20, 4],
    ] as const;
    const [, diameter] = measurementsOf({ kind: 'freehand', points: square, normal: [0, 0, 1] }, 'HU');
    expect(diameter && names(headline(diameter))).toEqual(['longAxis', 'shortAxis', 'area']);
    const [probe] = measurementsOf({ kind: 'point', at: [4, 4, 4] }, 'SUVbw');
    expect(probe && names(headline(probe))).toEqual(['value']);
  });

  it('of a failure is empty', () => {
    const [failure] = measurementsOf({ kind: 'sphere', centre: [900, 0, 0], radius: 5 }, 'HU');
    expect(failure && headline(failure)).toEqual([]);
  });
});
