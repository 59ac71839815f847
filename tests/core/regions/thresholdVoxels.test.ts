import { describe, expect, it } from 'vitest';
import type { RegionShape, ThresholdRule } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { fieldOf, type ValueAt } from '../../builders/fields.ts';
import { flipped, makeGrid } from '../../builders/grids.ts';

/** The phantom of pet-suv.md 9.3: 21 x 21 x 21 voxels of 4 mm. */
const grid = makeGrid({ dimensions: [21, 21, 21], spacing: [4, 4, 4] });
const phantom = (i: number, j: number, k: number) => {
  const squared = 16 * ((i - 10.3) ** 2 + (j - 9.8) ** 2 + (k - 10.1) ** 2);
  return 1 + 9 * Math.exp(-squared / 128);
};

const thresholdShape = (rule: ThresholdRule, radius = 60): RegionShape => ({
  kind: 'threshold',
  within: { centre: [40, 40, 40], radius },
  rule,
  seriesUid: '1.2.3',
});

const voxelsOf = (shape: RegionShape, valueAt: ValueAt, of = grid) => regionVoxels(shape, of, fieldOf(of, valueAt));

const fixed = (value: number): ThresholdRule => ({ kind: 'fixed', value, unit: 'g/ml{SUVbw}', connected: true });
const fraction = (of: number, connected = true): ThresholdRule => ({ kind: 'fraction', of, connected });

describe('threshold regions', () => {
  // pet-suv.md 9.3: n and SUVmean.
  it.each([
    { name: '41 %', rule: fraction(0.41), count: 105, mean: 5.929906309 },
    { name: '50 %', rule: fraction(0.5), count: 73, mean: 6.575658276 },
    { name: 'fixed 2.5', rule: fixed(2.5), count: 221, mean: 4.498877891 },
    { name: 'fixed 4.0', rule: fixed(4), count: 109, mean: 5.859759032 },
    { name: 'PERCIST liver', rule: fixed(1.5 * 2 + 2 * 0.2), count: 144, mean: 5.328669098 },
    { name: 'adaptive, background 1.0', rule: fixed(0.5 * (9.843870121 + 1)), count: 57, mean: 6.971135938 },
  ])('of the phantom at $name have $count voxels', ({ rule, count, mean }) => {
    const runs = voxelsOf(thresholdShape(rule), phantom);
    let sum = 0;
    for (let at = 0; at < runs.runs.length; at += 4)
      for (let i = runs.runs[at + 2] ?? 0; i <= (runs.runs[at + 3] ?? -1); i += 1)
        sum += phantom(i, runs.runs[at + 1] ?? 0, runs.runs[at] ?? 0);
    expect(runs.count).toBe(count);
    expect(sum / runs.count).toBeCloseTo(mean, 8);
  });

  it('count the same when slices are counted from the other end', () => {
    const seenFromHead = (i: number, j: number, k: number) => phantom(i, j, 20 - k);
    expect(voxelsOf(thresholdShape(fraction(0.41)), seenFromHead, flipped(grid, 2)).count).toBe(105);
  });

  it('stay inside the search sphere and take its maximum', () => {
    const small = thresholdShape(fraction(0.41), 8);
    const inSphere = regionVoxels({ kind: 'sphere', centre: [40, 40, 40], radius: 8 }, grid).count;
    expect(inSphere).toBe(33);
    expect(voxelsOf(small, phantom).count).toBe(33);
  });

  it('take in voxels that equal the threshold', () => {
    const values = (i: number) => (i === 10 ? 5 : i === 11 ? 2.5 : 2.4999);
    const shape = thresholdShape(fixed(2.5), 4);
    expect(voxelsOf(shape, values).count).toBe(5 + 1);
  });

  it('keep the part with the maximum, or all parts', () => {
    const two = (i: number, j: number, k: number) => (j === 10 && k === 10 ? ([0, 5, 5, 0, 9, 8][i - 7] ?? 0) : 0);
    expect(voxelsOf(thresholdShape(fixed(4)), two).count).toBe(2);
    expect(voxelsOf(thresholdShape({ ...fixed(4), connected: false }), two).count).toBe(4);
  });

  it('join faces only, not edges or corners', () => {
    const diagonal = (i: number, j: number, k: number) => (i === j && j === k && i >= 9 && i <= 11 ? i : 0);
    expect(voxelsOf(thresholdShape(fixed(5)), diagonal).count).toBe(1);
    expect(voxelsOf(thresholdShape({ ...fixed(5), connected: false }), diagonal).count).toBe(3);
  });

  it('start from the lowest slice, row and column among equal maxima', () => {
    const twins = (i: number, j: number, k: number) => (i === 10 && j === 10 && (k === 8 || k === 12) ? 7 : 0);
    expect(voxelsOf(thresholdShape(fraction(0.5)), twins).box?.from).toEqual([10, 10, 8]);
  });

  it('never count padding, whatever the threshold', () => {
    const half = (i: number) => (i < 10 ? NaN : 3);
    const shape = thresholdShape({ kind: 'fixed', value: -1000, unit: "[hnsf'U]", connected: false });
    const { box } = voxelsOf(shape, half);
    expect(box?.from[0]).toBe(10);
    expect(voxelsOf(shape, () => NaN).count).toBe(0);
    expect(voxelsOf(thresholdShape(fraction(0.41)), () => NaN).count).toBe(0);
  });

  it('are empty when nothing reaches the threshold or the sphere lies outside the image', () => {
    expect(voxelsOf(thresholdShape(fixed(50)), phantom).count).toBe(0);
    expect(voxelsOf(thresholdShape(fraction(0.41)), () => -1).count).toBe(0);
    const outside = { ...thresholdShape(fixed(1)), within: { centre: [-500, 0, 0], radius: 20 } } as RegionShape;
    expect(voxelsOf(outside, phantom).count).toBe(0);
  });

  it('have no voxels without values', () => {
    expect(() => regionVoxels(thresholdShape(fixed(1)), grid)).toThrow(TypeError);
  });
});
