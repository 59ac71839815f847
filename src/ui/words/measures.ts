import type { QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis } from '#core/protocol/cutoff.ts';

const quantities: Readonly<Record<QuantityName, string>> = {
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

const statistics: Readonly<Record<Statistic, string>> = {
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

const bases: Readonly<Record<Exclude<Basis, 'value'>, string>> = {
  changeFromBaseline: 'change from baseline',
  changeFromNadir: 'change from nadir',
};

/** What readers call quantities, their statistics and what a cut-off compares with, on every screen. */
export const measureWords = {
  /** The SUV variant is always part of the name: variants are never mixed. */
  quantities,
  statistics,
  bases,
  /** The volume of a region segmented in SUV. */
  mtv: 'MTV',
  withBasis: (measure: string, basis: string) => `${measure}, ${basis}`,
} as const;
