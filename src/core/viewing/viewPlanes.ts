import { add, cross, dot, indexToWorld, scale, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { reformatBasis, type AnatomicalPlane, type ViewBasis } from '#core/geometry/orientation.ts';
import { stepAlong } from '#core/geometry/plane.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';

/** `native` is the acquired plane; the named ones cut the volume along the axes of the patient, a basis freely. */
export type ViewOrientation = 'native' | AnatomicalPlane | ViewBasis;

/** The planes one view can show: their directions, where they lie, and the rectangle that holds the whole image. */
export interface ViewPlanes {
  readonly basis: ViewBasis;
  /** Slices advance along this unit vector (LPS). */
  readonly advance: Vector3;
  /** Millimetres of each plane along `advance`, ascending. */
  readonly positions: readonly number[];
  /** LPS mm of the middle of the image. */
  readonly centre: Vector3;
  /** Millimetres of the image along right and down, whole voxels included. */
  readonly extent: readonly [number, number];
  /** Whether positions are those of the patient; else directions and positions mean nothing to a reader. */
  readonly placed: boolean;
  /** Whether lengths in the plane are millimetres; else they are pixels. */
  readonly scaled: boolean;
}

/** Planes count as parallel to a slice axis of the grid above this cosine (0.3 degrees): then voxel planes are shown. */
const PARALLEL_COSINE = 0.999985;

/** Directions of the canvas in one orientation, LPS. */
export function basisOf(grid: Grid, orientation: ViewOrientation): ViewBasis {
  if (typeof orientation === 'object') return orientation;
  if (orientation !== 'native') return reformatBasis(orientation);
  return { right: grid.row, down: grid.column, sight: cross(grid.row, grid.column) };
}

/** The planes of a volume in one orientation. */
export function volumePlanes(grid: Grid, orientation: ViewOrientation): ViewPlanes {
  const middle = grid.dimensions.map((count) => (count - 1) / 2) as unknown as Vector3;
  const centre = indexToWorld(grid, middle);
  const basis = basisOf(grid, orientation);
  const advance = orientation === 'native' ? grid.normal : basis.sight;
  return {
    basis,
    advance,
    positions: planePositions(grid, advance, dot(centre, advance)),
    centre,
    extent: [extentAlong(grid, basis.right), extentAlong(grid, basis.down)],
    placed: true,
    scaled: true,
  };
}

/** Length in mm of the whole grid, voxels included, seen along a unit direction. */
export function extentAlong({ dimensions, spacing, row, column, normal }: Grid, direction: Vector3): number {
  return [row, column, normal].reduce(
    (sum, axis, at) => sum + Math.abs(dot(axis, direction)) * (dimensions[at] ?? 0) * (spacing[at] ?? 0),
    0,
  );
}

function planePositions(grid: Grid, direction: Vector3, middle: number): readonly number[] {
  const axes = [grid.row, grid.column, grid.normal];
  const along = axes.findIndex((axis) => Math.abs(dot(axis, direction)) >= PARALLEL_COSINE);
  const step = along >= 0 ? (grid.spacing[along] ?? 1) : stepAlong(grid, direction);
  const count =
    along >= 0 ? (grid.dimensions[along] ?? 1) : Math.max(1, Math.floor(extentAlong(grid, direction) / step + 1e-6));
  return Array.from({ length: count }, (_, at) => middle + (at - (count - 1) / 2) * step);
}

/**
 * One frame of a stack without a regular grid, as a grid of one slice. Frames that do not say where they lie get a
 * space of their own: mm (pixels without a spacing) from the first pixel, the frame number as third coordinate.
 */
export function frameGrid(frame: Frame | undefined, size: readonly [number, number], index: number, placed: boolean) {
  const plane = placed ? frame?.plane : undefined;
  const [between, down] = frame?.spacing ?? [1, 1];
  const row: Vector3 = plane?.row ?? [1, 0, 0];
  const column: Vector3 = plane?.column ?? [0, 1, 0];
  const grid: Grid = {
    dimensions: [size[0], size[1], 1],
    spacing: [between, down, 1],
    origin: plane?.origin ?? [0, 0, index],
    row,
    column,
    normal: cross(row, column),
    frameOfReferenceUid: '',
  };
  return grid;
}

/** Whether the frames lie one behind the other in patient space, so that their positions order them. */
export function framesArePlaced(frames: readonly Frame[]): boolean {
  const first = frames[0]?.plane;
  if (!first) return false;
  const normal = cross(first.row, first.column);
  const positions = frames.map(({ plane }) => (plane ? dot(plane.origin, normal) : NaN));
  const parallel = frames.every(({ plane }) => plane && dot(cross(plane.row, plane.column), normal) >= PARALLEL_COSINE);
  return parallel && positions.every((position, at) => at === 0 || position > (positions[at - 1] ?? NaN));
}

/** The planes of what a stack decoded to; images on their own are shown only as they were acquired. */
export function decodedPlanes(
  decoded: Decoded,
  frames: readonly Frame[],
  orientation: ViewOrientation,
): ViewPlanes | undefined {
  if (decoded.kind === 'volume') return volumePlanes(decoded.volume.grid, orientation);
  const placed = framesArePlaced(frames);
  const grids = decoded.images.map(({ columns, rows }, at) => frameGrid(frames[at], [columns, rows], at, placed));
  const first = grids[0];
  if (!first) return undefined;
  const planes = volumePlanes(first, 'native');
  const positions = grids.map(({ origin }) => dot(origin, planes.advance));
  const middle = positions[Math.floor(positions.length / 2)] ?? 0;
  const scaled = frames.every(({ spacing }) => spacing !== undefined);
  return { ...planes, positions, centre: onPlane(planes.centre, planes.advance, middle), placed, scaled };
}

/** The point moved along a unit vector until it lies at `position` mm. */
export const onPlane = (point: Vector3, advance: Vector3, position: number): Vector3 =>
  add(point, scale(advance, position - dot(point, advance)));

/** The index of the plane nearest to a point in LPS mm. */
export function nearestPlane({ advance, positions }: ViewPlanes, point: Vector3): number {
  const at = dot(point, advance);
  let [low, high] = [0, positions.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return Math.abs((positions[high] ?? 0) - at) < Math.abs((positions[low] ?? 0) - at) ? high : low;
}

/** Distance in mm from a plane to its neighbour; 0 where there is only one. */
export function stepAt({ positions }: ViewPlanes, index: number): number {
  const here = positions[index];
  const next = positions[index + 1] ?? positions[index - 1];
  return here === undefined || next === undefined ? 0 : Math.abs(next - here);
}
