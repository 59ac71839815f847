import { cross, dot, norm, normalized, scale, subtract, type Grid, type Vector3 } from './grid.ts';

export interface Plane {
  /** LPS mm. */
  readonly point: Vector3;
  /** Unit vector. */
  readonly normal: Vector3;
}

/**
 * Two positions count as different when they are further apart than this, in mm. Positions come from decimal text of
 * 16 characters and pass a few roundings, so equality is known to about 1e-9 mm; no anatomy is that small.
 */
export const POSITION_TOLERANCE = 1e-6;

/** Two unit vectors count as parallel when their cosine misses 1 by less than this (0.26 degrees). */
export const PARALLEL_TOLERANCE = 1e-5;

/** Signed distance in mm of an LPS position from a plane, positive on the side of the normal. */
export const heightAbove = ({ point, normal }: Plane, world: Vector3) => dot(subtract(world, point), normal);

/** The foot of the perpendicular from an LPS position to a plane. */
export const projectOnPlane = (plane: Plane, world: Vector3): Vector3 =>
  subtract(world, scale(plane.normal, heightAbove(plane, world)));

export const isParallel = (a: Vector3, b: Vector3) => Math.abs(dot(a, b)) > 1 - PARALLEL_TOLERANCE;

/**
 * The unit normal of a plane with its sign fixed by patient space (towards the head; then posterior; then left), so
 * that a plane drawn from either side is one and the same plane.
 */
export function canonicalNormal(normal: Vector3): Vector3 {
  const unit = normalized(normal);
  const leading = [unit[2], unit[1], unit[0]].find((component) => Math.abs(component) > POSITION_TOLERANCE) ?? 1;
  return leading < 0 ? scale(unit, -1) : unit;
}

/**
 * Distance in mm between voxels met along a unit direction: the slice step along the grid's normal, the pixel spacing
 * along its rows and columns, and in between the length whose index vector has norm 1.
 */
export function stepAlong({ row, column, normal, spacing }: Grid, direction: Vector3): number {
  const inverse = Math.hypot(
    dot(direction, row) / spacing[0],
    dot(direction, column) / spacing[1],
    dot(direction, normal) / spacing[2],
  );
  return 1 / inverse;
}

export interface PlaneAxes {
  readonly u: Vector3;
  readonly v: Vector3;
}

/** A unit direction this near a plane's normal (0.06 millidegrees) has no direction in the plane worth following. */
const DIRECTION_TOLERANCE = 1e-6;

/**
 * Two unit vectors at right angles in a plane. `u` is the projection of `along` where given and not perpendicular to
 * the plane, else of the patient's left, or of posterior for sagittal planes; `v` = normal × u.
 */
export function planeAxes(normal: Vector3, along?: Vector3): PlaneAxes {
  const inPlane = (direction: Vector3) => subtract(direction, scale(normal, dot(direction, normal)));
  const followed = along && inPlane(along);
  const chosen =
    followed && norm(followed) > DIRECTION_TOLERANCE ? followed : inPlane(Math.abs(normal[0]) < 0.9 ? LEFT : POSTERIOR);
  const u = normalized(chosen);
  if (!Number.isFinite(u[0])) throw new RangeError(`(${normal.join(', ')}) is not the normal of a plane`);
  return { u, v: cross(normal, u) };
}

const LEFT: Vector3 = [1, 0, 0];
const POSTERIOR: Vector3 = [0, 1, 0];
