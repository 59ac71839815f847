import { dot, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { handles, regionCentre } from './editing.ts';
import type { RegionShape } from './region.ts';

/**
 * How far a region reaches from its centre to either side of the plane through it with this unit normal, mm; 0 where it
 * has no points to tell by.
 */
export function regionReach(shape: RegionShape, normal: Vector3): number {
  const centre = regionCentre(shape);
  if (!centre) return 0;
  if (shape.kind === 'sphere') return shape.radius;
  if (shape.kind === 'threshold') return shape.within.radius;
  const points = shape.kind === 'contours' ? shape.contours.flat() : handles(shape);
  return points.reduce((most, point) => Math.max(most, Math.abs(dot(subtract(point, centre), normal))), 0);
}
