import { headline } from '#core/measurements/select.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import { measureName, QUANTITY_NAMES } from '#ui/measureNames.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { verdictWords } from '#ui/words/verdicts.ts';

/** New results for people who do not see them: "T1 SUVbw max 5.22 g/ml, beyond 2.50 g/ml". */
export function announcement(measurements: readonly Measurement[], judgements: readonly Judgement[]): string {
  return measurements.flatMap((measurement) => sentence(measurement, judgements)).join('. ');
}

function sentence(measurement: Measurement, judgements: readonly Judgement[]): readonly string[] {
  const { regionName, quantity, failure } = measurement;
  if (failure)
    return [`${regionName} ${QUANTITY_NAMES[quantity]} ${verdictWords['not-computable']}: ${failure.message}`];
  const [value] = headline(measurement);
  if (!value) return [];
  const { number, unit } = shownQuantity(value, { statistic: value.statistic });
  const verdicts = judgements
    .filter(
      ({ result }) =>
        result.regionId === measurement.regionId &&
        result.seriesUid === measurement.seriesUid &&
        result.quantity === quantity &&
        result.statistic === value.statistic &&
        result.basis === 'value',
    )
    .map(({ cutoff, verdict }) => {
      const cut = shownQuantity(cutoff, { statistic: cutoff.statistic });
      return `, ${verdictWords[verdict.kind]} ${cut.number} ${cut.unit}`;
    });
  return [`${regionName} ${measureName(quantity, value.statistic)} ${number} ${unit}${verdicts.join('')}`];
}
