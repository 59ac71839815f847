import type { MeasuredValue, Measurement, QuantityName, Statistic } from './measurement.ts';

const SUV_FIRST: readonly Statistic[] = ['value', 'max', 'mean', 'peak', 'volume', 'tlg'];
const MEAN_FIRST: readonly Statistic[] = ['value', 'mean', 'sd', 'median'];

/** The statistics that readers ask for first, in their order; a list or a row shows these and a card the rest. */
export const HEADLINES: Readonly<Record<QuantityName, readonly Statistic[]>> = {
  SUVbw: SUV_FIRST,
  SUL: SUV_FIRST,
  SULjames120: SUV_FIRST,
  SULjanma: SUV_FIRST,
  SUVbsa: SUV_FIRST,
  SUVibw: SUV_FIRST,
  activity: ['value', 'max', 'mean', 'volume'],
  ADC: ['value', 'mean', 'sd', 'median', 'p10'],
  HU: [...MEAN_FIRST, 'volume'],
  stored: MEAN_FIRST,
  Diameter: ['length', 'longAxis', 'shortAxis', 'area', 'interval', 'slope'],
  Velocity: ['value', 'psv', 'edv', 'ri', 'pi'],
  TargetSum: ['sum'],
  TumourVolume: ['sum', 'volume'],
};

/** The values to show first, in order; empty when the measurement failed. */
export function headline({ quantity, values }: Measurement): readonly MeasuredValue[] {
  return HEADLINES[quantity].flatMap((wanted) => values.find(({ statistic }) => statistic === wanted) ?? []);
}

/** The values that `headline` leaves to the card, in the order measured. */
export function furtherValues({ quantity, values }: Measurement): readonly MeasuredValue[] {
  return values.filter(({ statistic }) => !HEADLINES[quantity].includes(statistic));
}
