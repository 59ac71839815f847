import { useStore } from 'zustand';
import type { Judgeable, Judgement } from '#core/protocol/cutoff.ts';
import type { Workstation } from '#actions/workstation.ts';
import { judgementKey, type Grouping, type ThresholdGroup } from '#features/thresholds/thresholdGroups.ts';
import { ThresholdRow } from '#features/thresholds/ThresholdRow.tsx';
import { shownDate } from '#ui/dates.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

interface Props {
  readonly workstation: Workstation;
  readonly groups: readonly ThresholdGroup[];
  readonly grouping: Grouping;
  readonly onExplain: (result: Judgeable) => void;
}

export function ThresholdTable({ workstation, groups, grouping, onExplain }: Props) {
  const selected = useStore(workstation.reading, (reading) => reading.selectedRegion);
  const several = useStore(workstation.reading, (reading) => reading.studyUids.length > 1);
  const studies = useStore(workstation.library, (library) => library.studies);
  const dateOf = (judgement: Judgement | undefined) =>
    shownDate(studies.find(({ study }) => study.studyUid === judgement?.result.studyUid)?.study.studyDate ?? '');
  return (
    <table className="table thresholds">
      <caption className="visually-hidden">{thresholdsWords.table}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{thresholdsWords.columns.verdict}</span>
          </th>
          <th scope="col">{thresholdsWords.columns.result}</th>
          <th scope="col" className="numeric">
            {thresholdsWords.columns.value}
          </th>
          <th scope="col" className="numeric">
            {thresholdsWords.columns.cutoff}
          </th>
          <th scope="col">{thresholdsWords.columns.distance}</th>
        </tr>
      </thead>
      {groups.map(({ key, title, judgements }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="group-title">
              {title} {grouping === 'region' && several && <span className="small">{dateOf(judgements[0])}</span>}
            </th>
          </tr>
          {judgements.map((judgement) => (
            <ThresholdRow
              key={judgementKey(judgement)}
              workstation={workstation}
              judgement={judgement}
              title={grouping === 'region' ? judgement.cutoff.meaning : judgement.result.subject}
              date={grouping === 'cutoff' && several ? dateOf(judgement) : undefined}
              selected={selected !== undefined && judgement.result.regionId === selected}
              onExplain={onExplain}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
