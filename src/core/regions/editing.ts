import { add, distance, dot, normalized, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, POSITION_TOLERANCE, projectOnPlane } from '#core/geometry/plane.ts';
import type { Segment } from './lengths.ts';
import { maskCentre } from './maskShape.ts';
import { centroid } from './outline.ts';
import type { RegionShape } from './region.ts';
import {
  freehandHandlePoints,
  moveBidirectional,
  moveBoxCorner,
  moveEllipse,
  moveFreehand,
  moveRectangle,
} from './reshape.ts';
import { blockCorners } from './rowScan.ts';

/**
 * Points (LPS mm) a shape is edited by, in a fixed order: ends, rim points of an ellipse at both ends of either axis,
 * corners, knots, at most twelve points of a freehand outline, six poles of a sphere (left, right, posterior, anterior,
 * head, feet). Contours, masks and the whole volume have none.
 */
export function handles(shape: RegionShape): readonly Vector3[] {
  switch (shape.kind) {
    case 'point':
      return [shape.at];
    case 'length':
      return shape.ends;
    case 'bidirectional':
      return [...shape.long, ...shape.short];
    case 'ellipse':
      return shape.semiAxes.flatMap((axis) => [add(shape.centre, axis), subtract(shape.centre, axis)]);
    case 'rectangle':
      return shape.corners;
    case 'spline':
      return shape.points;
    case 'freehand': {
      const carriers = new Set(freehandHandlePoints(shape.points.length));
      return shape.points.filter((_, index) => carriers.has(index));
    }
    case 'sphere':
      return spherePoles(shape);
    case 'threshold':
      return spherePoles(shape.within);
    case 'box':
      return boxCorners(shape);
    case 'contours':
    case 'mask':
    case 'whole':
      return [];
  }
}

function spherePoles({ centre, radius }: { readonly centre: Vector3; readonly radius: number }): readonly Vector3[] {
  const axes: readonly Vector3[] = [[radius, 0, 0], [0, radius, 0], [0, 0, radius]]; // prettier-ignore
  return axes.flatMap((axis) => [add(centre, axis), subtract(centre, axis)]);
}

function boxCorners({ from, to }: { readonly from: Vector3; readonly to: Vector3 }): readonly Vector3[] {
  const half = ([0, 1, 2] as const).map((axis) => Math.abs(to[axis] - from[axis]) / 2) as [number, number, number];
  const centre = scale(add(from, to), 0.5);
  return blockCorners(centre, [[half[0], 0, 0], [0, half[1], 0], [0, 0, half[2]]]); // prettier-ignore
}

/**
 * The shape with one handle (its number in `handles`) moved to an LPS position. Planar shapes stay in their plane: the
 * position is projected on it. Points and corners of a box move within the view, whose normal is given. Ellipse axes and
 * the short axis of a bidirectional measurement stay perpendicular, rectangles rectangular, circles round. Unchanged
 * where the move would leave nothing (an axis of no length) or there is no such handle.
 */
export function moveHandle(shape: RegionShape, handle: number, to: Vector3, viewNormal: Vector3): RegionShape {
  const from = handles(shape)[handle];
  if (!from) return shape;
  switch (shape.kind) {
    case 'point':
      return { ...shape, at: atDepthOf(from, to, viewNormal) };
    case 'box':
      return moveBoxCorner(shape, { handle, to: atDepthOf(from, to, viewNormal) });
    case 'sphere':
      return { ...shape, radius: positive(distance(shape.centre, to), shape.radius) };
    case 'threshold': {
      const { centre, radius } = shape.within;
      return { ...shape, within: { centre, radius: positive(distance(centre, to), radius) } };
    }
    case 'contours':
    case 'mask':
    case 'whole':
      return shape;
    default:
      return movePlanar(shape, handle, projectOnPlane({ point: from, normal: canonicalNormal(shape.normal) }, to));
  }
}

/** Not smaller than a position can be told apart; else as it was. */
const positive = (radius: number, before: number) => (radius > POSITION_TOLERANCE ? radius : before);

/** A position in a view, moved along the line of sight to the depth of another. */
function atDepthOf(from: Vector3, to: Vector3, viewNormal: Vector3): Vector3 {
  return projectOnPlane({ point: from, normal: normalized(viewNormal) }, to);
}

type Planar = Exclude<RegionShape, { kind: 'point' | 'box' | 'sphere' | 'threshold' | 'contours' | 'mask' | 'whole' }>;

function movePlanar(shape: Planar, handle: number, to: Vector3): RegionShape {
  switch (shape.kind) {
    case 'length':
      return { ...shape, ends: handle === 0 ? [to, shape.ends[1]] : [shape.ends[0], to] };
    case 'bidirectional':
      return moveBidirectional(shape, { handle, to });
    case 'ellipse':
      return moveEllipse(shape, { handle, to });
    case 'rectangle':
      return moveRectangle(shape, { handle, to });
    case 'freehand':
      return moveFreehand(shape, { handle, to });
    case 'spline':
      return { ...shape, points: shape.points.map((point, index) => (index === handle ? to : point)) };
  }
}

/** The shape moved as a whole by an LPS vector in mm; a mask stays where its segmentation has it. */
export function translate(shape: RegionShape, by: Vector3): RegionShape {
  const moved = (at: Vector3) => add(at, by);
  const segment = ([a, b]: Segment): Segment => [moved(a), moved(b)];
  switch (shape.kind) {
    case 'point':
      return { ...shape, at: moved(shape.at) };
    case 'length':
      return { ...shape, ends: segment(shape.ends) };
    case 'bidirectional':
      return { ...shape, long: segment(shape.long), short: segment(shape.short) };
    case 'ellipse':
    case 'sphere':
      return { ...shape, centre: moved(shape.centre) };
    case 'rectangle': {
      const [a, b, c, d] = shape.corners;
      return { ...shape, corners: [moved(a), moved(b), moved(c), moved(d)] };
    }
    case 'freehand':
    case 'spline':
      return { ...shape, points: shape.points.map(moved) };
    case 'box':
      return { ...shape, from: moved(shape.from), to: moved(shape.to) };
    case 'contours':
      return { ...shape, contours: shape.contours.map((contour) => contour.map(moved)) };
    case 'threshold':
      return { ...shape, within: { ...shape.within, centre: moved(shape.within.centre) } };
    case 'mask':
    case 'whole':
      return shape;
  }
}

/**
 * Where a view must be brought to show the region (LPS mm): its centre; of contours the middle of the middle one, so
 * that the slice shown has a contour. Undefined for the whole volume and for shapes without points.
 */
export function regionCentre(shape: RegionShape): Vector3 | undefined {
  switch (shape.kind) {
    case 'whole':
      return undefined;
    case 'ellipse':
    case 'sphere':
      return shape.centre;
    case 'threshold':
      return shape.within.centre;
    case 'mask':
      return maskCentre(shape);
    case 'box':
      return scale(add(shape.from, shape.to), 0.5);
    case 'bidirectional':
      return centroid(shape.long);
    case 'freehand':
      return shape.points.length > 0 ? centroid(shape.points) : undefined;
    case 'contours': {
      const byHeight = shape.contours
        .filter((contour) => contour.length > 0)
        .map(centroid)
        .sort((a, b) => dot(a, shape.normal) - dot(b, shape.normal));
      return byHeight[Math.floor(byHeight.length / 2)];
    }
    default: {
      const points = handles(shape);
      return points.length > 0 ? centroid(points) : undefined;
    }
  }
}
