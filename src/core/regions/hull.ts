import { inUnit, type In } from '#core/quantities.ts';

/** In-plane position, mm. */
export type Vector2 = readonly [number, number];

export interface Axis<P = Vector2> {
  readonly ends: readonly [P, P];
  readonly length: In<'mm'>;
}

/** Axes within this of each other are equally long, mm (ct-recist.md 2.1). */
export const TIE = 1e-9;

/** Twice the signed area of a triangle. */
const turn = (a: Vector2, b: Vector2, c: Vector2) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const byPosition = (a: Vector2, b: Vector2) => a[0] - b[0] || a[1] - b[1];

/** Convex hull by Andrew's monotone chain: from the lowest x (then y) round with positive turns, no collinear points. */
export function convexHull(points: readonly Vector2[]): readonly Vector2[] {
  const sorted = points.toSorted(byPosition).filter((point, index, all) => {
    const previous = all[index - 1];
    return !previous || byPosition(previous, point) !== 0;
  });
  if (sorted.length < 3) return sorted;
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** One side of the hull without its last point, which begins the other side. */
function chain(sorted: readonly Vector2[]): readonly Vector2[] {
  const side: Vector2[] = [];
  for (const point of sorted) {
    for (;;) {
      const [before, last] = [side.at(-2), side.at(-1)];
      if (!before || !last || turn(before, last, point) > 0) break;
      side.pop();
    }
    side.push(point);
  }
  return side.slice(0, -1);
}

/**
 * The largest distance between two hull vertices by rotating calipers (ct-recist.md 2.1). Of pairs equal within 1e-9 mm
 * the one whose lower end comes first in x, then y, then its other end. Undefined for fewer than two different points.
 */
export function longestAxis(points: readonly Vector2[]): Axis | undefined {
  const pairs = antipodalPairs(convexHull(points)).map(([a, b]): Axis => ({
    ends: byPosition(a, b) <= 0 ? [a, b] : [b, a],
    length: inUnit('mm', Math.hypot(a[0] - b[0], a[1] - b[1])),
  }));
  const longest = pairs.reduce((most, { length }) => Math.max(most, length), 0);
  return pairs
    .filter(({ length }) => length >= longest - TIE)
    .toSorted((p, q) => byPosition(p.ends[0], q.ends[0]) || byPosition(p.ends[1], q.ends[1]))[0];
}

/** Pairs of vertices that parallel lines can touch at once; the diameter is among them. */
function antipodalPairs(hull: readonly Vector2[]): readonly (readonly [Vector2, Vector2])[] {
  const [first, second] = hull;
  if (!first || !second) return [];
  if (hull.length === 2) return [[first, second]];
  const vertex = (index: number): Vector2 => hull[index % hull.length] ?? first;
  const pairs: (readonly [Vector2, Vector2])[] = [];
  let far = 1;
  for (let near = 0; near < hull.length; near += 1) {
    const [a, b] = [vertex(near), vertex(near + 1)];
    while (turn(a, b, vertex(far + 1)) > turn(a, b, vertex(far))) far += 1;
    // The vertex after the farthest one counts too: where the opposite edge is parallel both are as far.
    for (const opposite of [vertex(far), vertex(far + 1)]) pairs.push([a, opposite], [b, opposite]);
  }
  return pairs;
}
