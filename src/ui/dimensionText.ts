import type { DimensionPoint, FourthDimension } from '#core/imaging/fourthDimension.ts';
import { shownNumber } from '#ui/shownQuantity.ts';
import { dimensionWords } from '#ui/words/dimensions.ts';

const UNITS = { s: 's', ms: 'ms', '%': '%', 's/mm2': 's/mm²' } as const;

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
  if (unit === undefined) return `${dimensionWords.counted[kind]} ${value}`;
  const stated = `${dimensionWords.symbols[kind]} ${axisNumber(dimension, value)}\u00a0${UNITS[unit]}`;
  return detail === '' ? stated : `${stated} ${detail}`;
}

/** What an axis is called, with its unit: "Time, s". */
export function axisName({ kind, unit }: FourthDimension): string {
  const axis = dimensionWords.axes[kind];
  return unit === undefined ? dimensionWords.countedAxis(axis) : `${axis}, ${UNITS[unit]}`;
}

/** Where the values come from, in words: "by Acquisition Time (0008,0032)". */
export const axisSourceText = ({ source }: FourthDimension): string =>
  source ? dimensionWords.from(source.attribute, source.tag) : dimensionWords.fromNothing;
