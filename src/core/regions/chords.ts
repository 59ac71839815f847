import { inUnit } from '#core/quantities.ts';
import type { Axis, Vector2 } from './hull.ts';

/** Chords are sought this far to both sides of a vertex, mm: exactly on it a crossing is ambiguous (ct-recist.md 2.1). */
const VERTEX_OFFSET = 1e-9;

interface Edge {
  /** Position along and across the direction at both ends, the lower `along` first. */
  readonly low: Vector2;
  readonly high: Vector2;
}

/**
 * The longest single interval inside a polygon (even-odd) on any line perpendicular to `direction` (unit, in plane): the
 * short axis where the direction is that of the long one. The longest lies at the projection of a vertex. A chord inside
 * the lesion, not the width of a bounding box. Undefined when the polygon encloses nothing.
 */
export function longestChord(polygon: readonly Vector2[], direction: Vector2): Axis | undefined {
  const turned = polygon.map(([x, y]): Vector2 => [
    x * direction[0] + y * direction[1],
    y * direction[0] - x * direction[1],
  ]);
  const edges = risingEdges(turned);
  const positions = turned.flatMap(([along]) => [along - VERTEX_OFFSET, along + VERTEX_OFFSET]).sort((a, b) => a - b);
  const toPlane = ([along, across]: Vector2): Vector2 => [
    along * direction[0] - across * direction[1],
    along * direction[1] + across * direction[0],
  ];
  let best: { along: number; from: number; to: number } | undefined;
  let active: readonly Edge[] = [];
  let next = 0;
  for (const along of positions) {
    const entering = next;
    while ((edges[next]?.low[0] ?? Infinity) <= along) next += 1;
    active = [...active, ...edges.slice(entering, next)].filter(({ high }) => high[0] > along);
    const crossings = active.map((edge) => crossing(edge, along)).sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at] ?? NaN, crossings[at + 1] ?? NaN];
      if (to - from > (best ? best.to - best.from : 0)) best = { along, from, to };
    }
  }
  if (!best) return undefined;
  const { along, from, to } = best;
  return { ends: [toPlane([along, from]), toPlane([along, to])], length: inUnit('mm', to - from) };
}

function risingEdges(points: readonly Vector2[]): readonly Edge[] {
  return points
    .flatMap((a, index) => {
      const b = points[(index + 1) % points.length] ?? a;
      if (a[0] === b[0]) return [];
      return [a[0] < b[0] ? { low: a, high: b } : { low: b, high: a }];
    })
    .sort((a, b) => a.low[0] - b.low[0]);
}

const crossing = ({ low, high }: Edge, along: number) =>
  low[1] + ((along - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
