import { indexToWorld, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { inUnit, type In } from '#core/quantities.ts';
import { longestChord } from './chords.ts';
import { longestAxis, TIE, type Axis, type Vector2 } from './hull.ts';
import { blockFromRuns } from './masks.ts';
import { maskRings, type SliceMask } from './maskRings.ts';
import { signedArea } from './polygonArea.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/** Long axis and short axis; the short one is a chord perpendicular to the long one. */
export interface Axes<P = Vector2> {
  readonly long: Axis<P>;
  readonly short: Axis<P>;
  readonly area: In<'mm2'>;
}

/**
 * Long and short axis of a closed polygon in mm (ct-recist.md 2.1): the largest distance between hull vertices and the
 * longest chord inside perpendicular to it. Undefined when the polygon encloses nothing.
 */
export function polygonAxes(polygon: readonly Vector2[]): Axes | undefined {
  const long = longestAxis(polygon);
  const short = long && longestChord(polygon, along(long));
  return long && short ? { long, short, area: inUnit('mm2', Math.abs(signedArea(polygon))) } : undefined;
}

const along = ({ ends: [a, b], length }: Axis): Vector2 => [(b[0] - a[0]) / length, (b[1] - a[1]) / length];

export interface LesionAxes extends Axes<Vector3> {
  /** Slice index k the axes lie in. */
  readonly slice: number;
}

/**
 * Axes of a segmented lesion, ends in LPS mm (ct-recist.md 2.1): in each slice the largest ring of the marching squares
 * outline counts, holes ignored; the slice is chosen by `lesionSlice`. Undefined for an empty region.
 */
export function lesionAxes(runs: VoxelRuns, grid: Grid, { node }: { node: boolean }): LesionAxes | undefined {
  const outlines = sliceOutlines(runs, grid);
  const chosen = lesionSlice(
    outlines.map(({ polygon }) => polygon),
    { node },
  );
  const slice = chosen ? outlines[chosen.index]?.slice : undefined;
  if (!chosen || slice === undefined) return undefined;
  const { long, short, area } = chosen.axes;
  const toWorld = ({ ends: [a, b], length }: Axis): Axis<Vector3> => {
    const end = ([x, y]: Vector2) => indexToWorld(grid, [x / grid.spacing[0], y / grid.spacing[1], slice]);
    return { ends: [end(a), end(b)], length };
  };
  return { long: toWorld(long), short: toWorld(short), area, slice };
}

/**
 * Of the outlines of a lesion, one a slice and lowest slice first, the one that gives its axes (ct-recist.md 2.1): with
 * the largest long axis, for a lymph node with the largest short axis; of equal ones the larger area, then the lower.
 */
export function lesionSlice(
  polygons: readonly (readonly Vector2[])[],
  { node }: { node: boolean },
): { readonly index: number; readonly axes: Axes } | undefined {
  const size = node ? 'short' : 'long';
  const longest = polygons.map((polygon) => longestAxis(polygon)?.length ?? 0);
  // A chord is sought only where it can win: it takes longer to find than the long axis, which it never exceeds.
  let enough = node ? 0 : Math.max(0, ...longest) - TIE;
  let best: { index: number; axes: Axes } | undefined;
  for (const [index, polygon] of polygons.entries()) {
    const axes = (longest[index] ?? 0) >= enough ? polygonAxes(polygon) : undefined;
    if (!axes || (best && !isLarger(axes, best.axes, size))) continue;
    best = { index, axes };
    enough = Math.max(enough, axes[size].length - TIE);
  }
  return best;
}

function isLarger(axes: Axes, best: Axes, size: 'long' | 'short'): boolean {
  const difference = axes[size].length - best[size].length;
  return difference > TIE || (difference >= -TIE && axes.area > best.area + TIE);
}

/** The largest outline of each slice that has voxels, in mm along rows and columns from the first voxel's centre. */
function sliceOutlines(runs: VoxelRuns, grid: Grid): readonly { slice: number; polygon: readonly Vector2[] }[] {
  const block = blockFromRuns(runs);
  if (!block) return [];
  const [width, height, slices] = block.size;
  return Array.from({ length: slices }, (_, k) => {
    const mask = block.mask.subarray(width * height * k, width * height * (k + 1));
    const polygon = largestRing({ mask, width, height }).map(([x, y]): Vector2 => [
      (x + block.from[0]) * grid.spacing[0],
      (y + block.from[1]) * grid.spacing[1],
    ]);
    return { slice: k + block.from[2], polygon };
  });
}

function largestRing(slice: SliceMask): readonly Vector2[] {
  return maskRings(slice).reduce<readonly Vector2[]>(
    (largest, ring) => (signedArea(ring) > signedArea(largest) ? ring : largest),
    [],
  );
}
