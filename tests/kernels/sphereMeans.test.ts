import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { plainSphereMeans, SLACK, type OpenSphereMeans } from '#core/statistics/sphereMeans.ts';
import { suvPeak } from '#core/statistics/suvPeak.ts';
import type { Kernels } from '#kernels/loadKernels.ts';
import { fieldOf } from '../builders/fields.ts';
import { makeGrid } from '../builders/grids.ts';
import { builtKernels } from '../builders/kernels.ts';

let kernels: Kernels;
beforeAll(async () => {
  kernels = await builtKernels();
});

const SIZE = 60;
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
/** A row of centres in the middle and a sphere that reaches 20 places to either side. */
const cases = fc.record({
  values: fc.array(finite, { minLength: SIZE, maxLength: SIZE }),
  weights: fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
  offsets: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 40, maxLength: 40 }),
  count: fc.integer({ min: 1, max: 16 }),
});

function means(
  open: OpenSphereMeans,
  { values, weights, offsets, count }: { [K in 'values' | 'weights' | 'offsets']: number[] } & { count: number },
) {
  const opened = open({ size: SIZE + SLACK, most: 40, row: 16 });
  opened.values.set(values);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  opened.take({
    weights: Float64Array.from(weights),
    offsets: Int32Array.from(offsets.slice(0, weights.length)),
    total,
  });
  return [...opened.inner({ at: 20, count }).subarray(0, count)];
}

it('gives the bits of the plain twin and the weighted mean by definition', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const compiled = means(kernels.sphereMeans, one);
      expect(compiled).toEqual(means(plainSphereMeans, one));
      const total = one.weights.reduce((sum, weight) => sum + weight, 0);
      const largest = Math.max(...one.values.map(Math.abs));
      compiled.forEach((mean, n) => {
        const exact = one.weights.reduce((sum, w, m) => sum + w * (one.values[20 + n + (one.offsets[m] ?? 0)] ?? 0), 0);
        expect(Math.abs(mean - exact / total)).toBeLessThanOrEqual(1e-12 * (largest + 1));
      });
    }),
  );
});

it('is not misled by what an earlier, larger call left in the memory', () => {
  const one = { values: new Array<number>(SIZE).fill(2), weights: [1, 1], offsets: [-20, 20], count: 16 };
  kernels.sphereMeans({ size: 5000, most: 40, row: 16 }).values.fill(NaN);
  expect(means(kernels.sphereMeans, { ...one, values: one.values.slice(0, SIZE) })).toEqual(new Array(16).fill(2));
});

it.each<[string, Vector3]>([
  ['4 mm', [4, 4, 4]],
  ['2.03 × 2.03 × 3.27 mm', [2.03, 2.03, 3.27]],
])('finds the peaks of the plain search in voxels of %s, at the image edge too', (_, spacing) => {
  const grid = makeGrid({ dimensions: [40, 36, 24], spacing });
  const [columns, rows] = grid.dimensions;
  const field = fieldOf(grid, (i, j, k) => ((i * 7919 + j * 104729 + k * 1299709) % 1013) / 100);
  const middle: Vector3 = [(columns * spacing[0]) / 2, (rows * spacing[1]) / 2, 12 * spacing[2]];
  const runs = regionVoxels({ kind: 'sphere', centre: middle, radius: 60 }, grid, field);
  expect(runs.count).toBeGreaterThan(1000);
  const [compiled, plain] = [suvPeak(field, runs, { means: kernels.sphereMeans }), suvPeak(field, runs)];
  for (const variant of ['peak-frac', 'peak-ibsi'] as const) {
    for (const scope of ['global', 'local'] as const) expect(compiled(variant, scope)).toEqual(plain(variant, scope));
  }
});
