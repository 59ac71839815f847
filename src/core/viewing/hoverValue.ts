import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import { modalityValue, type Volume } from '#core/imaging/volume.ts';

/**
 * The value of the voxel whose box holds a point in LPS mm, in the unit of the meaning; undefined outside the volume,
 * in padding, and where no value is defined. For the status line: measuring has its own rule.
 */
export function hoverValue(volume: Volume, { factor, offset, mapped }: ValueMeaning, world: Vector3) {
  const [i, j, k] = worldToIndex(volume.grid, world).map(Math.round) as unknown as Vector3;
  const [columns, rows, slices] = volume.grid.dimensions;
  if (i < 0 || j < 0 || k < 0 || i >= columns || j >= rows || k >= slices) return undefined;
  const modality = modalityValue(volume, i, j, k);
  if (mapped && !(modality >= (mapped.from[k] ?? NaN) && modality <= (mapped.to[k] ?? NaN))) return undefined;
  const value = modality * (factor[k] ?? NaN) + (offset[k] ?? NaN);
  return Number.isFinite(value) ? value : undefined;
}
