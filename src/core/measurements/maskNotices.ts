import { isOnGrid } from '#core/regions/maskShape.ts';
import type { Notice } from '#core/result.ts';
import type { RegionRequest } from './regionRequest.ts';

/** `INT_W_RESAMPLED`: a mask whose voxels are not those of the images is measured by nearest neighbour (interchange.md 4). */
export function maskNotices({ region: { shape }, volume: { grid } }: RegionRequest): readonly Notice[] {
  if (shape.kind !== 'mask' || isOnGrid(shape, grid)) return [];
  const millimetres = (spacing: readonly number[]) => spacing.map((step) => Number(step.toFixed(3))).join(' x ');
  const message =
    `The segmentation has voxels of ${millimetres(shape.grid.spacing)} mm, these images of ` +
    `${millimetres(grid.spacing)} mm: image voxels whose centre lies in the segmentation are measured.`;
  return [{ code: 'INT_W_RESAMPLED', message }];
}
