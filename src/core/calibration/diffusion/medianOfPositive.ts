import type { Volume } from '#core/imaging/volume.ts';

/** About how many voxels are looked at: the median of so many strays far less than the decade it has to tell apart. */
const SAMPLES = 100_000;

/** Median of the modality values above 0, from a regular sample of the voxels; undefined when there is none. */
export function medianOfPositive({ voxels, grid, slope, intercept }: Volume): number | undefined {
  const perSlice = grid.dimensions[0] * grid.dimensions[1];
  const step = Math.max(1, Math.floor(voxels.length / SAMPLES));
  const positive: number[] = [];
  for (let at = 0; at < voxels.length; at += step) {
    const slice = Math.floor(at / perSlice);
    const value = (voxels[at] ?? NaN) * (slope[slice] ?? NaN) + (intercept[slice] ?? NaN);
    if (value > 0) positive.push(value);
  }
  return Float64Array.from(positive).sort()[Math.floor(positive.length / 2)];
}
