import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { ResponseTable } from '#features/response/ResponseTable.tsx';
import { responseSentence } from '#features/response/responseWords.ts';
import { SpiderPlot } from '#features/response/SpiderPlot.tsx';
import { subjectResponses, type SubjectResponse } from '#features/response/subjectResponses.ts';
import { shownDate } from '#ui/dates.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  /** A length was clicked: its card is asked for. */
  readonly onExplain: (regionId: string) => void;
}

/** Target lesions through the time points, with the target response of RECIST 1.1. */
export function ResponsePanel({ workstation, onExplain }: Props) {
  const responses = useResponses(workstation);
  return (
    <section className="panel" aria-label="Response">
      <div className="panel-scroll">
        {responses.length === 0 ? (
          <EmptyState title="No target lesions yet">
            Measure a lesion with two axes and give it the role “target”; measure it again under the same name at the
            follow-up.
          </EmptyState>
        ) : (
          responses.map((response) => (
            <SubjectSection key={response.patientId} response={response} onExplain={onExplain} />
          ))
        )}
      </div>
    </section>
  );
}

function useResponses({ trail, library, reading }: Workstation) {
  const read = useStore(trail, (state) => state.read);
  const studies = useStore(library, (state) => state.studies);
  const studyUids = useStore(reading, (state) => state.studyUids);
  return useMemo(() => {
    const known = studies.map(({ study }) => study);
    const subjects = new Set(known.filter((one) => studyUids.includes(one.studyUid)).map(({ patientId }) => patientId));
    return subjectResponses({
      regions: read.regions,
      measurements: Object.values(read.measurements).flat(),
      studies: known,
      places: read.studies,
    }).filter(({ patientId }) => subjects.has(patientId));
  }, [read.regions, read.measurements, read.studies, studies, studyUids]);
}

function SubjectSection({
  response,
  onExplain,
}: {
  readonly response: SubjectResponse;
  readonly onExplain: (regionId: string) => void;
}) {
  const { patientId, evaluated, count, targets } = response;
  return (
    <div className="panel-section">
      <h2>{patientId}</h2>
      <ResponseTable response={response} onExplain={onExplain} />
      {count && <NoticeLine notice={count} />}
      {targets.flatMap(({ name, failure, notices }) =>
        [...(failure ? [failure] : []), ...notices].map((notice) => (
          <NoticeLine key={`${name} ${notice.code}`} notice={{ ...notice, message: `${name}: ${notice.message}` }} />
        )),
      )}
      {evaluated.ok ? (
        <>
          <ul className="response-words">
            {evaluated.value.map((point) => (
              <li key={point.label}>
                {responseSentence(point) !== '' && (
                  <p>
                    <b>
                      {point.label}, {shownDate(point.date)}
                    </b>{' '}
                    {responseSentence(point)}
                  </p>
                )}
                {point.warnings.map((notice) => (
                  <NoticeLine key={notice.code} notice={notice} />
                ))}
              </li>
            ))}
          </ul>
          <SpiderPlot response={response} points={evaluated.value} />
        </>
      ) : (
        <NoticeLine notice={evaluated.failure} kind="failure" />
      )}
    </div>
  );
}
