/**
 * First-order statistics of the finite values of a region (mri-adc.md 6, pet-suv.md 9, ct-recist.md 2.2).
 * SD has n-1; percentiles interpolate linearly between order statistics at index (n-1)·p. A single value has SD NaN.
 */
export interface Summary {
  /** Finite values. */
  readonly count: number;
  /** Values left out because they are NaN (padding, unmapped, undefined fit). */
  readonly undefinedCount: number;
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** Position of the first largest value in the input. */
  readonly maxPosition: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

/** The inner loop, given by the compiled kernel or by its plain twin. */
export type Summarise = (values: Float64Array) => Summary;
