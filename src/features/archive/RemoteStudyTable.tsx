import { Fragment, useState } from 'react';
import { useStore } from 'zustand';
import type { RemoteStudy } from '#core/archive/archive.ts';
import { listArchiveSeries } from '#actions/archive/archiveSearch.ts';
import { fetchStudy } from '#actions/archive/archiveTransfer.ts';
import type { Workstation } from '#actions/workstation.ts';
import { RemoteSeriesList } from '#features/archive/RemoteSeriesList.tsx';
import { TransferCell } from '#features/archive/TransferCell.tsx';
import { shownDate } from '#ui/dates.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { archiveWords } from '#ui/words/archive.ts';
import { studyWords } from '#ui/words/studies.ts';

interface Props {
  readonly workstation: Workstation;
  readonly studies: readonly RemoteStudy[];
}

const shown = (count: number | undefined) => (count === undefined ? '–' : shownCount(count));

/** What the archive has, in its own order; a study shows its series before any pixel is fetched. */
export function RemoteStudyTable({ workstation, studies }: Props) {
  const listings = useStore(workstation.remote, (state) => state.listings);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (studyUid: string) => {
    const open = !expanded.has(studyUid);
    setExpanded(new Set([...[...expanded].filter((uid) => uid !== studyUid), ...(open ? [studyUid] : [])]));
    if (open) void listArchiveSeries(workstation, studyUid);
  };
  return (
    <table className="table studies">
      <caption className="visually-hidden">{archiveWords.studies}</caption>
      <thead>
        <tr>
          <th scope="col">{studyWords.patient}</th>
          <th scope="col">{studyWords.studyDate}</th>
          <th scope="col">{studyWords.description}</th>
          <th scope="col">{studyWords.modalities}</th>
          <th scope="col">{studyWords.accession}</th>
          <th scope="col" className="numeric">
            {studyWords.series}
          </th>
          <th scope="col" className="numeric">
            {studyWords.images}
          </th>
          <th scope="col">
            <span className="visually-hidden">{studyWords.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <Fragment key={study.studyUid}>
            <StudyLine
              workstation={workstation}
              study={study}
              expanded={expanded.has(study.studyUid)}
              onToggle={() => toggle(study.studyUid)}
            />
            {expanded.has(study.studyUid) && (
              <tr>
                <td colSpan={8}>
                  <RemoteSeriesList
                    listing={listings[study.studyUid]}
                    onOpen={(seriesUid) =>
                      void fetchStudy(workstation, { studyUid: study.studyUid, seriesUids: [seriesUid] })
                    }
                    onRetry={() => void listArchiveSeries(workstation, study.studyUid)}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly workstation: Workstation;
  readonly study: RemoteStudy;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}

function StudyLine({ workstation, study, expanded, onToggle }: LineProps) {
  const subject = study.patientId || study.patientName || studyWords.noPatientId;
  return (
    <tr data-interactive>
      <th scope="row">
        {subject}
        {study.patientId && study.patientName && <div className="small">{study.patientName}</div>}
      </th>
      <td className="date">{shownDate(study.studyDate)}</td>
      <td className="description">{study.description}</td>
      <td>
        <span className="modalities">
          {study.modalities.map((modality) => (
            <span key={modality} className="modality">
              {modality}
            </span>
          ))}
        </span>
      </td>
      <td>{study.accession}</td>
      <td className="numeric">
        <button
          type="button"
          className="link-button"
          aria-expanded={expanded}
          aria-label={archiveWords.seriesOf(subject)}
          onClick={onToggle}
        >
          {study.series === undefined ? archiveWords.show : shown(study.series)}
        </button>
      </td>
      <td className="numeric">{shown(study.images)}</td>
      <td>
        <TransferCell workstation={workstation} study={study} subject={subject} />
      </td>
    </tr>
  );
}
