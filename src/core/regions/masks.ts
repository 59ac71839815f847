import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import { createRunCollector } from './runCollector.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/** Runs of the voxels that are not zero in a mask of the whole grid: `mask[i + columns * (j + rows * k)]`. */
export function runsFromMask(mask: Uint8Array, { dimensions }: Pick<Grid, 'dimensions'>): VoxelRuns {
  return runsFromBlock({ mask, from: [0, 0, 0], size: dimensions });
}

/** The mask of the whole grid with 1 inside the region: `mask[i + columns * (j + rows * k)]`. */
export function maskFromRuns(runs: VoxelRuns, { dimensions }: Pick<Grid, 'dimensions'>): Uint8Array {
  return fillBlock(runs, { from: [0, 0, 0], size: dimensions });
}

/** A mask of a block of voxels: `mask[(i - from[0]) + size[0] * ((j - from[1]) + size[1] * (k - from[2]))]`. */
export interface MaskBlock {
  readonly mask: Uint8Array;
  readonly from: Vector3;
  readonly size: Vector3;
}

/** The mask of the smallest block around a region; undefined when the region is empty. */
export function blockFromRuns(runs: VoxelRuns): MaskBlock | undefined {
  if (!runs.box) return undefined;
  const { from, to } = runs.box;
  const size: Vector3 = [to[0] - from[0] + 1, to[1] - from[1] + 1, to[2] - from[2] + 1];
  return { mask: fillBlock(runs, { from, size }), from, size };
}

export function runsFromBlock({ mask, from, size: [columns, rows, slices] }: MaskBlock): VoxelRuns {
  const collector = createRunCollector();
  for (let k = 0; k < slices; k += 1) {
    for (let j = 0; j < rows; j += 1) {
      const start = columns * (j + rows * k);
      let i = 0;
      while (i < columns) {
        if (!mask[start + i]) {
          i += 1;
          continue;
        }
        const first = i;
        while (i < columns && mask[start + i]) i += 1;
        collector.add(k + from[2], j + from[1], first + from[0], i - 1 + from[0]);
      }
    }
  }
  return collector.finish();
}

function fillBlock({ runs }: VoxelRuns, { from, size }: Omit<MaskBlock, 'mask'>): Uint8Array {
  const mask = new Uint8Array(size[0] * size[1] * size[2]);
  for (let at = 0; at < runs.length; at += 4) {
    const [k, j] = [(runs[at] ?? 0) - from[2], (runs[at + 1] ?? 0) - from[1]];
    const start = size[0] * (j + size[1] * k) - from[0];
    mask.fill(1, start + (runs[at + 2] ?? 0), start + (runs[at + 3] ?? 0) + 1);
  }
  return mask;
}
