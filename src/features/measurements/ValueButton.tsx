import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { NumberKey } from '#features/measurements/measurementGroups.ts';
import { valueName } from '#ui/measureNames.ts';
import { QuantityText } from '#ui/QuantityText.tsx';
import { VERDICT_ORDER, VerdictMark } from '#ui/VerdictMark.tsx';

interface Props {
  readonly measurement: Measurement;
  readonly value: MeasuredValue;
  readonly judgementsOf: (key: NumberKey) => readonly Judgement[];
  /** Absent while the number follows the pointer. */
  readonly onExplain: ((number: NumberKey) => void) | undefined;
}

/** One value with the mark of its most serious verdict; a click explains it. */
export function ValueButton({ measurement, value, judgementsOf, onExplain }: Props) {
  const { regionId, seriesUid, stackId, quantity } = measurement;
  const key = { regionId, seriesUid, stackId, quantity, statistic: value.statistic };
  const kinds = judgementsOf(key).map(({ verdict }) => verdict.kind);
  const kind = VERDICT_ORDER.find((candidate) => kinds.includes(candidate));
  return (
    <li>
      <button
        type="button"
        className="value"
        aria-disabled={onExplain === undefined}
        onClick={(event) => {
          event.stopPropagation();
          onExplain?.(key);
        }}
      >
        <span className="value-name">{valueName(measurement, value.statistic)}</span>{' '}
        <span className="value-text">
          {isUndrawn(value) ? '–' : <QuantityText quantity={value} statistic={value.statistic} />}{' '}
          {kind && <VerdictMark kind={kind} />}
        </span>
      </button>
    </li>
  );
}

/** The second of two axes while only the first is drawn. */
const isUndrawn = ({ statistic, value }: MeasuredValue) => statistic === 'shortAxis' && value === 0;
