import { sha256Hex } from '#core/digest.ts';
import {
  add,
  indexToWorld,
  norm,
  scale,
  subtract,
  worldToIndex,
  type Grid,
  type Vector3,
} from '#core/geometry/grid.ts';
import { POSITION_TOLERANCE } from '#core/geometry/plane.ts';
import { canonicalJson } from '#core/ledger/canonical.ts';
import { blockFromRuns, type MaskBlock } from './masks.ts';
import type { RegionShape } from './region.ts';
import { indexBox, projection, type IndexBox, type IndexLine } from './rowScan.ts';
import type { RunCollector } from './runCollector.ts';
import { runsFromText, textFromRuns } from './runText.ts';
import type { VoxelRuns } from './voxelRuns.ts';

export type MaskShape = Extract<RegionShape, { kind: 'mask' }>;

/** The region of some voxels of a grid, with the SHA-256 by which it is known again. */
export function maskShape(runs: VoxelRuns, grid: Grid): MaskShape {
  const text = textFromRuns(runs, grid);
  return { kind: 'mask', grid, runs: text, count: runs.count, digest: sha256Hex(canonicalJson({ grid, runs: text })) };
}

/** The voxels of a mask on its own grid. @throws RangeError when its text is damaged. */
export const maskRuns = ({ runs, grid }: MaskShape): VoxelRuns => runsFromText(runs, grid);

/** LPS mm of the outer corners of the box around a mask's voxels; none of an empty mask. */
export function maskCorners(shape: MaskShape): readonly Vector3[] {
  const { box } = maskRuns(shape);
  return box ? boxCorners(box, shape.grid) : [];
}

const boxCorners = ({ from, to }: IndexBox, grid: Grid): readonly Vector3[] =>
  [from[0] - 0.5, to[0] + 0.5].flatMap((i) =>
    [from[1] - 0.5, to[1] + 0.5].flatMap((j) => [from[2] - 0.5, to[2] + 0.5].map((k) => indexToWorld(grid, [i, j, k]))),
  );

/** The middle of the middle run of a mask, LPS mm: a place inside it; undefined of an empty one. */
export function maskCentre(shape: MaskShape): Vector3 | undefined {
  const { runs } = maskRuns(shape);
  if (runs.length === 0) return undefined;
  const middle = 4 * Math.floor(runs.length / 8);
  const [k = 0, j = 0, first = 0, last = 0] = runs.subarray(middle, middle + 4);
  return indexToWorld(shape.grid, [Math.floor((first + last) / 2), j, k]);
}

/**
 * The voxels of a grid whose centre lies in a voxel of a mask, which is the nearest neighbour of that centre
 * (interchange.md 4): on its own grid exactly the voxels of the mask. A centre on the border of two voxels belongs to
 * the one towards the left, back and head of the patient, so that a mask has the same border as an outline.
 */
export function scanMask(shape: MaskShape, grid: Grid, collector: RunCollector): void {
  const block = blockFromRuns(maskRuns(shape));
  const box = block && indexBox(grid, boxCorners(boxOf(block), shape.grid));
  if (!box) return;
  const [i, j, k] = indexLines(grid, shape.grid, block.from);
  const columns = box.to[0] - box.from[0] + 1;
  for (let slice = box.from[2]; slice <= box.to[2]; slice += 1) {
    for (let row = box.from[1]; row <= box.to[1]; row += 1) {
      const start = (line: IndexLine) => line.at0 + line.perI * box.from[0] + line.perJ * row + line.perK * slice;
      const inside = insideRow(block, { i: start(i), j: start(j), k: start(k), step: [i.perI, j.perI, k.perI] });
      for (let column = 0; column < columns; column += 1) {
        if (inside(column)) collector.add(slice, row, box.from[0] + column, box.from[0] + column);
      }
    }
  }
}

const boxOf = ({ from, size }: MaskBlock): IndexBox => ({ from, to: add(from, add(size, [-1, -1, -1])) });

const HAIR: Vector3 = [POSITION_TOLERANCE, POSITION_TOLERANCE, POSITION_TOLERANCE];

/** The index in a block of the mask's grid, along each of its axes, as linear functions of the index in `grid`. */
function indexLines(grid: Grid, mask: Grid, first: Vector3): readonly [IndexLine, IndexLine, IndexLine] {
  const moved = { ...grid, origin: add(grid.origin, HAIR) };
  const from = indexToWorld(mask, first);
  const along = (direction: Vector3, spacing: number) => projection(moved, scale(direction, 1 / spacing), from);
  const [columns, rows, slices] = mask.spacing;
  return [along(mask.row, columns), along(mask.column, rows), along(mask.normal, slices)];
}

interface RowStart {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  /** Change of the three with every column. */
  readonly step: Vector3;
}

const insideRow =
  ({ mask, size: [columns, rows, slices] }: MaskBlock, { i, j, k, step }: RowStart) =>
  (column: number): boolean => {
    const x = Math.round(i + step[0] * column);
    const y = Math.round(j + step[1] * column);
    const z = Math.round(k + step[2] * column);
    if (x < 0 || y < 0 || z < 0 || x >= columns || y >= rows || z >= slices) return false;
    return mask[x + columns * (y + rows * z)] === 1;
  };

/** A voxel centre this near (share of a voxel) to that of another grid is the same voxel. */
const SAME_VOXEL = 0.01;

/** Whether the voxels of a grid around a mask are those of the mask's grid, in any order: then nothing is resampled. */
export function isOnGrid(shape: MaskShape, grid: Grid): boolean {
  const { from, to } = maskRuns(shape).box ?? { from: [0, 0, 0], to: [0, 0, 0] };
  const onGrid = (index: Vector3) => worldToIndex(grid, indexToWorld(shape.grid, index));
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= SAME_VOXEL;
  const steps = STEPS.map((step) => subtract(onGrid(add(from, step)), onGrid(from)));
  return (
    onGrid(from).every(isWhole) &&
    onGrid(to).every(isWhole) &&
    steps.every((step) => step.every(isWhole) && Math.abs(norm(step) - 1) <= SAME_VOXEL)
  );
}

const STEPS: readonly Vector3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
