import { add, dot, indexToWorld, scale, worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { isParallel, planeAxes, POSITION_TOLERANCE, type Plane } from '#core/geometry/plane.ts';
import type { Vector2 } from './hull.ts';
import { blockFromRuns, type MaskBlock } from './masks.ts';
import { maskRings, voxelEdges } from './maskRings.ts';
import { createRunCollector } from './runCollector.ts';
import type { VoxelRuns } from './voxelRuns.ts';

type Outlines = readonly (readonly Vector3[])[];

/** Samples along one side of a reformatted cut at most: beyond, the outline of a large region is coarser, not slower. */
const MOST_SAMPLES = 512;

/** Outlines (LPS mm, outer rings and holes) of the voxels of a region where a plane cuts the grid. */
export function runsCut(runs: VoxelRuns, grid: Grid, plane: Plane): Outlines {
  if (isParallel(grid.normal, plane.normal)) {
    const slice = Math.round(worldToIndex(grid, plane.point)[2]);
    return sliceCut(runs, grid, slice);
  }
  const block = blockFromRuns(runs);
  return block ? sampledCut(block, grid, plane) : [];
}

/** Voxel edges of one slice of the grid. */
function sliceCut(runs: VoxelRuns, grid: Grid, slice: number): Outlines {
  const block = blockFromRuns(runsOfSlice(runs, slice));
  if (!block) return [];
  const { mask } = block;
  const [width, height] = block.size;
  return maskRings({ mask, width, height }).map((ring) =>
    voxelEdges(ring).map(([x, y]) => indexToWorld(grid, [x + block.from[0], y + block.from[1], slice])),
  );
}

/** Only the runs of one slice, so that a view of a large region unpacks no more than it shows. */
function runsOfSlice({ runs }: VoxelRuns, slice: number): VoxelRuns {
  const collector = createRunCollector();
  for (let at = 0; at < runs.length; at += 4) {
    if (runs[at] === slice) collector.add(slice, runs[at + 1] ?? 0, runs[at + 2] ?? 0, runs[at + 3] ?? 0);
  }
  return collector.finish();
}

/** Outline of the plane's points whose nearest voxel is inside, sampled at the smallest spacing of the grid. */
function sampledCut(block: MaskBlock, grid: Grid, plane: Plane): Outlines {
  const { u, v } = planeAxes(plane.normal);
  const depth = dot(plane.point, plane.normal);
  const corners = blockExtent(block, grid);
  const heights = corners.map((corner) => dot(corner, plane.normal) - depth);
  if (Math.min(...heights) > POSITION_TOLERANCE || Math.max(...heights) < -POSITION_TOLERANCE) return [];
  const range = (direction: Vector3) => {
    const along = corners.map((corner) => dot(corner, direction));
    return { from: Math.min(...along), to: Math.max(...along) };
  };
  const [across, down] = [range(u), range(v)];
  const longest = Math.max(across.to - across.from, down.to - down.from);
  const step = Math.max(Math.min(...grid.spacing), longest / MOST_SAMPLES);
  const [width, height] = [across, down].map(({ from, to }) => Math.ceil((to - from) / step) + 1) as [number, number];
  const toWorld = ([x, y]: Vector2): Vector3 =>
    add(add(scale(u, across.from + x * step), scale(v, down.from + y * step)), scale(plane.normal, depth));
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      mask[x + width * y] = isInside(block, worldToIndex(grid, toWorld([x, y]))) ? 1 : 0;
  }
  return maskRings({ mask, width, height }).map((ring) => ring.map(toWorld));
}

function isInside({ mask, from, size }: MaskBlock, index: Vector3): boolean {
  const i = Math.round(index[0]) - from[0];
  const j = Math.round(index[1]) - from[1];
  const k = Math.round(index[2]) - from[2];
  if (i < 0 || j < 0 || k < 0 || i >= size[0] || j >= size[1] || k >= size[2]) return false;
  return mask[i + size[0] * (j + size[1] * k)] === 1;
}

/** The outer corners of the voxels of a block, LPS mm. */
const blockExtent = ({ from, size }: MaskBlock, grid: Grid): readonly Vector3[] =>
  [0, 1].flatMap((x) =>
    [0, 1].flatMap((y) =>
      [0, 1].map((z) =>
        indexToWorld(grid, [from[0] - 0.5 + x * size[0], from[1] - 0.5 + y * size[1], from[2] - 0.5 + z * size[2]]),
      ),
    ),
  );
