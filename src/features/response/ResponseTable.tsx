import type { ReactNode } from 'react';
import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import { fragmentCandidates } from '#core/response/fragments.ts';
import type { LesionState } from '#core/response/lesionState.ts';
import { drawnAs } from '#core/response/subjectTargets.ts';
import type { TimePoint } from '#core/response/timePoints.ts';
import { LesionMenu } from '#features/response/LesionMenu.tsx';
import type { Fragment } from '#features/response/SplitDialog.tsx';
import type { SubjectResponse, TargetLine } from '#features/response/subjectResponses.ts';
import { shownDate } from '#ui/dates.ts';
import { lesionStateWords } from '#ui/words/lesionState.ts';
import { QuantityText } from '#ui/QuantityText.tsx';
import { responseWords } from '#ui/words/response.ts';

/** What the reader says of a lesion in a study; undefined takes it back. */
export type OnState = (
  place: { readonly studyUid: string; readonly lesion: string },
  state: LesionState | undefined,
) => void;

interface Props {
  readonly response: SubjectResponse;
  readonly onExplain: (regionId: string) => void;
  readonly onState: OnState;
}

/** Lesions × time points, the sum, its changes and the response of each time point. */
export function ResponseTable({ response: { timePoints, targets, evaluated }, onExplain, onState }: Props) {
  const points = evaluated.ok ? evaluated.value : [];
  return (
    <div className="response-scroll">
      <table className="table response">
        <caption className="visually-hidden">{responseWords.table}</caption>
        <thead>
          <tr>
            <th scope="col">{responseWords.target}</th>
            {timePoints.map(({ studyUid, date }, index) => (
              <th key={studyUid} scope="col" className="numeric">
                {responseWords.timePoint(index)}
                <div className="small">{shownDate(date)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <TargetRow key={target.name} {...{ target, timePoints, targets, onExplain, onState }} />
          ))}
        </tbody>
        <tbody className="sums">
          <PointRow title={responseWords.sum} points={points}>
            {({ sum, complete }) => sum !== undefined && <>{!complete && '≥ '}<QuantityText quantity={{ value: sum, unit: 'mm' }} /></>}
          </PointRow>
          <PointRow title={responseWords.fromBaseline} points={points}>
            {({ changeFromBaseline }) => percent(changeFromBaseline)}
          </PointRow>
          <PointRow title={responseWords.fromNadir} points={points}>
            {({ percentFromNadir, changeFromNadir }) => (
              <>
                {percent(percentFromNadir)}
                {changeFromNadir !== undefined && (
                  <div className="small">
                    <QuantityText quantity={{ value: changeFromNadir, unit: 'mm' }} signed />
                  </div>
                )}
              </>
            )}
          </PointRow>
          <PointRow title={responseWords.targetResponse} points={points}>
            {({ verdict }) =>
              verdict && (
                <span className="response-chip" data-response={verdict.response} title={responseWords.names[verdict.response]}>
                  {responseWords.codes[verdict.response]}
                  <span className="visually-hidden"> {responseWords.names[verdict.response]}</span>
                </span>
              )
            }
          </PointRow>
        </tbody>
      </table>
    </div>
  ); // prettier-ignore
}

const percent = (value: number | undefined) =>
  value === undefined ? undefined : <QuantityText quantity={{ value, unit: '%' }} signed />;

function TargetRow({
  target,
  timePoints,
  targets,
  onExplain,
  onState,
}: {
  readonly target: TargetLine;
  readonly timePoints: readonly TimePoint[];
  readonly targets: readonly TargetLine[];
  readonly onState: OnState;
  readonly onExplain: (regionId: string) => void;
}) {
  const { name, organ, node, readings, lengths } = target;
  return (
    <tr>
      <th scope="row">
        {name}
        <div className="small">{[organ, node ? responseWords.nodeShortAxis : ''].filter(Boolean).join(' · ')}</div>
      </th>
      {timePoints.map((point, index) => {
        const reading = readings[index];
        const stated = point.states.find(({ lesion }) => lesion === name);
        const state = stated?.state;
        const split = state?.kind === 'split' ? lengths[index] : undefined;
        return (
          <td key={point.studyUid} className="numeric">
            {split !== undefined && <QuantityText quantity={{ value: split, unit: 'mm' }} />}
            {state?.kind !== 'split' && reading?.length !== undefined && (
              <button type="button" className="number-button" onClick={() => onExplain(reading.region.id)}>
                <QuantityText quantity={{ value: reading.length, unit: 'mm' }} />
              </button>
            )}
            {state && <div className="small">{lesionStateWords(state, (id) => nameIn(point, id))}</div>}
            {reading?.length === undefined && !state && <span className="small">{responseWords.noValue}</span>}
            {index > 0 && (
              <LesionMenu
                title={responseWords.lesionAt(name, responseWords.timePoint(index))}
                stated={state !== undefined}
                measured={reading?.length !== undefined}
                fragments={fragmentsOf(target, point, targets)}
                carriers={carriersOf(target, point, targets)}
                onState={(next) => onState({ studyUid: stated?.studyUid ?? point.studyUid, lesion: name }, next)}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

const nameIn = ({ lesions }: TimePoint, id: string) => lesions.find(({ region }) => region.id === id)?.region.name;

const fragmentsOf = (target: TargetLine, point: TimePoint, targets: readonly TargetLine[]): readonly Fragment[] =>
  fragmentCandidates(
    target,
    point,
    targets.map(({ name }) => name),
  ).flatMap(({ region: { id, name }, length }) =>
    length === undefined ? [] : [{ id, name, length, own: name === target.name }],
  );

const carriersOf = ({ name }: TargetLine, point: TimePoint, targets: readonly TargetLine[]) =>
  targets
    .map((other) => other.name)
    .filter((other) => other !== name && drawnAs(other, point).some(({ length }) => length !== undefined));

function PointRow({
  title,
  points,
  children,
}: {
  readonly title: string;
  readonly points: readonly EvaluatedTimePoint[];
  readonly children: (point: EvaluatedTimePoint) => ReactNode;
}) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {points.map((point) => (
        <td key={point.label} className="numeric">
          {children(point)}
        </td>
      ))}
    </tr>
  );
}
