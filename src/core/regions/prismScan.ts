import { add, dot, scale, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { planeAxes, POSITION_TOLERANCE } from '#core/geometry/plane.ts';
import type { RunCollector } from './runCollector.ts';
import { indexBox, narrowToSlab, projection, type ColumnRange } from './rowScan.ts';

/** Closed outlines in one plane, and how far along its normal they reach. */
export interface Prism {
  /** LPS mm. Inside is where a line to infinity crosses the outlines an odd number of times (even-odd rule). */
  readonly outlines: readonly (readonly Vector3[])[];
  /** Unit, canonical (`canonicalNormal`). */
  readonly normal: Vector3;
  /** Projections on the normal from the LPS origin, mm; `lower` belongs to the prism, `upper` does not. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * A voxel centre on the outline itself must belong to one of two regions that share it, and to the same one on every
 * grid. So the outline is moved by a hair towards the patient's right, front and feet: a rim there takes the voxel in,
 * the opposite rim leaves it out. The three parts have no simple ratio, so that no edge runs along the shift.
 */
const RIM_SHIFT: Vector3 = [-POSITION_TOLERANCE, -0.7548776662 * POSITION_TOLERANCE, -0.569840291 * POSITION_TOLERANCE];

/** Outlines are sorted into this many bands across the rows at most, so that a row meets few edges. */
const MOST_BANDS = 2048;

/** Adds the voxels of the grid whose centre is in the prism, whatever the angle between the two. */
export function scanPrism(grid: Grid, prism: Prism, collector: RunCollector): void {
  const { normal } = prism;
  // With u along the projected rows, a row is a line of constant v: one list of crossings serves all its voxels.
  const { u, v } = planeAxes(normal, grid.row);
  const outlines = prism.outlines.map((outline) =>
    outline.map((point) => {
      const moved = add(point, RIM_SHIFT);
      return [dot(moved, u), dot(moved, v)] as const;
    }),
  );
  const lower = prism.lower - POSITION_TOLERANCE;
  const upper = prism.upper - POSITION_TOLERANCE;
  const bands = edgeBands(outlines);
  const box = bands && indexBox(grid, prismCorners(bands, { u, v, normal, lower, upper }));
  if (!box) return;
  const along = projection(grid, u);
  const across = projection(grid, v);
  const height = projection(grid, normal);
  const range: ColumnRange = { first: 0, last: 0 };
  for (let k = box.from[2]; k <= box.to[2]; k += 1) {
    for (let j = box.from[1]; j <= box.to[1]; j += 1) {
      range.first = box.from[0];
      range.last = box.to[0];
      narrowToSlab(range, { start: height.at0 + height.perJ * j + height.perK * k, step: height.perI, lower, upper });
      if (range.first > range.last) continue;
      const crossings = crossingsAt(bands, across.at0 + across.perJ * j + across.perK * k);
      const start = along.at0 + along.perJ * j + along.perK * k;
      const [first, last] = [range.first, range.last];
      for (let at = 0; at + 1 < crossings.length; at += 2) {
        range.first = first;
        range.last = last;
        const [enters, leaves] = [crossings[at] ?? NaN, crossings[at + 1] ?? NaN];
        narrowToSlab(range, { start, step: steep(along.perI), lower: enters, upper: leaves });
        if (range.first <= range.last) collector.add(k, j, range.first, range.last);
      }
    }
  }
}

/** Rows at right angles to the plane keep one place in it: a step made of rounding alone is none. */
const steep = (step: number) => (Math.abs(step) < 1e-9 ? 0 : step);

interface EdgeBands {
  /** u at v0, du/dv, v0, v1 of each edge, v0 < v1. */
  readonly edges: Float64Array;
  /** Edges that meet each band of v. */
  readonly bands: readonly (readonly number[])[];
  readonly u: readonly [number, number];
  readonly v: readonly [number, number];
}

function edgeBands(outlines: readonly (readonly (readonly [number, number])[])[]): EdgeBands | undefined {
  const edges: number[] = [];
  const u: [number, number] = [Infinity, -Infinity];
  const v: [number, number] = [Infinity, -Infinity];
  for (const outline of outlines) {
    outline.forEach((a, index) => {
      u[0] = Math.min(u[0], a[0]);
      u[1] = Math.max(u[1], a[0]);
      v[0] = Math.min(v[0], a[1]);
      v[1] = Math.max(v[1], a[1]);
      const b = outline[(index + 1) % outline.length] ?? a;
      const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
      if (low[1] < high[1]) edges.push(low[0], (high[0] - low[0]) / (high[1] - low[1]), low[1], high[1]);
    });
  }
  if (!(v[0] < v[1])) return undefined;
  const count = Math.min(MOST_BANDS, edges.length / 4);
  const bands = Array.from({ length: count }, (): number[] => []);
  const bandOf = (at: number) => Math.min(count - 1, Math.floor(((at - v[0]) / (v[1] - v[0])) * count));
  for (let edge = 0; edge < edges.length; edge += 4) {
    const lastBand = bandOf(edges[edge + 3] ?? NaN);
    for (let band = bandOf(edges[edge + 2] ?? NaN); band <= lastBand; band += 1) bands[band]?.push(edge);
  }
  return { edges: Float64Array.from(edges), bands, u, v };
}

/** Ascending u of the edges crossed at v; an edge holds its lower end and not its upper one. */
function crossingsAt({ edges, bands, v }: EdgeBands, at: number): readonly number[] {
  if (!(at >= v[0] && at < v[1])) return [];
  const band = bands[Math.min(bands.length - 1, Math.floor(((at - v[0]) / (v[1] - v[0])) * bands.length))] ?? [];
  const crossings: number[] = [];
  for (const edge of band) {
    const [low, high] = [edges[edge + 2] ?? NaN, edges[edge + 3] ?? NaN];
    if (at >= low && at < high) crossings.push((edges[edge] ?? NaN) + (at - low) * (edges[edge + 1] ?? NaN));
  }
  return crossings.sort((a, b) => a - b);
}

function prismCorners(
  bands: EdgeBands,
  { u, v, normal, lower, upper }: { u: Vector3; v: Vector3; normal: Vector3; lower: number; upper: number },
): readonly Vector3[] {
  return bands.u.flatMap((along) =>
    bands.v.flatMap((across) =>
      [lower, upper].map((height) => add(add(scale(u, along), scale(v, across)), scale(normal, height))),
    ),
  );
}
