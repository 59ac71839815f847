import type { Vector3 } from '#core/geometry/grid.ts';
import type { RuleCandidate } from '#core/calibration/meaning.ts';
import { valueOf, type MeasuredValue, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import type { Quantity } from '#core/quantities.ts';
import { measureName } from '#ui/measureNames.ts';
import { shownNumber, shownQuantity } from '#ui/shownQuantity.ts';
import { numberCardWords } from '#ui/words/numberCard.ts';

const { copiedLines } = numberCardWords;

const PEAKS: readonly Statistic[] = ['peak', 'peakLocal', 'peakIbsi'];

/** Why a peak lies above the maximum: not an error, but something to look at. Undefined for every other number. */
export function peakAboveMax(measurement: Measurement, { statistic, value }: MeasuredValue): string | undefined {
  const max = valueOf(measurement, 'max');
  if (!max || !PEAKS.includes(statistic) || value <= max.value) return undefined;
  const { number, unit } = shownQuantity(max, { statistic: 'max' });
  return numberCardWords.peakAboveMax(`${number}\u00a0${unit}`);
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
    copiedLines.precision(`${value.value} ${value.unit}`),
    copiedLines.series(`${modality} ${seriesUid}`),
    ...(derivation
      ? [
          copiedLines.formula(derivation.calibration.filled),
          copiedLines.voxels(derivation.voxels),
          copiedLines.algorithm(derivation.algorithm),
        ]
      : []),
    ...warnings.map(copiedLines.warning),
  ].join('\n');
}

/** "12, 0, 40" */
export const indexText = (index: Vector3) => index.map((at) => shownNumber(at, 0)).join(', ');
