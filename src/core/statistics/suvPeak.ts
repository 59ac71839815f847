import { voxelVolume, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Notice } from '#core/result.ts';
import { blockScratch } from './blockScratch.ts';
import { BLOCK, peakBlocks } from './peakBlocks.ts';
import { peakReach, peakSphere, type PeakVariant } from './peakSphere.ts';
import { rowIndex } from './rowIndex.ts';
import { edgeMean, plainSphereMeans, type OpenSphereMeans } from './sphereMeans.ts';
import type { VoxelField } from './voxelField.ts';

/** `local`: centred at the maximum of the region; `global`: at the voxel of the region that gives the highest mean. */
export type PeakScope = 'global' | 'local';

export interface Peak {
  readonly variant: PeakVariant;
  readonly scope: PeakScope;
  /** In the unit of the field. */
  readonly value: number;
  /** Voxel index of the sphere's centre; the lowest slice, row and column among equals. */
  readonly centre: Vector3;
  /** Part of the sphere lies outside the image or on undefined voxels. */
  readonly atEdge: boolean;
}

export interface PeakOptions {
  /** Where the sums are made: the compiled means give the bits of the plain ones. */
  readonly means?: OpenSphereMeans;
  /** The largest value of the region, where it is known already. */
  readonly maximum?: number;
}

/** Guards the comparison of a bound with a mean against rounding in the mean's own sum. */
const ROUNDING = 1e-12;

/** Regions below this volume, mm³, are smaller than the peak sphere itself. */
const SMALL_REGION = 1000;

/**
 * SUVpeak: the mean of a 1 ml sphere centred on a voxel of the region (pet-suv.md 9.1). Voxels outside the region take
 * part; voxels outside the image, or undefined, count as 0 in `peak-ibsi` and are left out, weights renormalised, in
 * `peak-frac`. Returns a function, because the variants share the bounds that make the search short. It gives
 * undefined when the region has no defined voxel.
 */
export function suvPeak(
  field: VoxelField,
  runs: VoxelRuns,
  { means: open = plainSphereMeans, maximum = regionMaximum(field, runs) }: PeakOptions = {},
): (variant: PeakVariant, scope: PeakScope) => Peak | undefined {
  const reach = peakReach(field.grid.spacing);
  const blocks = peakBlocks(field, runs, reach);
  const rows = rowIndex(runs);
  const scratch = blockScratch(field, reach, open);
  const { values } = scratch.means;
  return (variant, scope) => {
    const sphere = scratch.linear(peakSphere(variant, field.grid.spacing));
    scratch.means.take(sphere);
    const least = scope === 'local' ? maximum : -Infinity;
    let best: Peak | undefined;
    for (const { from, ownMax, bound } of blocks) {
      // Zeros of peak-ibsi outside the image can lift a mean of negative values.
      if (best && Math.max(bound, 0) * (1 + ROUNDING) < best.value) break;
      if (ownMax < least) continue;
      const isDefined = scratch.load(from);
      for (const { k, j, first, last } of rows.within(from, BLOCK)) {
        const row = { at: scratch.place(first, j, k), count: last - first + 1 };
        const means = isDefined ? scratch.means.inner(row) : undefined;
        for (let n = 0; n < row.count; n++) {
          // False for NaN too: an undefined voxel is no centre.
          if (!((values[row.at + n] ?? NaN) >= least)) continue;
          const { value, atEdge } = means
            ? { value: means[n] ?? NaN, atEdge: false }
            : edgeMean(values, sphere, { at: row.at + n, variant });
          if (best && value < best.value) continue;
          const centre: Vector3 = [first + n, j, k];
          if (best && value === best.value && !comesBefore(centre, best.centre)) continue;
          best = { variant, scope, value, centre, atEdge };
        }
      }
    }
    return best;
  };
}

/** What a reader must know about peaks of a region of `count` voxels (pet-suv.md 9.1). */
export function peakWarnings(
  peaks: readonly Peak[],
  { count, grid }: { count: number; grid: Grid },
): readonly Notice[] {
  const volume = count * voxelVolume(grid);
  const warnings: Notice[] = [];
  if (peaks.some(({ atEdge }) => atEdge)) {
    warnings.push({
      code: 'SUV_W_PEAK_EDGE',
      message:
        'The 1 mL peak sphere reaches beyond the image: peak-frac is the mean of the part inside, peak-ibsi counts 0 outside.',
    });
  }
  if (volume < SMALL_REGION) {
    warnings.push({
      code: 'SUV_W_PEAK_SMALL',
      message: `The region has ${(volume / 1000).toFixed(3)} mL, less than the 1 mL peak sphere: the peak includes voxels around it.`,
    });
  }
  return warnings;
}

function regionMaximum(field: VoxelField, { runs }: VoxelRuns): number {
  const row = new Float64Array(field.grid.dimensions[0]);
  let largest = -Infinity;
  for (let at = 0; at < runs.length; at += 4) {
    const [k = 0, j = 0, from = 0, to = -1] = runs.subarray(at, at + 4);
    field.readRow({ k, j, from, to }, row, 0);
    for (let n = 0; n <= to - from; n++) if ((row[n] ?? NaN) > largest) largest = row[n] ?? NaN;
  }
  return largest;
}

const comesBefore = (a: Vector3, b: Vector3) => (a[2] - b[2] || a[1] - b[1] || a[0] - b[0]) < 0;
