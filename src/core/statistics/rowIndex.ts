import type { Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';

/** A stretch of region voxels along one row: columns `first` to `last`, inclusive. */
export interface Stretch {
  readonly k: number;
  readonly j: number;
  readonly first: number;
  readonly last: number;
}

/** Finds the runs of a region inside any cube of voxels without looking at the others. */
export function rowIndex({ runs, box }: VoxelRuns) {
  const rows = box ? box.to[1] - box.from[1] + 1 : 0;
  const starts = box ? rowStarts(runs, { box, rows }) : new Int32Array(1);

  /** The stretches inside the cube of `size` voxels an edge that starts at `from`. */
  function* within(from: Vector3, size: number): Generator<Stretch> {
    if (!box) return;
    for (let k = from[2]; k < from[2] + size && k <= box.to[2]; k++) {
      for (let j = from[1]; j < from[1] + size && j <= box.to[1]; j++) {
        const row = j - box.from[1] + rows * (k - box.from[2]);
        for (let run = starts[row] ?? 0; run < (starts[row + 1] ?? 0); run++) {
          const first = Math.max(from[0], runs[4 * run + 2] ?? 0);
          const last = Math.min(from[0] + size - 1, runs[4 * run + 3] ?? -1);
          if (first <= last) yield { k, j, first, last };
        }
      }
    }
  }
  return { within };
}

/** Number of the first run of each row of the box, and of the end. */
function rowStarts(runs: Int32Array, { box, rows }: { box: { from: Vector3; to: Vector3 }; rows: number }): Int32Array {
  const starts = new Int32Array(rows * (box.to[2] - box.from[2] + 1) + 1);
  for (let at = 0; at < runs.length; at += 4) {
    const row = (runs[at + 1] ?? 0) - box.from[1] + rows * ((runs[at] ?? 0) - box.from[2]);
    starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  }
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0);
  return starts;
}
