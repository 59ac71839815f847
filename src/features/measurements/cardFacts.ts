import type { Vector3 } from '#core/geometry/grid.ts';
import type { RuleCandidate } from '#core/calibration/meaning.ts';
import { valueOf, type MeasuredValue, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import type { Quantity } from '#core/quantities.ts';
import { measureName } from '#ui/measureNames.ts';
import { shownNumber, shownQuantity } from '#ui/shownQuantity.ts';

/** What a statistic is, as the specification defines it (pet-suv.md 9, mri-adc.md 6, ct-recist.md 2). */
export const STATISTIC_DEFINITIONS: Readonly<Record<Statistic, string>> = {
  max: 'Largest value among the voxels counted.',
  mean: 'Arithmetic mean of the voxels counted.',
  sd: 'Standard deviation with n − 1.',
  min: 'Smallest value among the voxels counted.',
  median: '50th percentile, linear between order statistics.',
  p10: '10th percentile, linear between order statistics.',
  p90: '90th percentile, linear between order statistics.',
  count: 'Voxels whose centre lies inside the region and that have a value.',
  peak: 'Highest mean of a 1 ml sphere with partial voxels, centred on any voxel of the region (peak-frac, global). The sphere may reach beyond the region.',
  peakLocal:
    'Mean of a 1 ml sphere with partial voxels, centred on the maximum (peak-frac, local). The sphere may reach beyond the region.',
  peakIbsi:
    'Highest mean of the whole voxels within 6.2 mm of a voxel of the region (peak-ibsi, global). They may lie beyond the region.',
  volume: 'Voxels counted × voxel volume; the slice step is measured between positions.',
  tlg: 'Mean × volume of the same voxels.',
  value: 'Value of the voxel under the point.',
  length: 'Distance between the two ends drawn.',
  longAxis: 'Longest diameter in the plane drawn.',
  shortAxis: 'Longest diameter perpendicular to the long axis, inside the lesion.',
  area: 'Area enclosed in the plane drawn.',
  circumference: 'Circumference of the ellipse drawn (Ramanujan).',
  interval: 'Time between the two ends drawn.',
  slope: 'Depth over time between the two ends drawn.',
  psv: 'Peak systolic velocity: the first end of a caliper, the largest of a trace; its magnitude.',
  edv: 'End-diastolic velocity: the second end of a caliper, the last of a trace; negative when flow is reversed.',
  tamax: 'Mean over time of the traced velocity.',
  vti: 'Integral over time of the traced velocity.',
  ri: 'Resistive index (PSV − EDV) / PSV.',
  pi: 'Pulsatility index (PSV − EDV) / TAMAX.',
  sdRatio: 'PSV / EDV.',
  gradient: 'Simplified Bernoulli: 4 v², v in m/s.',
  sum: 'Sum over the target lesions.',
};

const PEAKS: readonly Statistic[] = ['peak', 'peakLocal', 'peakIbsi'];

/** Why a peak lies above the maximum: not an error, but something to look at. Undefined for every other number. */
export function peakAboveMax(measurement: Measurement, { statistic, value }: MeasuredValue): string | undefined {
  const max = valueOf(measurement, 'max');
  if (!max || !PEAKS.includes(statistic) || value <= max.value) return undefined;
  const { number, unit } = shownQuantity(max, { statistic: 'max' });
  return `Above the maximum inside the region (${number}\u00a0${unit}): hotter voxels lie just outside it. Check its edge.`;
}

/** Statistics that scale with the factor of the quantity, so that another rule would change them in proportion. */
const PROPORTIONAL: readonly Statistic[] = [
  'max', 'mean', 'sd', 'min', 'median', 'p10', 'p90', 'peak', 'peakLocal', 'peakIbsi', 'value', 'tlg',
]; // prettier-ignore

/** What the value would have been under another decay rule; undefined where the value does not follow the factor. */
export function valueUnder(
  value: MeasuredValue,
  candidate: RuleCandidate,
  candidates: readonly RuleCandidate[],
): Quantity | undefined {
  const chosen = candidates.find((one) => one.chosen);
  if (!chosen || !(chosen.factor > 0) || !PROPORTIONAL.includes(value.statistic)) return undefined;
  return { value: (value.value * candidate.factor) / chosen.factor, unit: value.unit };
}

/** The number with its origin, for the clipboard: enough to find it again. */
export function cardText(measurement: Measurement, value: MeasuredValue): string {
  const { regionName, quantity, modality, seriesUid, derivation, warnings } = measurement;
  const shown = shownQuantity(value, { statistic: value.statistic });
  return [
    `${regionName} ${measureName(quantity, value.statistic)} ${shown.number} ${shown.unit}`,
    `Full precision: ${value.value} ${value.unit}`,
    `Series: ${modality} ${seriesUid}`,
    ...(derivation
      ? [
          `Formula: ${derivation.calibration.filled}`,
          `Voxels: ${derivation.voxels.count}, SHA-256 ${derivation.voxels.digest}`,
          `Algorithm: ${derivation.algorithm.name} ${derivation.algorithm.version}`,
        ]
      : []),
    ...warnings.map(({ code, message }) => `Warning: ${message} (${code})`),
  ].join('\n');
}

/** "12, 0, 40" */
export const indexText = (index: Vector3) => index.map((at) => shownNumber(at, 0)).join(', ');
