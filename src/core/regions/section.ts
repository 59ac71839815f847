import { cross, dot, scale, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, heightAbove, isParallel, POSITION_TOLERANCE, type Plane } from '#core/geometry/plane.ts';
import type { Segment } from './lengths.ts';
import { runsCut } from './maskCut.ts';
import { maskRuns } from './maskShape.ts';
import { closedOutline, meanHeight } from './outline.ts';
import type { RegionShape } from './region.ts';
import { boxCut, planeCrossings, sphereCut } from './solidCut.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/** A plane in patient space and how far to both sides of it a view shows (half the slice step), mm. */
export interface SectionView extends Plane {
  readonly halfThickness: number;
}

/** What a view shows of a region, LPS mm. */
export interface Section {
  /** Closed; the first point is not repeated. Several combine by the even-odd rule. */
  readonly outlines: readonly (readonly Vector3[])[];
  readonly lines: readonly Segment[];
  readonly points: readonly Vector3[];
}

const EMPTY: Section = { outlines: [], lines: [], points: [] };

/**
 * What a view shows of a region: planar shapes in their own plane as outlines and across it as the lines where they meet
 * the view, solid ones as the outline of their cut. A shape between two slices is shown on the one whose voxels it
 * counts. A threshold region shows its search sphere here; its voxels are drawn by `runsSection`.
 */
export function regionSection(shape: RegionShape, view: SectionView): Section {
  switch (shape.kind) {
    case 'point':
      return isShown([shape.at], view) ? { ...EMPTY, points: [shape.at] } : EMPTY;
    case 'length':
      return { ...EMPTY, lines: [shape.ends].filter((line) => isShown(line, view)) };
    case 'bidirectional':
      return { ...EMPTY, lines: [shape.long, shape.short].filter((line) => isShown(line, view)) };
    case 'ellipse':
    case 'rectangle':
    case 'freehand':
    case 'spline':
      return outlinesSection([closedOutline(shape)], shape.normal, view);
    case 'contours':
      return outlinesSection(shape.contours, shape.normal, view);
    case 'sphere':
      return { ...EMPTY, outlines: sphereCut(shape, view) };
    case 'threshold':
      return { ...EMPTY, outlines: sphereCut(shape.within, view) };
    case 'box':
      return { ...EMPTY, outlines: boxCut(shape, view) };
    case 'mask':
      return runsSection(maskRuns(shape), shape.grid, view);
    case 'whole':
      return EMPTY;
  }
}

/**
 * Outlines of the voxels a view shows of a region: along the voxel edges where the view is a slice of the grid, else
 * round the samples of the view's plane whose nearest voxel is inside.
 */
export const runsSection = (runs: VoxelRuns, grid: Grid, view: SectionView): Section => ({
  ...EMPTY,
  outlines: runsCut(runs, grid, view),
});

/** Whether a view's slab holds all these points: the same half-open slab by which `regionVoxels` chooses the slice. */
function isShown(points: readonly Vector3[], view: SectionView): boolean {
  const plane = { point: view.point, normal: canonicalNormal(view.normal) };
  return points.every((point) => {
    const slice = -heightAbove(plane, point);
    return slice >= -view.halfThickness - POSITION_TOLERANCE && slice < view.halfThickness - POSITION_TOLERANCE;
  });
}

function outlinesSection(outlines: readonly (readonly Vector3[])[], normal: Vector3, view: SectionView): Section {
  if (!isParallel(normal, view.normal)) {
    return { ...EMPTY, lines: outlines.flatMap((outline) => crossingLines(outline, normal, view)) };
  }
  const unit = canonicalNormal(normal);
  const shown = outlines.filter(
    (outline) => outline.length > 0 && isShown([scale(unit, meanHeight(outline, unit))], flattened(view, unit)),
  );
  return { ...EMPTY, outlines: shown };
}

/** The view moved along itself to the line of the normal through the LPS origin, where heights are measured. */
const flattened = (view: SectionView, unit: Vector3): SectionView => ({
  ...view,
  point: scale(unit, dot(view.point, unit)),
  normal: unit,
});

/** The stretches inside an outline where its plane meets a view that is not parallel to it. */
function crossingLines(outline: readonly Vector3[], normal: Vector3, view: SectionView): readonly Segment[] {
  const direction = cross(normal, view.normal);
  const crossings = planeCrossings(outline, view).sort((a, b) => dot(a, direction) - dot(b, direction));
  return crossings.flatMap((from, index): readonly Segment[] => {
    const to = crossings[index + 1];
    return index % 2 === 0 && to ? [[from, to]] : [];
  });
}
