import { add, norm, scale, subtract, worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, POSITION_TOLERANCE, stepAlong } from '#core/geometry/plane.ts';
import type { VoxelField } from '#core/statistics/voxelField.ts';
import { contourPrisms } from './contourPlanes.ts';
import { scanMask } from './maskShape.ts';
import { closedOutline, meanHeight, unevenness, type PlanarShape } from './outline.ts';
import { scanPrism } from './prismScan.ts';
import type { RegionShape } from './region.ts';
import { blockCorners, indexBox, scanConvex } from './rowScan.ts';
import { createRunCollector, type RunCollector } from './runCollector.ts';
import { thresholdVoxels } from './thresholdVoxels.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/** A rim passes a voxel centre when it misses it by less than this share of the radius: such a voxel is inside. */
const RIM_TOLERANCE = 1e-9;

const HAIR: Vector3 = [POSITION_TOLERANCE, POSITION_TOLERANCE, POSITION_TOLERANCE];

/**
 * Which voxels of a grid belong to a region: those whose centre is inside (pet-suv.md 9). The only voxel rule; it knows
 * nothing of views, so that a region counts the same voxels in every one.
 *
 * - Planar shapes take the centres that project into the outline and lie within half a voxel step of the drawing plane
 *   along its normal, so that a region drawn on thin slices takes one slice of a thicker grid. Midway between two slices
 *   the one further towards the feet (then front, then right) is taken. An outline that leaves its plane by more than
 *   half a step has no voxels: a measurement is made in one plane (ct-recist.md 2).
 * - Rims of spheres, ellipses and boxes belong to them. Of an outline with corners the side towards the right, front and
 *   feet of the patient belongs to it and the opposite one does not, so that neighbours share no voxel; an outline that
 *   crosses itself counts where it is crossed an odd number of times (even-odd).
 * - Contours: see `contourPrisms`. A point is the nearest voxel. Lines have no voxels.
 * - Masks: see `scanMask`.
 * - Threshold regions need the values of the volume named by the shape. @throws TypeError without it.
 */
export function regionVoxels(shape: RegionShape, grid: Grid, field?: VoxelField): VoxelRuns {
  const collector = createRunCollector();
  switch (shape.kind) {
    case 'point':
      addNearestVoxel(shape.at, grid, collector);
      break;
    case 'length':
    case 'bidirectional':
      break;
    case 'ellipse':
      scanEllipse(shape, grid, collector);
      break;
    case 'rectangle':
    case 'freehand':
    case 'spline':
      scanOutline(shape, grid, collector);
      break;
    case 'contours':
      // Prisms come in order of height; along the grid's own normal this is the order of the slices.
      for (const prism of contourPrisms(shape, grid)) scanPrism(grid, prism, collector);
      break;
    case 'sphere':
      scanSphere(shape, grid, collector);
      break;
    case 'box':
      scanBox(shape, grid, collector);
      break;
    case 'threshold':
      if (!field) throw new TypeError('A threshold region has voxels only where values are known');
      scanSphere(shape.within, grid, collector);
      return thresholdVoxels(collector.finish(), shape.rule, field);
    case 'mask':
      scanMask(shape, grid, collector);
      break;
    case 'whole': {
      const [columns, rows, slices] = grid.dimensions;
      const box = { from: [0, 0, 0], to: [columns - 1, rows - 1, slices - 1] } as const;
      scanConvex(grid, { box, slabs: [] }, collector);
    }
  }
  return collector.finish();
}

function addNearestVoxel(at: Vector3, grid: Grid, collector: RunCollector): void {
  // The hair's breadth makes a point midway between voxels choose the same one on every grid.
  const [i, j, k] = worldToIndex(grid, subtract(at, HAIR)).map((index) => Math.round(index));
  if (i === undefined || j === undefined || k === undefined) return;
  const [columns, rows, slices] = grid.dimensions;
  if (i >= 0 && i < columns && j >= 0 && j < rows && k >= 0 && k < slices) collector.add(k, j, i, i);
}

/** The slab of one voxel step around a drawing plane; heights are from the LPS origin along the canonical normal. */
function drawingSlab(points: readonly Vector3[], shape: { readonly normal: Vector3 }, grid: Grid) {
  const normal = canonicalNormal(shape.normal);
  const step = stepAlong(grid, normal);
  const height = meanHeight(points, normal);
  return { normal, step, lower: height - step / 2, upper: height + step / 2 };
}

function scanOutline(shape: Exclude<PlanarShape, { kind: 'ellipse' }>, grid: Grid, collector: RunCollector): void {
  const outline = closedOutline(shape);
  if (outline.length === 0) return;
  const slab = drawingSlab(outline, shape, grid);
  // An outline over two planes lies in no slice.
  if (unevenness(outline, slab.normal) <= slab.step / 2) scanPrism(grid, { ...slab, outlines: [outline] }, collector);
}

function scanEllipse(shape: Extract<RegionShape, { kind: 'ellipse' }>, grid: Grid, collector: RunCollector): void {
  const { centre, semiAxes } = shape;
  const { normal, step, lower, upper } = drawingSlab([centre], shape, grid);
  const box = indexBox(grid, blockCorners(centre, [semiAxes[0], semiAxes[1], scale(normal, step)]));
  const slab = { direction: normal, lower: lower - POSITION_TOLERANCE, upper: upper - POSITION_TOLERANCE };
  if (box) scanConvex(grid, { box, slabs: [slab], quadric: { centre, axes: semiAxes.map(inverse) } }, collector);
}

function scanSphere(
  { centre, radius }: { readonly centre: Vector3; readonly radius: number },
  grid: Grid,
  collector: RunCollector,
): void {
  if (!(radius > 0)) return;
  const axes = [grid.row, grid.column, grid.normal] as const;
  const [right, down, through] = axes;
  const halfEdges = [scale(right, radius), scale(down, radius), scale(through, radius)] as const;
  const box = indexBox(grid, blockCorners(centre, halfEdges));
  if (box) scanConvex(grid, { box, slabs: [], quadric: { centre, axes: halfEdges.map(inverse) } }, collector);
}

function scanBox(shape: Extract<RegionShape, { kind: 'box' }>, grid: Grid, collector: RunCollector): void {
  const halfEdges = scale(subtract(shape.to, shape.from), 0.5);
  const box = indexBox(
    grid,
    blockCorners(add(shape.from, halfEdges), [
      [halfEdges[0], 0, 0],
      [0, halfEdges[1], 0],
      [0, 0, halfEdges[2]],
    ]),
  );
  const slabs = ([0, 1, 2] as const).map((axis) => ({
    direction: [Number(axis === 0), Number(axis === 1), Number(axis === 2)] as const,
    lower: Math.min(shape.from[axis], shape.to[axis]) - POSITION_TOLERANCE,
    upper: Math.max(shape.from[axis], shape.to[axis]) + POSITION_TOLERANCE,
  }));
  if (box) scanConvex(grid, { box, slabs }, collector);
}

/** The vector whose product with the semi-axis is 1, a hair short so that the rim itself is inside. */
const inverse = (semiAxis: Vector3): Vector3 => scale(semiAxis, (1 - RIM_TOLERANCE) / norm(semiAxis) ** 2);
