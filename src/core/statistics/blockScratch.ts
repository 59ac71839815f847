import type { Vector3 } from '#core/geometry/grid.ts';
import { BLOCK } from './peakBlocks.ts';
import type { PeakSphere } from './peakSphere.ts';
import { SLACK, type LinearSphere, type OpenSphereMeans } from './sphereMeans.ts';
import type { VoxelField } from './voxelField.ts';

/** A block with the margin its spheres reach into, as one small dense array, so that sphere offsets are plain numbers. */
export function blockScratch(field: VoxelField, reach: Vector3, open: OpenSphereMeans) {
  const [columns, rows, slices] = [BLOCK + 2 * reach[0], BLOCK + 2 * reach[1], BLOCK + 2 * reach[2]];
  const size = columns * rows * slices;
  const means = open({
    size: size + SLACK,
    most: (2 * reach[0] + 1) * (2 * reach[1] + 1) * (2 * reach[2] + 1),
    row: BLOCK,
  });
  const { values } = means;
  let start: Vector3 = [0, 0, 0];

  /** Fills the array; NaN outside the image. Returns whether every value in it is defined. */
  function load(from: Vector3): boolean {
    start = [from[0] - reach[0], from[1] - reach[1], from[2] - reach[2]];
    const [width, height, depth] = field.grid.dimensions;
    const first = Math.max(0, start[0]);
    const last = Math.min(width - 1, start[0] + columns - 1);
    values.fill(NaN, 0, size);
    for (let k = Math.max(0, start[2]); k < Math.min(depth, start[2] + slices); k++) {
      for (let j = Math.max(0, start[1]); j < Math.min(height, start[1] + rows); j++) {
        field.readRow({ k, j, from: first, to: last }, values, place(first, j, k));
      }
    }
    return isDefined(values);
  }

  const place = (i: number, j: number, k: number) => i - start[0] + columns * (j - start[1] + rows * (k - start[2]));

  const linear = ({ offsets, weights, total }: PeakSphere): LinearSphere => ({
    weights,
    total,
    offsets: Int32Array.from(weights, (_, n) => {
      const [di = 0, dj = 0, dk = 0] = offsets.subarray(3 * n, 3 * n + 3);
      return di + columns * (dj + rows * dk);
    }),
  });

  return { means, load, place, linear };
}

function isDefined(values: Float64Array): boolean {
  for (const value of values) if (Number.isNaN(value)) return false;
  return true;
}
