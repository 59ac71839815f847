import { describe, expect, it } from 'vitest';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { regionText } from '../../../src/features/marking/regionText.ts';

const region = { id: 'r', name: 'T1', shape: { kind: 'bidirectional' } } as Region;
const measured = (facts: Partial<Measurement>): Measurement =>
  ({ regionId: 'r', stackId: 'ct/0', values: [], warnings: [], ...facts }) as Measurement;

describe('text beside a region', () => {
  it('gives both diameters with their unit', () => {
    const diameter = measured({
      quantity: 'Diameter',
      values: [
        { quantity: 'Diameter', statistic: 'longAxis', value: 32.14, unit: 'mm' },
        { quantity: 'Diameter', statistic: 'shortAxis', value: 20.36, unit: 'mm' },
      ],
    });
    expect(regionText(region, [diameter], ['ct/0'])).toEqual(['T1', '32.1 × 20.4 mm']);
  });

  it('gives the maximum of SUV and the mean with SD of CT numbers', () => {
    const suv = measured({
      quantity: 'SUVbw',
      values: [
        { quantity: 'SUVbw', statistic: 'mean', value: 3, unit: 'g/ml{SUVbw}' },
        { quantity: 'SUVbw', statistic: 'max', value: 5.2, unit: 'g/ml{SUVbw}' },
      ],
    });
    const hu = measured({
      quantity: 'HU',
      values: [
        { quantity: 'HU', statistic: 'mean', value: 41.26, unit: "[hnsf'U]" },
        { quantity: 'HU', statistic: 'sd', value: 12, unit: "[hnsf'U]" },
      ],
    });
    const [, first, second] = regionText(region, [suv, hu], ['ct/0']);
    expect(first).toBe('SUVbw max 5.20 g/ml');
    expect(second).toBe('mean 41.3 ± 12.0 HU');
  });

  it('says what is not computable, and never a number instead', () => {
    const refused = measured({ quantity: 'SUVbw', failure: { code: 'SUV_E_WEIGHT', message: 'no weight' } });
    expect(regionText(region, [refused], ['ct/0'])).toEqual(['T1', '∅ SUVbw: SUV_E_WEIGHT']);
  });

  it('prefers the numbers of the picture it is seen on', () => {
    const one = (stackId: string, value: number) =>
      measured({ stackId, quantity: 'HU', values: [{ quantity: 'HU', statistic: 'value', value, unit: "[hnsf'U]" }] });
    expect(regionText(region, [one('a', 1), one('b', 2)], ['b'])).toEqual(['T1', '2 HU']);
    expect(regionText(region, [one('a', 1)], ['c'])).toEqual(['T1', '1 HU']);
  });
});
