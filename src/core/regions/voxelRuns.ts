import type { Vector3 } from '#core/geometry/grid.ts';

/**
 * The voxels of a region on one grid, as runs along rows: four integers a run, [k, j, first i, last i], the last
 * inclusive, sorted by k, then j, then i, never overlapping.
 */
export interface VoxelRuns {
  readonly runs: Int32Array;
  readonly count: number;
  /** Lowest and highest index, inclusive; undefined when empty. */
  readonly box: { readonly from: Vector3; readonly to: Vector3 } | undefined;
}
