import type { DimensionKind } from '#core/imaging/fourthDimension.ts';

type ByKind = Readonly<Record<DimensionKind, string>>;

const symbols: ByKind = { time: 't', phase: 'phase', b: 'b', echo: 'TE', repeat: 'repeat' };
const counted: ByKind = { time: 'time point', phase: 'phase', b: 'weighting', echo: 'echo', repeat: 'repeat' };
const axes: ByKind = { time: 'Time', phase: 'Cardiac phase', b: 'b-value', echo: 'Echo time', repeat: 'Repeat' };

/** What the axes of a series with a further dimension (time, b-value, echo …) are called, on sliders and plots. */
export const dimensionWords = {
  symbols,
  counted,
  axes,
  countedAxis: (axis: string) => `${axis}, counted`,
  /** The attribute that gives the values, with its tag. */
  from: (attribute: string, tag: string) => `by ${attribute} ${tag}`,
  fromNothing: 'counted: no attribute gives values',
} as const;
