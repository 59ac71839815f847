import type { Measurement, QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis, Cutoff } from '#core/protocol/cutoff.ts';
import { isSegmented } from '#core/regions/region.ts';

/** What readers call a quantity. The SUV variant is always part of the name: variants are never mixed. */
export const QUANTITY_NAMES: Readonly<Record<QuantityName, string>> = {
  SUVbw: 'SUVbw',
  SUL: 'SUL (James)',
  SULjames120: 'SUL (James 120)',
  SULjanma: 'SUL (Janma)',
  SUVbsa: 'SUVbsa',
  SUVibw: 'SUVibw',
  activity: 'Activity',
  ADC: 'ADC',
  HU: 'HU',
  stored: 'Stored value',
  Diameter: 'Diameter',
  Velocity: 'Velocity',
  TargetSum: 'Target sum',
  TumourVolume: 'Tumour volume',
};

export const STATISTIC_NAMES: Readonly<Record<Statistic, string>> = {
  max: 'max',
  mean: 'mean',
  sd: 'SD',
  min: 'min',
  median: 'median',
  p10: 'P10',
  p90: 'P90',
  count: 'count',
  peak: 'peak',
  peakLocal: 'peak local',
  peakIbsi: 'peak IBSI',
  volume: 'volume',
  tlg: 'TLG',
  value: 'value',
  length: 'length',
  longAxis: 'long axis',
  shortAxis: 'short axis',
  area: 'area',
  circumference: 'circumference',
  interval: 'interval',
  slope: 'slope',
  psv: 'PSV',
  edv: 'EDV',
  tamax: 'TAMAX',
  vti: 'VTI',
  ri: 'RI',
  pi: 'PI',
  sdRatio: 'S/D',
  gradient: 'gradient',
  sum: 'sum',
};

export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  value: '',
  changeFromBaseline: 'change from baseline',
  changeFromNadir: 'change from nadir',
};

const isSuv = (quantity: QuantityName) => quantity.startsWith('SU');

export const statisticName = (statistic: Statistic) => STATISTIC_NAMES[statistic];

/** The name of a value beside its quantity: the volume of a segmentation in SUV is its MTV, a drawn sphere's is not. */
export const valueName = ({ quantity, derivation }: Measurement, statistic: Statistic) =>
  statistic === 'volume' && isSuv(quantity) && derivation && isSegmented(derivation.shape)
    ? 'MTV'
    : STATISTIC_NAMES[statistic];

/** "SUVbw max", "ADC mean", "long axis", "target sum, change from nadir". */
export function measureName(quantity: QuantityName, statistic: Statistic, basis: Basis = 'value'): string {
  const alone = quantity === 'TargetSum' || quantity === 'TumourVolume';
  const name = alone
    ? QUANTITY_NAMES[quantity]
    : quantity === 'Diameter'
      ? statisticName(statistic)
      : `${QUANTITY_NAMES[quantity]} ${statisticName(statistic)}`;
  return basis === 'value' ? name : `${name}, ${BASIS_NAMES[basis]}`;
}

export const COMPARATOR_SIGNS: Readonly<Record<Cutoff['comparator'], string>> = {
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
  '|x|>=': '± ≥',
};
