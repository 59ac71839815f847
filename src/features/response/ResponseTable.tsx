import type { ReactNode } from 'react';
import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import { RESPONSE_CODES, RESPONSE_NAMES } from '#features/response/responseWords.ts';
import type { SubjectResponse, TargetLine } from '#features/response/subjectResponses.ts';
import { shownDate } from '#ui/dates.ts';
import { QuantityText } from '#ui/QuantityText.tsx';

interface Props {
  readonly response: SubjectResponse;
  readonly onExplain: (regionId: string) => void;
}

/** Lesions × time points, the sum, its changes and the response of each time point. */
export function ResponseTable({ response: { timePoints, targets, evaluated }, onExplain }: Props) {
  const points = evaluated.ok ? evaluated.value : [];
  return (
    <div className="response-scroll">
      <table className="table response">
        <caption className="visually-hidden">Target lesions by time point</caption>
        <thead>
          <tr>
            <th scope="col">Target</th>
            {timePoints.map(({ studyUid, date }, index) => (
              <th key={studyUid} scope="col" className="numeric">
                {index === 0 ? 'Baseline' : `Follow-up ${index}`}
                <div className="small">{shownDate(date)}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <TargetRow key={target.name} target={target} onExplain={onExplain} />
          ))}
        </tbody>
        <tbody className="sums">
          <PointRow title="Sum" points={points}>
            {({ sum, complete }) => sum !== undefined && <>{!complete && '≥ '}<QuantityText quantity={{ value: sum, unit: 'mm' }} /></>}
          </PointRow>
          <PointRow title="From baseline" points={points}>
            {({ changeFromBaseline }) => percent(changeFromBaseline)}
          </PointRow>
          <PointRow title="From nadir" points={points}>
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
          <PointRow title="Target response" points={points}>
            {({ verdict }) =>
              verdict && (
                <span className="response-chip" data-response={verdict.response} title={RESPONSE_NAMES[verdict.response]}>
                  {RESPONSE_CODES[verdict.response]}
                  <span className="visually-hidden"> {RESPONSE_NAMES[verdict.response]}</span>
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
  onExplain,
}: {
  readonly target: TargetLine;
  readonly onExplain: (regionId: string) => void;
}) {
  const { name, organ, node, readings } = target;
  return (
    <tr>
      <th scope="row">
        {name}
        <div className="small">{[organ, node ? 'node, short axis' : ''].filter(Boolean).join(' · ')}</div>
      </th>
      {readings.map((reading, index) => (
        <td key={index} className="numeric">
          {reading?.length === undefined ? (
            <span className="small">NE</span>
          ) : (
            <button type="button" className="number-button" onClick={() => onExplain(reading.region.id)}>
              <QuantityText quantity={{ value: reading.length, unit: 'mm' }} />
            </button>
          )}
        </td>
      ))}
    </tr>
  );
}

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
