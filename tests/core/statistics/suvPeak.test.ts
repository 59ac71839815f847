import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import { PEAK_RADIUS, type PeakVariant } from '#core/statistics/peakSphere.ts';
import { peakWarnings, suvPeak } from '#core/statistics/suvPeak.ts';
import { axialGrid, fieldOf, hotspot, hotspotGrid, runsWhere, type ValueAt } from '../../builders/fields.ts';

const VARIANTS = ['peak-frac', 'peak-ibsi'] as const;
const everything = (grid: Grid) => runsWhere(grid, () => true);

describe('SUVpeak of the test phantom (pet-suv.md 9.3)', () => {
  const threshold = 0.41 * hotspot(10, 10, 10);
  const region = runsWhere(hotspotGrid, (i, j, k) => hotspot(i, j, k) >= threshold);
  const peak = suvPeak(fieldOf(hotspotGrid, hotspot), region);

  it('has the 105 voxels of the 41 % region', () => {
    expect(threshold).toBeCloseTo(4.035987, 6);
    expect(region.count).toBe(105);
  });

  it.each([
    { variant: 'peak-ibsi', scope: 'local', expected: 8.296471366 },
    { variant: 'peak-ibsi', scope: 'global', expected: 8.296471366 },
    { variant: 'peak-frac', scope: 'global', expected: 8.294905976 },
    { variant: 'peak-frac', scope: 'local', expected: 8.294905976 },
  ] as const)('$variant $scope is $expected', ({ variant, scope, expected }) => {
    const found = peak(variant, scope);
    expect(found?.value).toBeCloseTo(expected, 9);
    expect(found).toMatchObject({ variant, scope, centre: [10, 10, 10], atEdge: false });
  });
});

describe('SUVpeak at the edge of the image', () => {
  const grid = axialGrid([9, 9, 9], [4, 4, 4]);
  const corner = runsWhere(grid, (i, j, k) => i === 0 && j === 0 && k === 0);
  const peak = suvPeak(
    fieldOf(grid, () => 3),
    corner,
  );

  it('renormalises peak-frac and counts zeros in peak-ibsi', () => {
    expect(peak('peak-frac', 'global')).toMatchObject({ atEdge: true });
    expect(peak('peak-frac', 'global')?.value).toBeCloseTo(3, 12);
    // Of the 19 voxels the corner keeps itself, 3 faces and 3 edges.
    expect(peak('peak-ibsi', 'global')?.value).toBeCloseTo((3 * 7) / 19, 12);
  });

  it('says so, and says that the region is smaller than the sphere', () => {
    const found = VARIANTS.flatMap((variant) => peak(variant, 'global') ?? []);
    const codes = peakWarnings(found, { count: 1, grid }).map(({ code }) => code);
    expect(codes).toEqual(['SUV_W_PEAK_EDGE', 'SUV_W_PEAK_SMALL']);
  });

  it('is silent for a sphere inside the image and a region of 1 ml', () => {
    const middle = runsWhere(grid, (i, j, k) => [i, j, k].every((index) => index >= 3 && index <= 6));
    const found = suvPeak(
      fieldOf(grid, () => 3),
      middle,
    )('peak-frac', 'global');
    expect(found).toMatchObject({ value: 3, atEdge: false, centre: [3, 3, 3] });
    expect(peakWarnings(found ? [found] : [], { count: middle.count, grid })).toEqual([]);
  });

  it('treats undefined voxels as outside the image, and never centres on one', () => {
    const half = fieldOf(grid, (i) => (i < 4 ? NaN : 2));
    const found = suvPeak(half, everything(grid))('peak-frac', 'global');
    expect(found?.value).toBeCloseTo(2, 12);
    expect(found?.centre[0]).toBeGreaterThanOrEqual(4);
    const nothing = suvPeak(
      fieldOf(grid, () => NaN),
      everything(grid),
    );
    expect(nothing('peak-frac', 'global')).toBeUndefined();
    expect(nothing('peak-ibsi', 'local')).toBeUndefined();
  });
});

describe('local and global SUVpeak', () => {
  const grid = axialGrid([30, 20, 20], [4, 4, 4]);
  /** One very hot voxel alone, and a broad warm ball: the maximum is not where the peak is. */
  const values: ValueAt = (i, j, k) => {
    if (i === 5 && j === 10 && k === 10) return 10;
    return Math.hypot(i - 20, j - 10, k - 10) <= 4 ? 8 : 0;
  };
  const peak = suvPeak(fieldOf(grid, values), everything(grid));

  it('centre on the hottest voxel or on the hottest millilitre', () => {
    expect(peak('peak-ibsi', 'local')).toMatchObject({ centre: [5, 10, 10] });
    expect(peak('peak-ibsi', 'local')?.value).toBeCloseTo(10 / 19, 12);
    expect(peak('peak-ibsi', 'global')?.value).toBeCloseTo(8, 12);
  });

  it('take the better of several equal maxima', () => {
    const twins: ValueAt = (i, j, k) => (i >= 20 && j === 10 && k === 10 ? 6 : i === 5 && j === 10 && k === 10 ? 6 : 0);
    const found = suvPeak(fieldOf(grid, twins), everything(grid))('peak-ibsi', 'local');
    expect(found?.centre[0]).toBeGreaterThanOrEqual(20);
    expect(found?.value).toBeCloseTo(18 / 19, 12);
  });
});

/** The definition word for word: every centre, every voxel of the image. */
function bruteForce({ grid, valueAt, runs }: { grid: Grid; valueAt: ValueAt; runs: VoxelRuns }, variant: PeakVariant) {
  const [columns, rows, slices] = grid.dimensions;
  const weight = (d: readonly number[]) => {
    const steps = variant === 'peak-ibsi' ? [0] : Array.from({ length: 10 }, (_, n) => (n + 0.5) / 10 - 0.5);
    let inside = 0;
    for (const a of steps) {
      for (const b of steps) {
        for (const c of steps) {
          const along = [a, b, c].map((step, axis) => ((d[axis] ?? 0) + step) * (grid.spacing[axis] ?? 0));
          if (Math.hypot(...along) <= PEAK_RADIUS) inside++;
        }
      }
    }
    return inside / steps.length ** 3;
  };
  const sphere: { d: [number, number, number]; w: number }[] = [];
  for (let dk = -3; dk <= 3; dk++)
    for (let dj = -3; dj <= 3; dj++)
      for (let di = -3; di <= 3; di++) {
        const w = weight([di, dj, dk]);
        if (w > 0) sphere.push({ d: [di, dj, dk], w });
      }
  let best = -Infinity;
  for (let n = 0; n < runs.runs.length; n += 4) {
    const [k = 0, j = 0, first = 0, last = -1] = runs.runs.subarray(n, n + 4);
    for (let i = first; i <= last; i++) {
      let [sum, inside, all] = [0, 0, 0];
      for (const { d, w } of sphere) {
        const [x, y, z] = [i + d[0], j + d[1], k + d[2]];
        all += w;
        if (x < 0 || y < 0 || z < 0 || x >= columns || y >= rows || z >= slices) continue;
        sum += w * valueAt(x, y, z);
        inside += w;
      }
      best = Math.max(best, sum / (variant === 'peak-frac' ? inside : all));
    }
  }
  return best;
}

describe('the bounded search', () => {
  it.each(VARIANTS)('finds what trying every centre finds, %s', (variant) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1 << 30 }), fc.integer({ min: 1, max: 9 }), (seed, share) => {
        const grid = axialGrid([19, 11, 13], [3.1, 4.2, 5.3]);
        const noise = (i: number, j: number, k: number) => {
          const hash = Math.sin(seed + i * 12.9898 + j * 78.233 + k * 37.719) * 43_758.5453;
          return hash - Math.floor(hash);
        };
        const valueAt: ValueAt = (i, j, k) => noise(i, j, k) * 4 - (seed % 3);
        const runs = runsWhere(grid, (i, j, k) => noise(k, i, j) < share / 10);
        const found = suvPeak(fieldOf(grid, valueAt), runs)(variant, 'global');
        expect(found?.value ?? -Infinity).toBeCloseTo(bruteForce({ grid, valueAt, runs }, variant), 10);
      }),
      { numRuns: 25 },
    );
  });
});
