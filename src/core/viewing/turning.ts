import { add, cross, dot, scale, type Vector3 } from '#core/geometry/grid.ts';
import { reformatBasis, type ViewBasis } from '#core/geometry/orientation.ts';

/** A vector turned about a unit axis, right-handed, by degrees (Rodrigues). */
export function turnedAbout(vector: Vector3, axis: Vector3, degrees: number): Vector3 {
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return add(
    add(scale(vector, cosine), scale(cross(axis, vector), sine)),
    scale(axis, dot(axis, vector) * (1 - cosine)),
  );
}

/** The directions of a view turned about a unit axis of the patient, kept at right angles after many small turns. */
export function turnedBasis({ right, down }: ViewBasis, axis: Vector3, degrees: number): ViewBasis {
  const along = unit(turnedAbout(right, axis, degrees));
  const turned = turnedAbout(down, axis, degrees);
  const below = unit(add(turned, scale(along, -dot(turned, along))));
  return { right: along, down: below, sight: cross(along, below) };
}

const unit = (vector: Vector3): Vector3 => scale(vector, 1 / Math.hypot(...vector));

const HEAD: Vector3 = [0, 0, 1];

/** Degrees a projection turns by with each notch, press of a key, or frame of cine. */
export const TURN_STEP = 5;
export const TURNS = 360 / TURN_STEP;

/**
 * The directions of a projection seen from the front (0) and, growing, from ever further round the patient's left;
 * the head stays on top. 90 is the view from the left, as a sagittal plane is shown.
 */
export const frontBasis = (degrees: number): ViewBasis => turnedBasis(reformatBasis('coronal'), HEAD, degrees);

/** The angle, 0 to 360, that `frontBasis` made an upright view from; undefined for a view whose head is not on top. */
export function frontAngle({ right, down }: ViewBasis): number | undefined {
  if (down[2] > -0.999) return undefined;
  const angle = (Math.atan2(right[1], right[0]) * 180) / Math.PI;
  return (angle + 360) % 360;
}

/** Signed degrees from one canvas direction to another about the middle, clockwise on the screen, −180 to 180. */
export function angleBetween(from: readonly [number, number], to: readonly [number, number]): number {
  const turn = Math.atan2(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
  return (turn * 180) / Math.PI;
}
