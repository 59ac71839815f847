import type { Grid } from '#core/geometry/grid.ts';
import { quantityField } from '#core/measurements/quantityField.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import { shownFrom, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isDecoded } from '#stores/volumes.ts';

export interface CountedVoxels {
  readonly grid: Grid;
  readonly runs: VoxelRuns;
}

type ThresholdShape = Extract<RegionShape, { kind: 'threshold' }>;

/** Counts the voxels of regions by the rule that measures them, once per shape and decoded stack. */
export function createVoxelCounts({ library, volumes }: Pick<Workstation, 'library' | 'volumes'>) {
  const known = new WeakMap<RegionShape, { readonly shown: ShownStack; readonly voxels: CountedVoxels }>();

  /** The voxels a region counts on a stack; a threshold only on the series it is taken from. */
  const counted = (shape: RegionShape, shown: ShownStack): CountedVoxels | undefined => {
    const { decoded, meaning, series } = shown;
    if (decoded.kind !== 'volume' || !isDecoded(volumes.getState(), shown.stack.id)) return undefined;
    if (shape.kind === 'threshold' && shape.seriesUid !== series.seriesUid) return undefined;
    const earlier = known.get(shape);
    if (earlier?.shown === shown) return earlier.voxels;
    const { volume } = decoded;
    const runs = regionVoxels(shape, volume.grid, quantityField(volume, meaning));
    const voxels = { grid: volume.grid, runs };
    known.set(shape, { shown, voxels });
    return voxels;
  };

  /** The voxels a threshold region counts on its series; undefined while that is not decoded. */
  const ofThreshold = (shape: ThresholdShape): CountedVoxels | undefined => {
    const state = library.getState();
    const series = state.studies
      .flatMap(({ study }) => study.series)
      .find(({ seriesUid }) => seriesUid === shape.seriesUid);
    const stack = series?.stacks.find(({ id }) => isDecoded(volumes.getState(), id));
    const shown = stack && shownFrom(state, volumes.getState(), stack.id);
    return shown && counted(shape, shown);
  };

  return { counted, ofThreshold };
}

export type VoxelCounts = ReturnType<typeof createVoxelCounts>;
