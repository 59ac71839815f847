import { add, dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { heightAbove, planeAxes, projectOnPlane, type Plane } from '#core/geometry/plane.ts';
import { centroid, ellipseOutline } from './outline.ts';
import type { RegionShape } from './region.ts';
import { blockCorners } from './rowScan.ts';

type Outlines = readonly (readonly Vector3[])[];

/** Where the sides of a closed outline pass through a plane. */
export function planeCrossings(outline: readonly Vector3[], plane: Plane): Vector3[] {
  return outline.flatMap((a, index) => {
    const b = outline[(index + 1) % outline.length] ?? a;
    const [heightA, heightB] = [heightAbove(plane, a), heightAbove(plane, b)];
    if (heightA <= 0 === heightB <= 0) return [];
    const share = heightA / (heightA - heightB);
    return [add(a, scale(subtract(b, a), share))];
  });
}

/** The circle a plane cuts out of a sphere, LPS mm; none where it passes it by. */
export function sphereCut(
  { centre, radius }: { readonly centre: Vector3; readonly radius: number },
  plane: Plane,
): Outlines {
  const height = heightAbove(plane, centre);
  if (!(Math.abs(height) < radius)) return [];
  const { u, v } = planeAxes(plane.normal);
  const cut = Math.sqrt(radius ** 2 - height ** 2);
  return [ellipseOutline(projectOnPlane(plane, centre), [scale(u, cut), scale(v, cut)])];
}

/** Pairs of corners joined by an edge: corners are numbered by blockCorners, 4·x + 2·y + z. */
const BOX_EDGES = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((corner) =>
  [1, 2, 4].filter((bit) => (corner & bit) === 0).map((bit) => [corner, corner + bit] as const),
);

/** The convex polygon a plane cuts out of an axis-aligned box, LPS mm. */
export function boxCut({ from, to }: Extract<RegionShape, { kind: 'box' }>, plane: Plane): Outlines {
  const half = scale(subtract(to, from), 0.5);
  const centre = add(from, half);
  const corners = blockCorners(centre, [[half[0], 0, 0], [0, half[1], 0], [0, 0, half[2]]]); // prettier-ignore
  const crossings = BOX_EDGES.flatMap(([a, b]) => {
    const [start, end] = [corners[a], corners[b]];
    return start && end ? planeCrossings([start, end], plane).slice(0, 1) : [];
  });
  if (crossings.length < 3) return [];
  // The cut of a box is convex: by angle round its middle the crossings are in order.
  const { u, v } = planeAxes(plane.normal);
  const middle = centroid(crossings);
  const angle = (point: Vector3) => Math.atan2(dot(subtract(point, middle), v), dot(subtract(point, middle), u));
  return [crossings.toSorted((a, b) => angle(a) - angle(b))];
}
