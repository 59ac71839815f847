import type { ReactNode } from 'react';
import type { Judgeable, Judgement } from '#core/protocol/cutoff.ts';
import { goToRegion } from '#actions/regions/goToRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { DistanceBar } from '#features/thresholds/DistanceBar.tsx';
import { COMPARATOR_SIGNS, measureName } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { VerdictMark } from '#ui/VerdictMark.tsx';
import { thresholdsWords } from '#ui/words/thresholds.ts';

interface Props {
  readonly workstation: Workstation;
  readonly judgement: Judgement;
  readonly title: string;
  /** Of the study, where rows of several time points stand together. */
  readonly date: string | undefined;
  readonly selected: boolean;
  readonly onExplain: (result: Judgeable) => void;
}

/** One result against one cut-off. A click goes to its region. */
export function ThresholdRow({ workstation, judgement, title, date, selected, onExplain }: Props) {
  const { cutoff, result, verdict } = judgement;
  const { regionId, measured, basis } = result;
  const change = basis !== 'value';
  const go = regionId === undefined ? undefined : () => void goToRegion(workstation, regionId);
  return (
    <tr data-interactive={go ? true : undefined} data-selected={selected} data-verdict={verdict.kind} onClick={go}>
      <td>
        <VerdictMark kind={verdict.kind} />
      </td>
      <th scope="row">
        {go ? (
          <button type="button" className="region-link" onClick={go}>
            {title}
          </button>
        ) : (
          title
        )}
        <div className="small">{measureName(cutoff.quantity, cutoff.statistic, cutoff.basis)}</div>
        {date !== undefined && <div className="small">{date}</div>}
        {verdict.kind === 'not-computable' && <NoticeLine notice={verdict.reason} kind="failure" />}
        {result.warnings?.map((notice) => (
          <NoticeLine key={notice.code} notice={notice} />
        ))}
      </th>
      <td className="numeric">
        {measured.ok ? (
          <NumberCell result={result} onExplain={change ? undefined : onExplain}>
            <QuantityText quantity={measured.value} statistic={cutoff.statistic} signed={change} />
          </NumberCell>
        ) : result.fromZero && result.absolute ? (
          <QuantityText quantity={result.absolute} signed />
        ) : (
          '–'
        )}
      </td>
      <td className="numeric" title={cutoff.source}>
        {COMPARATOR_SIGNS[cutoff.comparator]} <QuantityText quantity={cutoff} statistic={cutoff.statistic} />
        {cutoff.atLeast && (
          <div className="small">
            {thresholdsWords.andAtLeast} <QuantityText quantity={cutoff.atLeast} />
          </div>
        )}
      </td>
      <td>
        <DistanceBar judgement={judgement} />
        {verdict.kind !== 'not-computable' && (
          <div className="small">
            <QuantityText
              quantity={{
                value: verdict.distance,
                unit: (verdict.kind === 'cannot-tell' ? undefined : verdict.distanceUnit) ?? cutoff.unit,
              }}
              statistic={cutoff.statistic}
              signed
            />
          </div>
        )}
      </td>
    </tr>
  );
}

/** A number that stands in one measurement can be explained; a change is explained by the Response panel. */
function NumberCell({
  result,
  onExplain,
  children,
}: {
  readonly result: Judgeable;
  readonly onExplain: ((result: Judgeable) => void) | undefined;
  readonly children: ReactNode;
}) {
  if (!onExplain) return children;
  return (
    <button
      type="button"
      className="number-button"
      onClick={(event) => {
        event.stopPropagation();
        onExplain(result);
      }}
    >
      {children}
    </button>
  );
}
