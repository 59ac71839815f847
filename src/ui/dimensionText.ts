import type { DimensionPoint, FourthDimension } from '#core/imaging/fourthDimension.ts';
import { shownNumber } from '#ui/shownQuantity.ts';

const SYMBOLS = { time: 't', phase: 'phase', b: 'b', echo: 'TE', repeat: 'repeat' } as const;
const COUNTED = { time: 'time point', phase: 'phase', b: 'weighting', echo: 'echo', repeat: 'repeat' } as const;
const UNITS = { s: 's', ms: 'ms', '%': '%', 's/mm2': 's/mm²' } as const;
const AXES = {
  time: 'Time',
  phase: 'Cardiac phase',
  b: 'b-value',
  echo: 'Echo time',
  repeat: 'Repeat',
} as const;

/** Decimals that show a tenth of the least step, none where all values are whole. */
function decimalsOf({ points }: FourthDimension): number {
  const values = points.map(({ value }) => value);
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const least = Math.min(...steps.filter((step) => step > 0));
  const needed = Math.ceil(1 - Math.log10(least) - 1e-9);
  const isWhole = values.every((value) => Number.isInteger(value));
  return isWhole ? 0 : Math.min(Math.max(needed, 1), 3);
}

/** The value of a place on the axis as it is written beside it: "12.5". */
export const axisNumber = (dimension: FourthDimension, value: number): string =>
  shownNumber(value, decimalsOf(dimension));

/** "t 12.5 s", "b 800 s/mm² trace", "time point 3". */
export function pointText(dimension: FourthDimension, { value, detail }: DimensionPoint): string {
  const { kind, unit } = dimension;
  if (unit === undefined) return `${COUNTED[kind]} ${value}`;
  const stated = `${SYMBOLS[kind]} ${axisNumber(dimension, value)}\u00a0${UNITS[unit]}`;
  return detail === '' ? stated : `${stated} ${detail}`;
}

/** What an axis is called, with its unit: "Time, s". */
export function axisName({ kind, unit }: FourthDimension): string {
  return unit === undefined ? `${AXES[kind]}, counted` : `${AXES[kind]}, ${UNITS[unit]}`;
}

/** Where the values come from, in words: "by Acquisition Time (0008,0032)". */
export const axisSourceText = ({ source }: FourthDimension): string =>
  source ? `by ${source.attribute} ${source.tag}` : 'counted: no attribute gives values';
