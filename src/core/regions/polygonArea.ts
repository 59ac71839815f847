import { inUnit, type In } from '#core/quantities.ts';
import type { Vector2 } from './hull.ts';

/** Signed area by the shoelace formula, mm2: positive when the points turn from x towards y. */
export function signedArea(polygon: readonly Vector2[]): number {
  const [origin] = polygon;
  if (!origin) return 0;
  // Relative to the first point: coordinates in patient space are large beside a small lesion.
  const sum = polygon.reduce((total, a, index) => {
    const b = polygon[(index + 1) % polygon.length] ?? a;
    return total + (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
  }, 0);
  return sum / 2;
}

interface Edge {
  readonly low: Vector2;
  readonly high: Vector2;
}

/**
 * Area inside an odd number of polygons, mm2: the same even-odd rule that decides which voxels count, so that holes are
 * left out and an outline that crosses itself measures what it covers. Equals the shoelace area of a simple polygon.
 */
export function evenOddArea(polygons: readonly (readonly Vector2[])[]): In<'mm2'> {
  const edges = polygons.flatMap(risingEdges).sort((a, b) => a.low[1] - b.low[1]);
  const crossings = edges.flatMap((edge, index) => laterCrossings(edges, edge, index));
  const [only, ...others] = polygons;
  if (only && others.length === 0 && crossings.length === 0) return inUnit('mm2', Math.abs(signedArea(only)));
  const levels = [...new Set([...edges.flatMap(({ low, high }) => [low[1], high[1]]), ...crossings])].sort(
    (a, b) => a - b,
  );
  // Between two levels no edges cross, so the area there is a row of trapezoids.
  const area = levels.reduce((sum, level, index) => {
    const above = levels[index + 1];
    return above === undefined ? sum : sum + widthInside(edges, (level + above) / 2) * (above - level);
  }, 0);
  return inUnit('mm2', area);
}

function risingEdges(polygon: readonly Vector2[]): readonly Edge[] {
  return polygon.flatMap((a, index) => {
    const b = polygon[(index + 1) % polygon.length] ?? a;
    if (a[1] === b[1]) return [];
    return [a[1] < b[1] ? { low: a, high: b } : { low: b, high: a }];
  });
}

const xAt = ({ low, high }: Edge, y: number) => low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);

/** y where two edges cross between their ends; undefined when they do not. */
function crossingLevel(a: Edge, b: Edge): number | undefined {
  const from = Math.max(a.low[1], b.low[1]);
  const to = Math.min(a.high[1], b.high[1]);
  if (!(from < to)) return undefined;
  const [gapFrom, gapTo] = [xAt(a, from) - xAt(b, from), xAt(a, to) - xAt(b, to)];
  if (gapFrom * gapTo >= 0) return undefined;
  return from + (gapFrom / (gapFrom - gapTo)) * (to - from);
}

/** Edges come by their lower end, so the ones that can meet this edge end where one begins above it. */
function laterCrossings(edges: readonly Edge[], edge: Edge, index: number): readonly number[] {
  const levels: number[] = [];
  for (let other = index + 1; other < edges.length; other += 1) {
    const candidate = edges[other];
    if (!candidate || candidate.low[1] >= edge.high[1]) break;
    const level = crossingLevel(edge, candidate);
    if (level !== undefined) levels.push(level);
  }
  return levels;
}

function widthInside(edges: readonly Edge[], y: number): number {
  const crossings = edges
    .filter(({ low, high }) => low[1] <= y && high[1] > y)
    .map((edge) => xAt(edge, y))
    .sort((a, b) => a - b);
  return crossings.reduce((width, x, index) => (index % 2 === 0 ? width - x : width + x), 0);
}
