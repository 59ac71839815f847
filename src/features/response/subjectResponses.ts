import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import type { StatedLesion } from '#core/response/lesionState.ts';
import { baselineTargets, drawnAs, evaluateSubject, targetTimePoints } from '#core/response/subjectTargets.ts';
import { targetCount, targetEligibility } from '#core/response/targetChecks.ts';
import {
  fromBaseline,
  subjectTimePoints,
  type LesionReading,
  type SubjectStudies,
  type TimePoint,
} from '#core/response/timePoints.ts';
import type { Failure, Notice, Result } from '#core/result.ts';
import type { Study } from '#core/imaging/series.ts';

/** One target through the time points. */
export interface TargetLine {
  readonly name: string;
  readonly organ: string;
  readonly node: boolean;
  /** Its own region at each, where it is drawn. */
  readonly readings: readonly (LesionReading | undefined)[];
  /** What enters the sum at each, measured or stated, mm. */
  readonly lengths: readonly (number | undefined)[];
  readonly notices: readonly Notice[];
  readonly failure: Failure | undefined;
}

/** Targets × time points of one subject, with sums, changes and responses. */
export interface SubjectResponse {
  readonly patientId: string;
  readonly timePoints: readonly TimePoint[];
  readonly targets: readonly TargetLine[];
  readonly evaluated: Result<readonly EvaluatedTimePoint[], Failure>;
  readonly count: Failure | undefined;
  /** Open studies with anatomical images on later days of which nothing was read yet, one of each day. */
  readonly unread: readonly SubjectStudies[];
}

interface Facts {
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  /** Open studies, for the slice step. */
  readonly studies: readonly Study[];
  /** Every study the ledger knows, open or not. */
  readonly places: readonly SubjectStudies[];
  /** What the reader said of targets without a measured length. */
  readonly states?: readonly StatedLesion[];
}

/** Subjects that have at least one target lesion at baseline (ct-recist.md sections 3 to 5). */
export function subjectResponses(facts: Facts): readonly SubjectResponse[] {
  return subjectTimePoints({ ...facts, studies: facts.places }).flatMap((all) => {
    const timePoints = fromBaseline(all);
    const [baseline] = timePoints;
    const targets = baselineTargets(timePoints);
    if (!baseline || targets.length === 0) return [];
    const read = targetTimePoints(timePoints);
    const lengthsOf = (name: string) =>
      read.map(({ readings }) => readings.find(({ lesion }) => lesion === name)?.length);
    return [
      {
        patientId: baseline.patientId,
        timePoints,
        targets: targets.map((target) => ({
          ...targetLine(target, timePoints, facts.studies),
          lengths: lengthsOf(target.region.name),
        })),
        evaluated: evaluateSubject(timePoints),
        unread: unreadStudies(timePoints, facts),
        count: targetCount(targets.map(({ region }) => region)),
      },
    ];
  });
}

function targetLine(
  { region, length }: LesionReading,
  timePoints: readonly TimePoint[],
  studies: readonly Study[],
): Omit<TargetLine, 'lengths'> {
  const { name, organ, node, irradiated, seriesUid, stackId } = region;
  const sliceStep = stepOf(studies, seriesUid, stackId);
  const eligibility =
    length === undefined ? undefined : targetEligibility({ name, organ, node, length, sliceStep, irradiated });
  return {
    name,
    organ,
    node,
    readings: timePoints.map((point) => drawnAs(name, point)[0]),
    notices: eligibility?.warnings ?? [],
    failure: eligibility?.failure,
  };
}

function unreadStudies(timePoints: readonly TimePoint[], { places, studies }: Facts): readonly SubjectStudies[] {
  const [baseline] = timePoints;
  const anatomical = studies.filter(({ series }) => series.some(({ kind }) => kind === 'ct' || kind === 'mr'));
  const unread = places.filter(
    ({ studyUid, patientId, studyDate }) =>
      patientId === baseline?.patientId &&
      studyDate > baseline.date &&
      anatomical.some((study) => study.studyUid === studyUid) &&
      !timePoints.some(({ date }) => date === studyDate),
  );
  return unread.filter(({ studyDate }, at) => unread.findIndex((other) => other.studyDate === studyDate) === at);
}

function stepOf(studies: readonly Study[], seriesUid: string, stackId: string): number | undefined {
  const stack = studies
    .flatMap(({ series }) => series)
    .find((series) => series.seriesUid === seriesUid)
    ?.stacks.find(({ id }) => id === stackId);
  return stack?.grid.ok ? stack.grid.value.spacing[2] : undefined;
}
