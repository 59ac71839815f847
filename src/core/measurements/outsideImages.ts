import {
  add,
  indexToWorld,
  scale,
  subtract,
  voxelVolume,
  worldToIndex,
  type Grid,
  type Vector3,
} from '#core/geometry/grid.ts';
import { maskCorners } from '#core/regions/maskShape.ts';
import { closedOutline } from '#core/regions/outline.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { blockCorners } from '#core/regions/rowScan.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Notice } from '#core/result.ts';
import { codePrefix, type RegionRequest } from './regionRequest.ts';

/** Rows of a region that are worth counting to say how much of it is outside: some milliseconds, and never more. */
const MOST_ROWS = 1_000_000;

/**
 * `…_W_REGION_OUTSIDE`: part of a region has no image, so its numbers are those of the part inside. The share is that of
 * the voxels the region would have if the grid went on (the same voxel rule, pet-suv.md 9); of a threshold region, of
 * its search sphere, in which the voxels of interest may be cut off. `runs` are the region's voxels on the grid.
 */
export function outsideNotice(
  { region: { shape }, volume, meaning }: RegionRequest,
  runs: VoxelRuns,
): readonly Notice[] {
  const body: RegionShape = shape.kind === 'threshold' ? { kind: 'sphere', ...shape.within } : shape;
  const lattice = latticeAround(body, volume.grid);
  if (!lattice) return [];
  const code = `${codePrefix(meaning.quantity)}_W_REGION_OUTSIDE`;
  const what = shape.kind === 'threshold' ? 'search sphere' : 'region';
  if (!(lattice.dimensions[1] * lattice.dimensions[2] <= MOST_ROWS)) {
    return [{ code, message: `The ${what} reaches far beyond the images; only its part inside is measured.` }];
  }
  const inside = body === shape ? runs.count : regionVoxels(body, volume.grid).count;
  const all = regionVoxels(body, lattice).count;
  if (all <= inside) return [];
  const percent = ((100 * (all - inside)) / all).toFixed(1);
  const cubed = ((all - inside) * voxelVolume(volume.grid)).toFixed(1);
  const message = `${percent} % of the ${what} (${cubed} mm3) lies outside the images; only its part inside is measured.`;
  return [{ code, message }];
}

/** The voxel lattice of a grid continued as far as a shape reaches; undefined when that is nowhere beyond the grid. */
function latticeAround(shape: RegionShape, grid: Grid): Grid | undefined {
  const indices = cornersOf(shape, grid).map((corner) => worldToIndex(grid, corner));
  if (indices.length === 0) return undefined;
  // One voxel more on each side: a drawing plane stands for the slab of one voxel step around it.
  const lowest = (axis: 0 | 1 | 2) =>
    Math.floor(indices.reduce((least, index) => Math.min(least, index[axis]), Infinity)) - 1;
  const highest = (axis: 0 | 1 | 2) =>
    Math.ceil(indices.reduce((most, index) => Math.max(most, index[axis]), -Infinity)) + 1;
  const from: Vector3 = [lowest(0), lowest(1), lowest(2)];
  const to: Vector3 = [highest(0), highest(1), highest(2)];
  const isWithin = from.every((index, axis) => index >= 0 && (to[axis] ?? 0) < (grid.dimensions[axis] ?? 0));
  if (isWithin) return undefined;
  return { ...grid, origin: indexToWorld(grid, from), dimensions: add(subtract(to, from), [1, 1, 1]) };
}

/** LPS mm: points that enclose a shape; none of a shape that cannot reach beyond the images. */
function cornersOf(shape: RegionShape, grid: Grid): readonly Vector3[] {
  switch (shape.kind) {
    case 'ellipse':
      return blockCorners(shape.centre, [...shape.semiAxes, [0, 0, 0]]);
    case 'rectangle':
    case 'freehand':
    case 'spline':
      return closedOutline(shape);
    case 'contours':
      return shape.contours.flat();
    case 'mask':
      return maskCorners(shape);
    case 'sphere':
      return cubeAround(shape, grid);
    case 'threshold':
      return cubeAround(shape.within, grid);
    case 'box': {
      const half = scale(subtract(shape.to, shape.from), 0.5);
      return blockCorners(add(shape.from, half), [
        [half[0], 0, 0],
        [0, half[1], 0],
        [0, 0, half[2]],
      ]);
    }
    case 'point':
    case 'length':
    case 'bidirectional':
    case 'whole':
      return [];
  }
}

/** Along the axes of the grid, so that the cube has the index box of its sphere. */
const cubeAround = (
  { centre, radius }: { readonly centre: Vector3; readonly radius: number },
  { row, column, normal }: Grid,
): readonly Vector3[] => blockCorners(centre, [scale(row, radius), scale(column, radius), scale(normal, radius)]);
