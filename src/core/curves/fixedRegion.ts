import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { quantityField } from '#core/measurements/quantityField.ts';
import { maskShape } from '#core/regions/maskShape.ts';
import type { Region } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';

/**
 * A region that holds the same voxels at every place of an axis. Shapes do so by themselves; a threshold region would
 * follow the values of each volume, so it becomes the voxels it has on the volume it was drawn on.
 */
export function fixedRegion(region: Region, drawnOn: Volume, meaning: ValueMeaning): Region {
  if (region.shape.kind !== 'threshold') return region;
  const runs = regionVoxels(region.shape, drawnOn.grid, quantityField(drawnOn, meaning));
  return { ...region, shape: maskShape(runs, drawnOn.grid) };
}
