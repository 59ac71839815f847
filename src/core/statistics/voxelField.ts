import type { Grid } from '#core/geometry/grid.ts';

/** A quantity on a voxel grid, read row by row so that a whole volume is never converted at once. */
export interface VoxelField {
  readonly grid: Grid;
  /**
   * Writes the values of columns `from` to `to` (inclusive, inside the grid) of row `j` of slice `k` into `target`,
   * starting at `offset`; NaN where the quantity is undefined (padding, unmapped).
   */
  readonly readRow: (row: FieldRow, target: Float64Array, offset: number) => void;
}

export interface FieldRow {
  readonly k: number;
  readonly j: number;
  readonly from: number;
  readonly to: number;
}
