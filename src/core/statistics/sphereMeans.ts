import type { LinearSphere } from './blockScratch.ts';
import type { PeakVariant } from './peakSphere.ts';

/** Weighted means of spheres around consecutive voxels of a row. */
export interface RowMeans {
  readonly values: Float64Array;
  /** 1 where part of the sphere has no defined value. */
  readonly atEdge: Uint8Array;
}

export interface RowOfCentres {
  /** Place of the first centre in the values. */
  readonly at: number;
  readonly count: number;
}

/** Centres summed side by side: one accumulator alone waits for the latency of every addition. */
export const ABREAST = 4;

/** Means where every value is defined; the values may be read ABREAST - 1 places beyond the last sphere. */
export function innerMeans(
  values: Float64Array,
  { offsets, weights, total }: LinearSphere,
  { row, means }: { row: RowOfCentres; means: RowMeans },
): void {
  for (let centre = 0; centre < row.count; centre += ABREAST) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let n = 0; n < offsets.length; n++) {
      const weight = weights[n] ?? 0;
      const at = row.at + centre + (offsets[n] ?? 0);
      a += weight * (values[at] ?? 0);
      b += weight * (values[at + 1] ?? 0);
      c += weight * (values[at + 2] ?? 0);
      d += weight * (values[at + 3] ?? 0);
    }
    means.values[centre] = a / total;
    means.values[centre + 1] = b / total;
    means.values[centre + 2] = c / total;
    means.values[centre + 3] = d / total;
  }
  means.atEdge.fill(0);
}

/** Means where some values are NaN: left out of `peak-frac`, whose weights are renormalised, and 0 in `peak-ibsi`. */
export function edgeMeans(
  values: Float64Array,
  { offsets, weights, total }: LinearSphere,
  { row, means, variant }: { row: RowOfCentres; means: RowMeans; variant: PeakVariant },
): void {
  for (let centre = 0; centre < row.count; centre++) {
    let sum = 0;
    let defined = 0;
    for (let n = 0; n < offsets.length; n++) {
      const value = values[row.at + centre + (offsets[n] ?? 0)] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += (weights[n] ?? 0) * value;
      defined += weights[n] ?? 0;
    }
    means.values[centre] = sum / (variant === 'peak-frac' ? defined : total);
    means.atEdge[centre] = defined < total ? 1 : 0;
  }
}
