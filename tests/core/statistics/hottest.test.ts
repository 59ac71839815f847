import { describe, expect, it } from 'vitest';
import { inUnit } from '#core/quantities.ts';
import { hottest, hottestCount } from '#core/statistics/hottest.ts';
import { hotspot, hotspotGrid } from '../../builders/fields.ts';

/** The 41 % region of pet-suv.md 9.3. */
function hotspotValues(): Float64Array {
  const values: number[] = [];
  for (let k = 0; k < hotspotGrid.dimensions[2]; k++)
    for (let j = 0; j < hotspotGrid.dimensions[1]; j++)
      for (let i = 0; i < hotspotGrid.dimensions[0]; i++) values.push(hotspot(i, j, k));
  const threshold = 0.41 * Math.max(...values);
  return Float64Array.from(values.filter((value) => value >= threshold));
}

describe('SUVhot-N', () => {
  it.each([
    { wanted: 5, expected: 9.25364302 },
    { wanted: 10, expected: 8.858104038 },
    { wanted: 40, expected: 7.480538865 },
  ])('hot-$wanted of the 41 % region is $expected', ({ wanted, expected }) => {
    const found = hottest(hotspotValues(), wanted);
    expect(found.mean).toBeCloseTo(expected, 9);
    expect(found).toMatchObject({ count: wanted, warnings: [] });
  });

  it('uses all voxels, and says so, when the region has fewer', () => {
    const found = hottest(Float64Array.of(1, NaN, 3), 5);
    expect(found).toMatchObject({ mean: 2, count: 2, warnings: [{ code: 'SUV_W_FEW_VOXELS' }] });
  });

  it('has no mean without a defined value', () => {
    expect(hottest(Float64Array.of(NaN), 5).mean).toBeUndefined();
  });
});

describe('the hottest volume', () => {
  it.each([
    { volume: 1000, voxel: 64, expected: 16 },
    { volume: 10, voxel: 64, expected: 1 },
    { volume: 500, voxel: 8, expected: 63 },
  ])('of $volume mm3 in voxels of $voxel mm3 is $expected voxels', ({ volume, voxel, expected }) => {
    expect(hottestCount(inUnit('mm3', volume), inUnit('mm3', voxel))).toBe(expected);
  });
});
