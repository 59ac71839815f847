import { useStore } from 'zustand';
import type { Judgeable, Judgement } from '#core/protocol/cutoff.ts';
import { goToRegion } from '#actions/goToRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { DistanceBar } from '#features/thresholds/DistanceBar.tsx';
import { judgementKey, type Grouping, type ThresholdGroup } from '#features/thresholds/thresholdGroups.ts';
import { shownDate } from '#ui/dates.ts';
import { COMPARATOR_SIGNS, measureName } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { VerdictMark } from '#ui/VerdictMark.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly groups: readonly ThresholdGroup[];
  readonly grouping: Grouping;
  readonly onExplain: (result: Judgeable) => void;
}

export function ThresholdTable({ workstation, groups, grouping, onExplain }: Props) {
  const selected = useStore(workstation.reading, (reading) => reading.selectedRegion);
  return (
    <table className="table thresholds">
      <caption className="visually-hidden">Results against cut-offs</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Verdict</span>
          </th>
          <th scope="col">Result</th>
          <th scope="col" className="numeric">
            Value
          </th>
          <th scope="col" className="numeric">
            Cut-off
          </th>
          <th scope="col">Distance</th>
        </tr>
      </thead>
      {groups.map(({ key, title, judgements }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="group-title">
              {title}
            </th>
          </tr>
          {judgements.map((judgement) => (
            <ThresholdRow
              key={judgementKey(judgement)}
              workstation={workstation}
              judgement={judgement}
              title={grouping === 'region' ? judgement.cutoff.meaning : judgement.result.subject}
              selected={selected !== undefined && judgement.result.regionId === selected}
              onExplain={onExplain}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  readonly workstation: Workstation;
  readonly judgement: Judgement;
  readonly title: string;
  readonly selected: boolean;
  readonly onExplain: (result: Judgeable) => void;
}

function ThresholdRow({ workstation, judgement, title, selected, onExplain }: RowProps) {
  const { cutoff, result, verdict } = judgement;
  const { regionId, measured, basis } = result;
  const change = basis !== 'value';
  const date = useStore(
    workstation.library,
    ({ studies }) => studies.find(({ study }) => study.studyUid === result.studyUid)?.study.studyDate,
  );
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
        {change && date !== undefined && <div className="small">{shownDate(date)}</div>}
        {verdict.kind === 'not-computable' && <NoticeLine notice={verdict.reason} kind="failure" />}
      </th>
      <td className="numeric">
        {measured.ok ? (
          <NumberCell result={result} onExplain={change ? undefined : onExplain}>
            <QuantityText quantity={measured.value} statistic={cutoff.statistic} signed={change} />
          </NumberCell>
        ) : (
          '–'
        )}
      </td>
      <td className="numeric cut-off" title={cutoff.source}>
        {COMPARATOR_SIGNS[cutoff.comparator]} <QuantityText quantity={cutoff} statistic={cutoff.statistic} />
        {cutoff.atLeast && (
          <div className="small">
            and ≥ <QuantityText quantity={cutoff.atLeast} />
          </div>
        )}
      </td>
      <td>
        <DistanceBar judgement={judgement} />
        {verdict.kind !== 'not-computable' && (
          <div className="small">
            <QuantityText
              quantity={{ value: verdict.distance, unit: cutoff.unit }}
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
  readonly children: React.ReactNode;
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
