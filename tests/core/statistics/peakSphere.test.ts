import { describe, expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import { PEAK_RADIUS, peakSphere } from '#core/statistics/peakSphere.ts';

/** pet-suv.md 9.1; spacing there is z, y, x. */
const TABLE: readonly { spacing: Vector3; ibsi: number; frac: number; sum: number; ml: number }[] = [
  { spacing: [4, 4, 4], ibsi: 19, frac: 27, sum: 15.408, ml: 0.986112 },
  { spacing: [2, 2, 2], ibsi: 123, frac: 251, sum: 124.8, ml: 0.9984 },
  { spacing: [4.07, 4.07, 3.27], ibsi: 19, frac: 45, sum: 18.536, ml: 1.004044 },
  { spacing: [2, 2, 5], ibsi: 47, frac: 119, sum: 50.032, ml: 1.00064 },
];

describe('the 1 ml peak sphere', () => {
  it('has the radius of 1 ml', () => {
    expect(PEAK_RADIUS).toBeCloseTo(6.203504909, 9);
  });

  it.each(TABLE)('covers $ibsi whole and $frac partial voxels at $spacing mm', ({ spacing, ibsi, frac, sum, ml }) => {
    const whole = peakSphere('peak-ibsi', spacing);
    expect(whole.weights.length).toBe(ibsi);
    expect(new Set(whole.weights)).toEqual(new Set([1]));
    expect(whole.total).toBe(ibsi);
    const partial = peakSphere('peak-frac', spacing);
    expect(partial.weights.length).toBe(frac);
    expect(partial.total).toBeCloseTo(sum, 9);
    expect((partial.total * spacing[0] * spacing[1] * spacing[2]) / 1000).toBeCloseTo(ml, 6);
  });

  it.each([
    { name: 'centre', offset: [0, 0, 0], weight: 1 },
    { name: 'face', offset: [0, 1, 0], weight: 0.988 },
    { name: 'edge', offset: [1, 0, -1], weight: 0.566 },
    { name: 'corner', offset: [-1, -1, 1], weight: 0.211 },
  ])('weighs the $name voxel $weight at 4 mm', ({ offset, weight }) => {
    const { offsets, weights } = peakSphere('peak-frac', [4, 4, 4]);
    const at = Array.from(weights).findIndex((_, n) => offset.every((step, axis) => offsets[3 * n + axis] === step));
    expect(weights[at]).toBeCloseTo(weight, 12);
  });

  it('keeps the centre voxel where voxels are larger than the sphere', () => {
    expect(Array.from(peakSphere('peak-ibsi', [20, 20, 20]).weights)).toEqual([1]);
    expect(peakSphere('peak-frac', [20, 20, 20]).weights.length).toBe(1);
  });
});
