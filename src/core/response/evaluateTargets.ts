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
  /** Why there is no verdict at a follow-up: a target without a value, here or at an earlier time point. */
  readonly failure: Failure | undefined;
  readonly warnings: readonly Notice[];
}

/**
 * Sums, changes and target response per time point (ct-recist.md section 5). Time points must be in order of date:
 * `REC_E_ORDER` otherwise. A baseline without any target length is `REC_E_BASELINE_SUM`. From the first follow-up at
 * which a target has no value (section 12, `REC_E_LESION_MISSING`), only progression is called, which holds anyway.
 */
export function evaluateTargets(
  timePoints: readonly TargetTimePoint[],
): Result<readonly EvaluatedTimePoint[], Failure> {
  const [baseline, ...followUps] = timePoints;
  if (!baseline) return failed({ code: 'REC_E_BASELINE_SUM', message: 'No time point to evaluate.' });
  const disorder = firstOutOfOrder(timePoints);
  if (disorder) return failed(disorder);
  const unmeasured = baseline.readings.find(({ length }) => length === undefined);
  if (unmeasured) {
    const message = `Lesion ${unmeasured.lesion} has no length at baseline: measure it there, or it is no target.`;
    const refused = unmeasured.missing?.code === 'REC_E_LESION_MISSING' ? undefined : unmeasured.missing;
    return failed(refused ?? { code: 'REC_E_LESION_MISSING', message });
  }
  const baselineSum = sumOf(baseline.readings);
  if (baseline.readings.length > 0 && !(baselineSum !== undefined && baselineSum > 0)) {
    return failed({ code: 'REC_E_BASELINE_SUM', message: 'No measurable disease; non-target rules apply.' });
  }
  const evaluated: EvaluatedTimePoint[] = [baselinePoint(baseline, baselineSum)];
  let nadir = baselineSum ?? 0;
  let previousWasComplete = false;
  let unread: Failure | undefined;
  for (const point of followUps) {
    const next = followUp(point, { baseline: baselineSum ?? 0, nadir, previousWasComplete, unread });
    evaluated.push(next);
    unread ??= missingIn(point);
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
  response === undefined || response === 'NE' || response === 'reader' ? before : response === 'CR';

/** Why the first target without a value has none, with the time point it concerns. */
function missingIn({ label, readings }: TargetTimePoint): Failure | undefined {
  const missing = readings.find((reading) => reading.missing)?.missing;
  return missing && { ...missing, message: `${label}: ${missing.message}` };
}

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
  return { label, date, sum, complete: true, ...none, verdict: undefined, failure: undefined, warnings: [] };
}

interface Before {
  readonly baseline: number;
  readonly nadir: number;
  readonly previousWasComplete: boolean;
  /** A target without a value at an earlier follow-up. */
  readonly unread: Failure | undefined;
}

/** Rows that a value still missing cannot take back: more length only adds to the sum, a lower nadir to its growth. */
const SOUND_WITHOUT_ALL: readonly string[] = ['T1', 'T2'];

function followUp({ label, date, readings }: TargetTimePoint, { unread, ...before }: Before): EvaluatedTimePoint {
  const sum = sumOf(readings);
  const complete = readings.every(({ length }) => length !== undefined);
  const verdict = targetResponse({ readings, sum: sum ?? 0, ...before });
  const { baseline, nadir } = before;
  const missing = unread ?? missingIn({ label, date, readings });
  const failure = missing && !SOUND_WITHOUT_ALL.includes(verdict.row) ? missing : undefined;
  // With a target unread earlier the nadir may lie lower than it seems.
  const fromNadir = sum === undefined || (unread && failure) ? undefined : sum - nadir;
  return {
    label,
    date,
    sum,
    complete,
    changeFromBaseline: complete && sum !== undefined && baseline > 0 ? (100 * (sum - baseline)) / baseline : undefined,
    nadir: readings.length > 0 ? nadir : undefined,
    changeFromNadir: fromNadir,
    percentFromNadir: fromNadir === undefined || nadir === 0 ? undefined : (100 * fromNadir) / nadir,
    verdict: failure ? undefined : verdict,
    failure,
    warnings: verdict.response === 'reader' && !failure ? [notSustained(readings)] : [],
  };
}

function notSustained(readings: readonly TargetReading[]): Notice {
  const back = readings.filter(({ node, length }) => node && (length ?? 0) >= 10).map(({ lesion }) => lesion);
  return {
    code: 'REC_W_CR_NOT_SUSTAINED',
    message: `${back.join(', ')} is back to 10 mm or more after a complete response: decide PD, or read the earlier CR as PR.`,
  };
}
