import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { VoxelField } from '#core/statistics/voxelField.ts';

export const axialGrid = (dimensions: Vector3, spacing: Vector3): Grid => ({
  dimensions,
  spacing,
  origin: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: '1.2.3',
});

export type ValueAt = (i: number, j: number, k: number) => number;

export const fieldOf = (grid: Grid, valueAt: ValueAt): VoxelField => ({
  grid,
  readRow: ({ k, j, from, to }, target, offset) => {
    for (let i = from; i <= to; i++) target[offset + i - from] = valueAt(i, j, k);
  },
});

/** The voxels that satisfy a condition, as runs; found one by one, independently of the code that scans shapes. */
export function runsWhere(grid: Grid, inside: (i: number, j: number, k: number) => boolean): VoxelRuns {
  const runs: number[] = [];
  const from: [number, number, number] = [Infinity, Infinity, Infinity];
  const to: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  let count = 0;
  for (let k = 0; k < grid.dimensions[2]; k++) {
    for (let j = 0; j < grid.dimensions[1]; j++) {
      for (let i = 0; i < grid.dimensions[0]; i++) {
        if (!inside(i, j, k)) continue;
        count++;
        [i, j, k].forEach((index, axis) => {
          from[axis as 0 | 1 | 2] = Math.min(from[axis] ?? 0, index);
          to[axis as 0 | 1 | 2] = Math.max(to[axis] ?? 0, index);
        });
        const last = runs.length - 4;
        if (i > 0 && runs[last] === k && runs[last + 1] === j && runs[last + 3] === i - 1) runs[last + 3] = i;
        else runs.push(k, j, i, i);
      }
    }
  }
  return { runs: Int32Array.from(runs), count, box: count > 0 ? { from, to } : undefined };
}

/** pet-suv.md 9.3: 21³ voxels of 4 mm, S = 1 + 9 exp(-r²/128). */
export const hotspotGrid = axialGrid([21, 21, 21], [4, 4, 4]);
export const hotspot: ValueAt = (i, j, k) =>
  1 + 9 * Math.exp(-(16 * ((i - 10.3) ** 2 + (j - 9.8) ** 2 + (k - 10.1) ** 2)) / 128);
