import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { RegionRequest } from './regionRequest.ts';

type Source = Pick<RegionRequest, 'instanceUids' | 'volume'>;

/** SOP instances of the slices inside the box of a region's voxels, each once, in the order of the slices. */
export function instancesOfVoxels({ instanceUids }: Source, { box }: VoxelRuns): readonly string[] {
  return box ? instancesOfSlices(instanceUids, box.from[2], box.to[2]) : [];
}

/** SOP instances of the slices between the outermost of some points, LPS mm; of a point, the slice nearest to it. */
export function instancesOfPoints({ instanceUids, volume: { grid } }: Source, points: readonly Vector3[]) {
  const last = grid.dimensions[2] - 1;
  const slices = points.map((point) => Math.min(last, Math.max(0, Math.round(worldToIndex(grid, point)[2]))));
  return instancesOfSlices(instanceUids, Math.min(...slices), Math.max(...slices));
}

/** Frames of one file share its UID. */
const instancesOfSlices = (instanceUids: readonly string[], first: number, last: number): readonly string[] => [
  ...new Set(instanceUids.slice(first, last + 1)),
];
