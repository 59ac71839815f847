import type { PeakVariant } from './peakSphere.ts';

/** Weights with offsets into an array of values. */
export interface LinearSphere {
  readonly offsets: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

export interface RowOfCentres {
  /** Place of the first centre in the values. */
  readonly at: number;
  readonly count: number;
}

/** Places beyond the last sphere that may be read, because centres are summed side by side. */
export const SLACK = 8;

/** Means of spheres over values that lie where the loop that sums them can read them. */
export interface SphereMeans {
  /** Filled by the caller; 0 at first. */
  readonly values: Float64Array;
  /** Takes the sphere whose means follow. */
  readonly take: (sphere: LinearSphere) => void;
  /** The means around the centres of a row where every value is defined; the answer holds until the next call. */
  readonly inner: (row: RowOfCentres) => Float64Array;
}

/** Opens means over `size` values, spheres of at most `most` weights and rows of at most `row` centres, a multiple of 8. */
export type OpenSphereMeans = (need: {
  readonly size: number;
  readonly most: number;
  readonly row: number;
}) => SphereMeans;

/** Centres summed side by side: one accumulator alone waits for the latency of every addition. */
const ABREAST = 4;

/** The plain twin of the compiled means. */
export const plainSphereMeans: OpenSphereMeans = ({ size, row }) => {
  const [values, means] = [new Float64Array(size), new Float64Array(row)];
  let taken: LinearSphere = { offsets: new Int32Array(), weights: new Float64Array(), total: NaN };
  return {
    values,
    take: (sphere) => {
      taken = sphere;
    },
    inner: ({ at, count }) => {
      for (let centre = 0; centre < count; centre += ABREAST)
        sumAbreast(values, taken, { at: at + centre, means, centre });
      return means;
    },
  };
};

function sumAbreast(
  values: Float64Array,
  { offsets, weights, total }: LinearSphere,
  { at: first, means, centre }: { readonly at: number; readonly means: Float64Array; readonly centre: number },
): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let n = 0; n < offsets.length; n++) {
    const weight = weights[n] ?? 0;
    const at = first + (offsets[n] ?? 0);
    a += weight * (values[at] ?? 0);
    b += weight * (values[at + 1] ?? 0);
    c += weight * (values[at + 2] ?? 0);
    d += weight * (values[at + 3] ?? 0);
  }
  means[centre] = a / total;
  means[centre + 1] = b / total;
  means[centre + 2] = c / total;
  means[centre + 3] = d / total;
}

/** The mean around one centre. */
export interface EdgeMean {
  readonly value: number;
  /** Part of the sphere has no defined value. */
  readonly atEdge: boolean;
}

/** The mean where some values are NaN: left out of `peak-frac`, whose weights are renormalised, and 0 in `peak-ibsi`. */
export function edgeMean(
  values: Float64Array,
  { offsets, weights, total }: LinearSphere,
  { at, variant }: { readonly at: number; readonly variant: PeakVariant },
): EdgeMean {
  let sum = 0;
  let defined = 0;
  for (let n = 0; n < offsets.length; n++) {
    const value = values[at + (offsets[n] ?? 0)] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += (weights[n] ?? 0) * value;
    defined += weights[n] ?? 0;
  }
  return { value: sum / (variant === 'peak-frac' ? defined : total), atEdge: defined < total };
}
