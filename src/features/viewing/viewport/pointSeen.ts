import type { Vector3 } from '#core/geometry/grid.ts';
import { seenAlong } from '#core/viewing/slab.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';

/**
 * The place in LPS mm whose value is seen at a point of the plane shown: the point itself, or, where the picture looks
 * through the volume, the voxel with the highest (lowest) value behind it. Undefined where no one voxel is seen.
 */
export function pointSeen({ slab, shown: { decoded }, projection }: OverlayView, point: Vector3): Vector3 | undefined {
  if (!slab || decoded.kind !== 'volume') return point;
  return seenAlong(decoded.volume, slab, { point, sight: projection.basis.sight });
}
