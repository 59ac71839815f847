import { add, cross, dot, norm, normalized, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';

interface Plane {
  readonly point: Vector3;
  readonly normal: Vector3;
}

/** Planes nearer to parallel than this sine (6 degrees) have no line worth drawing. */
const LEAST_SINE = 0.1;

/** Where two planes cross: a point on the line nearest to `first.point`, and its unit direction; LPS. */
export function crossingLine(first: Plane, second: Plane): { point: Vector3; direction: Vector3 } | undefined {
  const direction = cross(first.normal, second.normal);
  if (norm(direction) < LEAST_SINE) return undefined;
  const within = normalized(subtract(second.normal, scale(first.normal, dot(first.normal, second.normal))));
  const along = dot(subtract(second.point, first.point), second.normal) / dot(within, second.normal);
  return { point: add(first.point, scale(within, along)), direction: normalized(direction) };
}
