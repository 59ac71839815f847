import { add, distance, scale, type Vector3 } from '#core/geometry/grid.ts';
import { POSITION_TOLERANCE } from '#core/geometry/plane.ts';

/** Straight pieces drawn between two knots. At 16 the outline misses the curve by less than 0.1 % of the knot gap. */
const SAMPLES_PER_SPAN = 16;

/**
 * The closed centripetal Catmull–Rom curve through the knots (LPS mm), sampled to a polygon that starts at the first
 * knot and contains every knot. Centripetal parameters (square root of the chord) give no loops or cusps between
 * unevenly placed knots. Fewer than three different knots are returned as they are: they enclose nothing.
 */
export function closedSpline(points: readonly Vector3[]): readonly Vector3[] {
  const isAt = (a: Vector3, b: Vector3 | undefined) => b !== undefined && distance(a, b) <= POSITION_TOLERANCE;
  const followed = points.filter((point, index) => !isAt(point, points[index - 1]));
  const knots = followed.filter(
    (point, index) => index === 0 || index < followed.length - 1 || !isAt(point, followed[0]),
  );
  if (knots.length < 3) return points;
  const knot = (index: number): Vector3 => knots[(index + knots.length) % knots.length] ?? [NaN, NaN, NaN];
  return knots.flatMap((_, index) => span(knot(index - 1), knot(index), knot(index + 1), knot(index + 2)));
}

/** Samples from the second knot up to, not including, the third (Barry and Goldman's pyramid). */
function span(...[p0, p1, p2, p3]: [Vector3, Vector3, Vector3, Vector3]): readonly Vector3[] {
  const t0 = 0;
  const t1 = t0 + Math.sqrt(distance(p0, p1));
  const t2 = t1 + Math.sqrt(distance(p1, p2));
  const t3 = t2 + Math.sqrt(distance(p2, p3));
  return Array.from({ length: SAMPLES_PER_SPAN }, (_, sample) => {
    const t = t1 + ((t2 - t1) * sample) / SAMPLES_PER_SPAN;
    const a1 = blend(p0, p1, (t - t0) / (t1 - t0));
    const a2 = blend(p1, p2, (t - t1) / (t2 - t1));
    const a3 = blend(p2, p3, (t - t2) / (t3 - t2));
    const b1 = blend(a1, a2, (t - t0) / (t2 - t0));
    const b2 = blend(a2, a3, (t - t1) / (t3 - t1));
    return blend(b1, b2, (t - t1) / (t2 - t1));
  });
}

/** The point at `share` of the way from a to b; extrapolates outside 0 to 1. */
const blend = (a: Vector3, b: Vector3, share: number): Vector3 => add(scale(a, 1 - share), scale(b, share));
