import type { Summary } from './summary.ts';

/** What `summarise` gives when no value is finite. */
export const emptySummary = (undefinedCount: number): Summary => ({
  count: 0,
  undefinedCount,
  mean: NaN,
  sd: NaN,
  min: NaN,
  max: NaN,
  maxPosition: -1,
  median: NaN,
  p10: NaN,
  p90: NaN,
});

/**
 * First-order statistics in plain TypeScript: the oracle of the compiled kernel. Values that are not finite are left
 * out. Mean and SD (n-1) take two passes; sums run in four lanes (position modulo 4) added as (0 + 1) + (2 + 3), the
 * order in which the kernel's vectors add, so that both give the same bits (mri-adc.md 6, pet-suv.md 9).
 */
export function summarise(values: Float64Array): Summary {
  const finite = values.filter(Number.isFinite);
  const count = finite.length;
  if (count === 0) return emptySummary(values.length);
  const mean = laneSum(values, (value) => value) / count;
  const sd = count > 1 ? Math.sqrt(laneSum(values, (value) => (value - mean) * (value - mean)) / (count - 1)) : NaN;
  const { min, max } = extremes(finite);
  return {
    count,
    undefinedCount: values.length - count,
    mean,
    sd,
    min,
    max,
    maxPosition: values.indexOf(max),
    ...percentiles(finite),
  };
}

function laneSum(values: Float64Array, term: (value: number) => number): number {
  const lanes: [number, number, number, number] = [0, 0, 0, 0];
  values.forEach((value, position) => {
    if (Number.isFinite(value)) lanes[(position & 3) as 0 | 1 | 2 | 3] += term(value);
  });
  return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
}

function extremes(finite: Float64Array) {
  let min = Infinity;
  let max = -Infinity;
  for (const value of finite) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // Adding zero turns -0 into 0: which of two equal zeros came first means nothing.
  return { min: min + 0, max: max + 0 };
}

/** Linear interpolation between order statistics at index (n-1)·p. Sorting is the plainest way to exact ranks. */
function percentiles(finite: Float64Array) {
  const sorted = finite.sort();
  return { median: percentile(sorted, 0.5), p10: percentile(sorted, 0.1), p90: percentile(sorted, 0.9) };
}

/** The p-quantile (0 to 1) of ascending values; NaN when there are none. */
export function percentile(sorted: Float64Array, p: number): number {
  const index = (sorted.length - 1) * p;
  const rank = Math.floor(index);
  const lower = sorted[rank] ?? NaN;
  const upper = sorted[rank + 1] ?? lower;
  return lower + (upper - lower) * (index - rank) + 0;
}
