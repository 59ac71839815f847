import type { In } from '#core/quantities.ts';
import type { Notice } from '#core/result.ts';

export interface Hottest {
  /** In the unit of the values; undefined when no value is finite. */
  readonly mean: number | undefined;
  /** How many values it is the mean of. */
  readonly count: number;
  readonly warnings: readonly Notice[];
}

/** SUVhot-N: mean of the N largest finite values; of all of them, with a warning, when there are fewer (pet-suv.md 9). */
export function hottest(values: Float64Array, wanted: number): Hottest {
  const sorted = values.filter(Number.isFinite).sort();
  const count = Math.min(wanted, sorted.length);
  const sum = sorted.subarray(sorted.length - count).reduce((total, value) => total + value, 0);
  const warnings =
    count < wanted
      ? [
          {
            code: 'SUV_W_FEW_VOXELS',
            message: `The region has ${count} voxels; the mean of the ${wanted} hottest was asked.`,
          },
        ]
      : [];
  return { mean: count > 0 ? sum / count : undefined, count, warnings };
}

/** Hottest volume: the N of `hottest` for that volume, at least 1 (pet-suv.md 9). */
export const hottestCount = (volume: In<'mm3'>, voxel: In<'mm3'>) => Math.max(1, Math.round(volume / voxel));
