import type { Vector3 } from '#core/geometry/grid.ts';
import { isImage } from '#core/measurements/imageTarget.ts';
import { regionCentre, translate } from '#core/regions/editing.ts';
import type { Region } from '#core/regions/region.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';

/**
 * A region drawn on an image of its own, where a view shows that image; else nothing. Images without a position stand
 * one behind the other in their stack: where more of them were opened since, the region moves with its image.
 */
export function imageRegionOnSlice(region: Region, { shown, planes, slice }: OverlayView): readonly Region[] {
  const frame = region.stackId === shown.stack.id ? shown.stack.frames[slice] : undefined;
  if (!region.image || !frame || !isImage(frame, region.image)) return [];
  const depth = regionCentre(region.shape)?.[2];
  if (planes.placed || depth === undefined || Math.round(depth) === slice) return [region];
  const along: Vector3 = [0, 0, slice - Math.round(depth)];
  return [{ ...region, shape: translate(region.shape, along) }];
}
