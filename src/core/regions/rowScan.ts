import { add, dot, scale, subtract, worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import type { RunCollector } from './runCollector.ts';

/** Voxel centres whose projection on `direction` (from the LPS origin, mm) is at least `lower` and less than `upper`. */
export interface Slab {
  readonly direction: Vector3;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Voxel centres w with Σ ((w - centre)·axis)² <= 1 (rim included): three axes of length 1/radius make a sphere, two
 * make a cylinder, whose cut with a slab is an ellipse.
 */
export interface Quadric {
  readonly centre: Vector3;
  readonly axes: readonly Vector3[];
}

/** Voxel indices, both inclusive. */
export interface IndexBox {
  readonly from: Vector3;
  readonly to: Vector3;
}

/**
 * The voxels that can lie among these LPS corner points, with a margin of one voxel against rounding; undefined when
 * they lie outside the grid or a coordinate is not a number.
 */
export function indexBox(grid: Grid, corners: readonly Vector3[]): IndexBox | undefined {
  const indices = corners.map((corner) => worldToIndex(grid, corner));
  const lowest = (axis: 0 | 1 | 2) => Math.max(0, Math.floor(Math.min(...indices.map((index) => index[axis]))) - 1);
  const highest = (axis: 0 | 1 | 2) =>
    Math.min(grid.dimensions[axis] - 1, Math.ceil(Math.max(...indices.map((index) => index[axis]))) + 1);
  const from: Vector3 = [lowest(0), lowest(1), lowest(2)];
  const to: Vector3 = [highest(0), highest(1), highest(2)];
  return from[0] <= to[0] && from[1] <= to[1] && from[2] <= to[2] ? { from, to } : undefined;
}

/** A linear function of the voxel index: at0 + perI·i + perJ·j + perK·k. */
export interface IndexLine {
  readonly at0: number;
  readonly perI: number;
  readonly perJ: number;
  readonly perK: number;
}

/** The projection of voxel centres on a direction (mm from `from`), as a function of the index. */
export function projection(grid: Grid, direction: Vector3, from: Vector3 = [0, 0, 0]): IndexLine {
  return {
    at0: dot(subtract(grid.origin, from), direction),
    perI: dot(grid.row, direction) * grid.spacing[0],
    perJ: dot(grid.column, direction) * grid.spacing[1],
    perK: dot(grid.normal, direction) * grid.spacing[2],
  };
}

/** Columns first … last of one row, narrowed in place; empty when last < first. */
export interface ColumnRange {
  first: number;
  last: number;
}

/** Keeps columns i with lower <= start + i·step < upper. */
export function narrowToSlab(
  range: ColumnRange,
  { start, step, lower, upper }: { start: number; step: number; lower: number; upper: number },
): void {
  if (step === 0) {
    if (!(start >= lower && start < upper)) range.last = range.first - 1;
    return;
  }
  const atLower = (lower - start) / step;
  const atUpper = (upper - start) / step;
  range.first = Math.max(range.first, step > 0 ? Math.ceil(atLower) : Math.floor(atUpper) + 1);
  range.last = Math.min(range.last, step > 0 ? Math.ceil(atUpper) - 1 : Math.floor(atLower));
}

/** Keeps columns i with a·i² + 2b·i + c <= 0, a >= 0. */
function narrowToQuadric(range: ColumnRange, { a, b, c }: { a: number; b: number; c: number }): void {
  const inside = a > 0 ? b * b - a * c : -c;
  if (!(inside >= 0)) {
    range.last = range.first - 1;
    return;
  }
  if (!(a > 0)) return;
  const root = Math.sqrt(inside);
  range.first = Math.max(range.first, Math.ceil((-b - root) / a));
  range.last = Math.min(range.last, Math.floor((-b + root) / a));
}

/** Adds the voxels of a box of the grid that lie in every slab and in the quadric; one interval a row. */
export function scanConvex(
  grid: Grid,
  { box, slabs, quadric }: { box: IndexBox; slabs: readonly Slab[]; quadric?: Quadric },
  collector: RunCollector,
): void {
  const lines = slabs.map((slab) => ({ ...slab, ...projection(grid, slab.direction) }));
  const squares = quadric?.axes.map((axis) => projection(grid, axis, quadric.centre)) ?? [];
  const a = squares.reduce((sum, { perI }) => sum + perI * perI, 0);
  const range: ColumnRange = { first: 0, last: 0 };
  for (let k = box.from[2]; k <= box.to[2]; k += 1) {
    for (let j = box.from[1]; j <= box.to[1]; j += 1) {
      range.first = box.from[0];
      range.last = box.to[0];
      for (const { at0, perI, perJ, perK, lower, upper } of lines) {
        narrowToSlab(range, { start: at0 + perJ * j + perK * k, step: perI, lower, upper });
      }
      if (range.first > range.last) continue;
      if (squares.length > 0) {
        let b = 0;
        let c = -1;
        for (const { at0, perI, perJ, perK } of squares) {
          const start = at0 + perJ * j + perK * k;
          b += start * perI;
          c += start * start;
        }
        narrowToQuadric(range, { a, b, c });
      }
      if (range.first <= range.last) collector.add(k, j, range.first, range.last);
    }
  }
}

/** The eight corners of a block given by its centre and three half edges (LPS mm). */
export function blockCorners(centre: Vector3, halfEdges: readonly [Vector3, Vector3, Vector3]): readonly Vector3[] {
  return [-1, 1].flatMap((x) =>
    [-1, 1].flatMap((y) =>
      [-1, 1].map((z) => add(add(centre, scale(halfEdges[0], x)), add(scale(halfEdges[1], y), scale(halfEdges[2], z)))),
    ),
  );
}
