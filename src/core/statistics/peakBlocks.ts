import type { Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { VoxelField } from './voxelField.ts';

/** Voxels along each edge of a block. */
export const BLOCK = 8;

/** A cube of candidate sphere centres, at most BLOCK voxels along each edge. */
export interface Block {
  /** Index of its first voxel. */
  readonly from: Vector3;
  /** Largest value of the block's own voxels, and of all voxels that a sphere centred in it can touch. */
  readonly ownMax: number;
  readonly bound: number;
}

/**
 * The region's box cut into blocks, those first in which the highest peak may lie. No weighted mean exceeds the
 * largest value it is a mean of, so a search may stop at the first block whose `bound` lies below the best mean found.
 */
export function peakBlocks(field: VoxelField, runs: VoxelRuns, reach: Vector3): readonly Block[] {
  if (!runs.box) return [];
  const cells = cellMaxima(field, runs.box, reach);
  const blocks: Block[] = [];
  const { from, to } = runs.box;
  for (let k = from[2]; k <= to[2]; k += BLOCK) {
    for (let j = from[1]; j <= to[1]; j += BLOCK) {
      for (let i = from[0]; i <= to[0]; i += BLOCK) {
        const first: Vector3 = [i, j, k];
        blocks.push({ from: first, ownMax: cells(first, [0, 0, 0]), bound: cells(first, reach) });
      }
    }
  }
  return blocks.sort((a, b) => b.bound - a.bound);
}

/** Largest value of each block-sized cell of the box widened by `reach`; -Infinity where nothing is defined. */
function cellMaxima(field: VoxelField, box: { from: Vector3; to: Vector3 }, reach: Vector3) {
  const start = axes((axis) => Math.floor(-reach[axis] / BLOCK));
  const cellOf = (index: number, axis: 0 | 1 | 2) => Math.floor((index - box.from[axis]) / BLOCK) - start[axis];
  const counts = axes((axis) => cellOf(box.to[axis] + reach[axis] + BLOCK, axis) + 1);
  const maxima = new Float64Array(counts[0] * counts[1] * counts[2]).fill(-Infinity);
  const lower = axes((axis) => Math.max(0, box.from[axis] - reach[axis]));
  const upper = axes((axis) => Math.min(field.grid.dimensions[axis] - 1, box.to[axis] + reach[axis]));
  const row = new Float64Array(Math.max(0, upper[0] - lower[0] + 1));
  for (let k = lower[2]; k <= upper[2]; k++) {
    for (let j = lower[1]; j <= upper[1]; j++) {
      field.readRow({ k, j, from: lower[0], to: upper[0] }, row, 0);
      const line = counts[0] * (cellOf(j, 1) + counts[1] * cellOf(k, 2));
      for (let n = 0; n < row.length;) {
        const cell = line + cellOf(lower[0] + n, 0);
        // Up to the first voxel of the next cell along the row.
        const end = Math.min(row.length, n + BLOCK - modulo(lower[0] + n - box.from[0]));
        let largest = maxima[cell] ?? -Infinity;
        for (; n < end; n++) if ((row[n] ?? NaN) > largest) largest = row[n] ?? NaN;
        maxima[cell] = largest;
      }
    }
  }
  return (first: Vector3, margin: Vector3): number => {
    const a = axes((axis) => cellOf(first[axis] - margin[axis], axis));
    const b = axes((axis) => cellOf(first[axis] + BLOCK - 1 + margin[axis], axis));
    let largest = -Infinity;
    for (let k = a[2]; k <= b[2]; k++) {
      for (let j = a[1]; j <= b[1]; j++) {
        for (let i = a[0]; i <= b[0]; i++) {
          largest = Math.max(largest, maxima[i + counts[0] * (j + counts[1] * k)] ?? -Infinity);
        }
      }
    }
    return largest;
  };
}

/** Place inside a block, also of indices before the first one. */
const modulo = (index: number) => ((index % BLOCK) + BLOCK) % BLOCK;

const axes = (value: (axis: 0 | 1 | 2) => number): Vector3 => [value(0), value(1), value(2)];
