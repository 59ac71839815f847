import type { Grid } from '#core/geometry/grid.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { quantityField } from '#core/measurements/quantityField.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import { shownFrom, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

export interface CountedVoxels {
  readonly grid: Grid;
  readonly runs: VoxelRuns;
}

/** The voxels a threshold region counts, found by the rule that measures them; undefined while its series is not decoded. */
export function thresholdVoxels(
  { library, volumes }: Workstation,
  shape: Extract<RegionShape, { kind: 'threshold' }>,
): CountedVoxels | undefined {
  const state = library.getState();
  const series = state.studies
    .flatMap(({ study }) => study.series)
    .find(({ seriesUid }) => seriesUid === shape.seriesUid);
  const stack = series?.stacks.find(({ id }) => volumes.getState().held[id]?.state === 'ready');
  const shown = stack && shownFrom(state, volumes.getState(), stack.id);
  return shown && counted(shape, shown);
}

/** Counting walks every voxel of the search sphere; a view that scrolls must not do so again. */
const known = new WeakMap<RegionShape, { readonly decoded: Decoded; readonly voxels: CountedVoxels }>();

/** The voxels a region counts on a stack; a threshold only on the series it is taken from. */
export function counted(shape: RegionShape, { decoded, meaning, series }: ShownStack): CountedVoxels | undefined {
  if (decoded.kind !== 'volume') return undefined;
  if (shape.kind === 'threshold' && shape.seriesUid !== series.seriesUid) return undefined;
  const earlier = known.get(shape);
  if (earlier?.decoded === decoded) return earlier.voxels;
  const { volume } = decoded;
  const runs = regionVoxels(shape, volume.grid, quantityField(volume, meaning).valueAt);
  const voxels = { grid: volume.grid, runs };
  known.set(shape, { decoded, voxels });
  return voxels;
}
