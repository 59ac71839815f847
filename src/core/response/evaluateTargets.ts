import {
  targetResponse,
  type TargetReading,
  type TargetResponse,
  type TargetVerdict,
} from '#core/response/targetResponse.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** All targets read at one time point; the first time point is the baseline. */
export interface TargetTimePoint {
  readonly label: string;
  /** YYYYMMDD or ISO 8601; compared as text after removing hyphens. */
  readonly date: string;
  readonly readings: readonly TargetReading[];
}

export interface EvaluatedTimePoint {
  readonly label: string;
  readonly date: string;
  /** Sum of the targets evaluated, mm; undefined when none was. */
  readonly sum: number | undefined;
  /** Every target has a value. */
  readonly complete: boolean;
  /** Percent, unrounded; undefined at baseline, for an incomplete sum and for a baseline of 0. */
  readonly changeFromBaseline: number | undefined;
  /** mm and percent against the nadir before this time point; percent is undefined for a nadir of 0. */
  readonly nadir: number | undefined;
  readonly changeFromNadir: number | undefined;
  readonly percentFromNadir: number | undefined;
  /** Undefined at baseline. */
  readonly verdict: TargetVerdict | undefined;
  readonly warnings: readonly Notice[];
}

/**
 * Sums, changes and target response per time point (ct-recist.md section 5). Time points must be in order of date:
 * `REC_E_ORDER` otherwise. A baseline without any target length is `REC_E_BASELINE_SUM`.
 */
export function evaluateTargets(
  timePoints: readonly TargetTimePoint[],
): Result<readonly EvaluatedTimePoint[], Failure> {
  const [baseline, ...followUps] = timePoints;
  if (!baseline) return failed({ code: 'REC_E_BASELINE_SUM', message: 'No time point to evaluate.' });
  const disorder = firstOutOfOrder(timePoints);
  if (disorder) return failed(disorder);
  const unread = baseline.readings.find(({ length }) => length === undefined);
  if (unread) {
    const message = `Lesion ${unread.lesion} has no length at baseline: measure it there, or it is no target.`;
    return failed({ code: 'REC_E_LESION_MISSING', message });
  }
  const baselineSum = sumOf(baseline.readings);
  if (baseline.readings.length > 0 && !(baselineSum !== undefined && baselineSum > 0)) {
    return failed({ code: 'REC_E_BASELINE_SUM', message: 'No measurable disease; non-target rules apply.' });
  }
  const evaluated: EvaluatedTimePoint[] = [baselinePoint(baseline, baselineSum)];
  let nadir = baselineSum ?? 0;
  let previousWasComplete = false;
  for (const point of followUps) {
    const next = followUp(point, { baseline: baselineSum ?? 0, nadir, previousWasComplete });
    evaluated.push(next);
    if (next.complete && next.sum !== undefined) nadir = Math.min(nadir, next.sum);
    previousWasComplete = isCompleteAfter(next.verdict?.response, previousWasComplete);
  }
  return success(evaluated);
}

/**
 * Whether the targets count as in complete response for the next time point. A time point that could not be evaluated,
 * or that waits for the reader's decision, ends no complete response: a lesion that is back after it is PD (row T1).
 */
const isCompleteAfter = (response: TargetResponse | undefined, before: boolean): boolean =>
  response === 'NE' || response === 'reader' ? before : response === 'CR';

function firstOutOfOrder(timePoints: readonly TargetTimePoint[]): Failure | undefined {
  const days = timePoints.map(({ date }) => date.replaceAll('-', ''));
  const at = days.findIndex((day, index) => index > 0 && day < (days[index - 1] ?? ''));
  const point = timePoints[at];
  if (!point) return undefined;
  const before = at === 1 ? 'baseline' : `visit ${at}`;
  return { code: 'REC_E_ORDER', message: `Visit ${at + 1} (${point.date}) precedes ${before}.` };
}

/** Sum of the readings that have a value; undefined when none has. */
export function sumOf(readings: readonly TargetReading[]): number | undefined {
  const lengths = readings.flatMap(({ length }) => (length === undefined ? [] : [length]));
  return lengths.length === 0 ? undefined : lengths.reduce((sum, length) => sum + length, 0);
}

function baselinePoint({ label, date }: TargetTimePoint, sum: number | undefined): EvaluatedTimePoint {
  const none = {
    changeFromBaseline: undefined,
    nadir: undefined,
    changeFromNadir: undefined,
    percentFromNadir: undefined,
  };
  return { label, date, sum, complete: true, ...none, verdict: undefined, warnings: [] };
}

function followUp(
  { label, date, readings }: TargetTimePoint,
  before: { readonly baseline: number; readonly nadir: number; readonly previousWasComplete: boolean },
): EvaluatedTimePoint {
  const sum = sumOf(readings);
  const complete = readings.every(({ length }) => length !== undefined);
  const verdict = targetResponse({ readings, sum: sum ?? 0, ...before });
  const { baseline, nadir } = before;
  return {
    label,
    date,
    sum,
    complete,
    changeFromBaseline: complete && sum !== undefined && baseline > 0 ? (100 * (sum - baseline)) / baseline : undefined,
    nadir: readings.length > 0 ? nadir : undefined,
    changeFromNadir: sum === undefined ? undefined : sum - nadir,
    percentFromNadir: sum === undefined || nadir === 0 ? undefined : (100 * (sum - nadir)) / nadir,
    verdict,
    warnings: verdict.response === 'reader' ? [notSustained(readings)] : [],
  };
}

function notSustained(readings: readonly TargetReading[]): Notice {
  const back = readings.filter(({ node, length }) => node && (length ?? 0) >= 10).map(({ lesion }) => lesion);
  return {
    code: 'REC_W_CR_NOT_SUSTAINED',
    message: `${back.join(', ')} is back to 10 mm or more after a complete response: decide PD, or read the earlier CR as PR.`,
  };
}
