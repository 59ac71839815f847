import { voxelVolume, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Notice } from '#core/result.ts';
import { blockScratch, type LinearSphere } from './blockScratch.ts';
import { BLOCK, peakBlocks } from './peakBlocks.ts';
import { peakReach, peakSphere, type PeakVariant } from './peakSphere.ts';
import { rowIndex } from './rowIndex.ts';
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
): (variant: PeakVariant, scope: PeakScope) => Peak | undefined {
  const reach = peakReach(field.grid.spacing);
  const blocks = peakBlocks(field, runs, reach);
  const rows = rowIndex(runs);
  const scratch = blockScratch(field, reach);
  const maximum = regionMaximum(field, runs);
  return (variant, scope) => {
    const sphere = scratch.linear(peakSphere(variant, field.grid.spacing));
    const least = scope === 'local' ? maximum : -Infinity;
    let best: Peak | undefined;
    for (const { from, ownMax, bound } of blocks) {
      // Zeros of peak-ibsi outside the image can lift a mean of negative values.
      if (best && Math.max(bound, 0) * (1 + ROUNDING) < best.value) break;
      if (ownMax < least) continue;
      const meanAt = scratch.load(from) ? innerMean : edgeMean[variant];
      for (const { k, j, first, last } of rows.within(from, BLOCK)) {
        for (let i = first; i <= last; i++) {
          const at = scratch.place(i, j, k);
          // False for NaN too: an undefined voxel is no centre.
          if (!((scratch.values[at] ?? NaN) >= least)) continue;
          const { value, atEdge } = meanAt(scratch.values, at, sphere);
          if (!best || value > best.value || (value === best.value && comesBefore([i, j, k], best.centre))) {
            best = { variant, scope, value, centre: [i, j, k], atEdge };
          }
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

interface Mean {
  readonly value: number;
  readonly atEdge: boolean;
}

function innerMean(values: Float64Array, at: number, { offsets, weights, total }: LinearSphere): Mean {
  let sum = 0;
  for (let n = 0; n < offsets.length; n++) sum += (weights[n] ?? 0) * (values[at + (offsets[n] ?? 0)] ?? NaN);
  return { value: sum / total, atEdge: false };
}

const edgeMean: Readonly<Record<PeakVariant, typeof innerMean>> = {
  'peak-frac': (values, at, sphere) => {
    const { sum, weight } = definedSum(values, at, sphere);
    return { value: sum / weight, atEdge: weight < sphere.total };
  },
  'peak-ibsi': (values, at, sphere) => {
    const { sum, weight } = definedSum(values, at, sphere);
    return { value: sum / sphere.total, atEdge: weight < sphere.total };
  },
};

function definedSum(values: Float64Array, at: number, { offsets, weights }: LinearSphere) {
  let sum = 0;
  let weight = 0;
  for (let n = 0; n < offsets.length; n++) {
    const value = values[at + (offsets[n] ?? 0)] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += (weights[n] ?? 0) * value;
    weight += weights[n] ?? 0;
  }
  return { sum, weight };
}
