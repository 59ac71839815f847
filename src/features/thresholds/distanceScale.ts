import type { Judgement } from '#core/protocol/cutoff.ts';

/** Positions along a bar whose middle is the cut-off: −1 is its left end, 1 its right end. */
export interface DistanceScale {
  readonly marker: number;
  readonly band: readonly [number, number] | undefined;
  /** The side on which a value counts as beyond. */
  readonly beyond: 'left' | 'right';
}

/** The bar shows at least this share of the cut-off to each side, so that near and far look different. */
const LEAST_RANGE = 0.25;
const MARGIN = 1.15;

/** Where value and repeatability interval lie about the cut-off; undefined when not computable. */
export function distanceScale({ cutoff, result, verdict }: Judgement): DistanceScale | undefined {
  if (verdict.kind === 'not-computable' || !result.measured.ok) return undefined;
  const { distance, interval } = verdict;
  const { value } = result.measured.value;
  // The interval of a cut-off on |x| is given around |x| (core/protocol/judge.ts).
  const size = cutoff.comparator === '|x|>=' ? Math.abs(value) : value;
  const offsets = interval?.map((end) => distance + (end - size));
  const ends = offsets && ([Math.min(...offsets), Math.max(...offsets)] as const);
  const range =
    MARGIN * Math.max(Math.abs(distance), ...(ends ?? []).map(Math.abs), LEAST_RANGE * Math.abs(cutoff.value));
  const along = (offset: number) => (range > 0 ? offset / range : 0);
  return {
    marker: along(distance),
    band: ends && [along(ends[0]), along(ends[1])],
    beyond: cutoff.comparator === '<' || cutoff.comparator === '<=' ? 'left' : 'right',
  };
}
