import { Fragment, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { stateLesion } from '#actions/regions/stateLesion.ts';
import { LesionMenu } from '#features/response/LesionMenu.tsx';
import { ResponseTable, type OnState } from '#features/response/ResponseTable.tsx';
import { responseSentence } from '#features/response/responseSentence.ts';
import { SpiderPlot } from '#features/response/SpiderPlot.tsx';
import { subjectResponses, type SubjectResponse } from '#features/response/subjectResponses.ts';
import type { Notice } from '#core/result.ts';
import { shownDate } from '#ui/dates.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { responseWords } from '#ui/words/response.ts';

interface Props {
  readonly workstation: Workstation;
  /** A length was clicked: its card is asked for. */
  readonly onExplain: (regionId: string) => void;
}

/** Target lesions through the time points, with the target response of RECIST 1.1. */
export function ResponsePanel({ workstation, onExplain }: Props) {
  const responses = useResponses(workstation);
  return (
    <section className="panel" aria-label={responseWords.title}>
      <div className="panel-scroll">
        {responses.length === 0 ? (
          <EmptyState title={responseWords.noTargets}>{responseWords.howToBegin}</EmptyState>
        ) : (
          responses.map((response) => (
            <SubjectSection key={response.patientId} {...{ workstation, response, onExplain }} />
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
      states: read.lesionStates,
    }).filter(({ patientId }) => subjects.has(patientId));
  }, [read.regions, read.measurements, read.studies, read.lesionStates, studies, studyUids]);
}

const named = (name: string, notice: Notice): Notice => ({ ...notice, message: `${name}: ${notice.message}` });

function SubjectSection({
  workstation,
  response,
  onExplain,
}: {
  readonly workstation: Workstation;
  readonly response: SubjectResponse;
  readonly onExplain: (regionId: string) => void;
}) {
  const { patientId, evaluated, count, targets } = response;
  const onState: OnState = (place, state) => void stateLesion(workstation, place, state);
  // Every target that cannot be one is named; the evaluation stops at the first.
  const refused = count !== undefined || targets.some(({ failure }) => failure !== undefined);
  return (
    <div className="panel-section">
      <h2>{patientId}</h2>
      <ResponseTable response={response} onExplain={onExplain} onState={onState} />
      {response.unread.map(({ studyUid, studyDate }) => (
        <p key={studyUid} className="small">
          {responseWords.notReadYet(shownDate(studyDate))}
          {targets.map(({ name }) => (
            <span key={name}>
              {' '}
              {name}
              <LesionMenu
                title={responseWords.lesionAt(name, shownDate(studyDate))}
                stated={false}
                measured={false}
                fragments={[]}
                carriers={[]}
                onState={(state) => onState({ studyUid, lesion: name }, state)}
              />
            </span>
          ))}
        </p>
      ))}
      {count && <NoticeLine notice={count} kind="failure" />}
      {targets.map(({ name, failure, notices }) => (
        <Fragment key={name}>
          {failure && <NoticeLine notice={named(name, failure)} kind="failure" />}
          {notices.map((notice) => (
            <NoticeLine key={notice.code} notice={named(name, notice)} />
          ))}
        </Fragment>
      ))}
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
                {point.failure && <NoticeLine notice={point.failure} kind="failure" />}
                {point.warnings.map((notice) => (
                  <NoticeLine key={notice.code} notice={notice} />
                ))}
              </li>
            ))}
          </ul>
          <SpiderPlot response={response} points={evaluated.value} />
        </>
      ) : (
        !refused && <NoticeLine notice={evaluated.failure} kind="failure" />
      )}
    </div>
  );
}
