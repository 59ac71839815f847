import { add, dot, scale, type Vector3 } from '#core/geometry/grid.ts';
import type { RegionShape } from './region.ts';
import { closedSpline } from './spline.ts';

/** Shapes that are one closed outline in one plane. */
export type PlanarShape = Extract<RegionShape, { kind: 'ellipse' | 'rectangle' | 'freehand' | 'spline' }>;

/** Corners of the polygon an ellipse is drawn with; what it measures comes from its axes, not from this polygon. */
const ELLIPSE_CORNERS = 120;

/** The closed outline of a planar shape, LPS mm, the first point not repeated. */
export function closedOutline(shape: PlanarShape): readonly Vector3[] {
  switch (shape.kind) {
    case 'ellipse':
      return ellipseOutline(shape.centre, shape.semiAxes);
    case 'rectangle':
      return shape.corners;
    case 'freehand':
      return shape.points;
    case 'spline':
      return closedSpline(shape.points);
  }
}

/** Points of the ellipse with these two perpendicular vectors from centre to rim; the first one is on the rim. */
export function ellipseOutline(centre: Vector3, [first, second]: readonly [Vector3, Vector3]): readonly Vector3[] {
  return Array.from({ length: ELLIPSE_CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / ELLIPSE_CORNERS;
    return add(centre, add(scale(first, Math.cos(angle)), scale(second, Math.sin(angle))));
  });
}

/** The mean of some positions; NaN without any. */
export const centroid = (points: readonly Vector3[]): Vector3 =>
  scale(
    points.reduce((sum, point) => add(sum, point), [0, 0, 0] as Vector3),
    1 / points.length,
  );

/** Mean projection of some positions on a unit normal, mm from the LPS origin. */
export const meanHeight = (points: readonly Vector3[], normal: Vector3) => dot(centroid(points), normal);

/** How far the points of an outline lie from its mean plane at most, mm. */
export function unevenness(outline: readonly Vector3[], normal: Vector3): number {
  const height = meanHeight(outline, normal);
  return outline.reduce((most, point) => Math.max(most, Math.abs(dot(point, normal) - height)), 0);
}

/** Points lie in one plane when none is further than this from it, mm: rounding of coordinates, far less than a slice. */
export const FLATNESS = 0.1;
