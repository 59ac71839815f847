import type { Region } from '#core/regions/region.ts';
import { evaluateTargets, type EvaluatedTimePoint, type TargetTimePoint } from '#core/response/evaluateTargets.ts';
import { TOO_SMALL, type LesionState } from '#core/response/lesionState.ts';
import { targetCount, targetEligibility } from '#core/response/targetChecks.ts';
import type { TargetReading } from '#core/response/targetResponse.ts';
import { isSumTarget, type TimePoint } from '#core/response/timePoints.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** The targets of a subject: those of its baseline. */
export const baselineTargets = (timePoints: readonly TimePoint[]) => (timePoints[0]?.lesions ?? []).filter(isSumTarget);

/**
 * Sums, changes and target response of a subject whose time points start at the baseline. Refused where the targets
 * cannot be targets (ct-recist.md sections 3 and 12: `REC_E_TARGET_COUNT`, `REC_E_TARGET_SIZE`, `REC_E_NODE_SIZE`) and
 * for the reasons of `evaluateTargets`.
 */
export function evaluateSubject(timePoints: readonly TimePoint[]): Result<readonly EvaluatedTimePoint[], Failure> {
  const targets = baselineTargets(timePoints);
  const refused = targetCount(targets.map(({ region }) => region)) ?? firstIneligible(timePoints);
  return refused ? failed(refused) : evaluateTargets(targetTimePoints(timePoints));
}

function firstIneligible(timePoints: readonly TimePoint[]): Failure | undefined {
  for (const { region, length } of baselineTargets(timePoints)) {
    if (length === undefined) continue;
    const { name, organ, node } = region;
    const { failure } = targetEligibility({ name, organ, node, length, sliceStep: undefined });
    if (failure) return { ...failure, message: `${name}: ${failure.message}` };
  }
  return undefined;
}

/**
 * The baseline's targets through the time points, matched by name. A target that is neither measured nor stated later
 * has no value: it is never guessed as 0 (ct-recist.md section 4).
 */
export function targetTimePoints(timePoints: readonly TimePoint[]): readonly TargetTimePoint[] {
  const targets = baselineTargets(timePoints).map(({ region }) => region);
  return timePoints.map((point, index) => ({
    label: index === 0 ? 'Baseline' : `Follow-up ${index}`,
    date: point.date,
    readings: targets.map((target) => targetReading(target, point)),
  }));
}

function targetReading({ name, node }: Region, point: TimePoint): TargetReading {
  const length = lengthOf({ name, node }, point);
  const lesion = { lesion: name, node };
  return length.ok ? { ...lesion, length: length.value } : { ...lesion, length: undefined, missing: length.failure };
}

/**
 * The value of ct-recist.md section 4, mm; undefined when the reader called it not evaluable. A measured length stands
 * before a state, except where the lesion is said to have split: then its own region is one of the fragments.
 */
function lengthOf(target: Pick<Region, 'name' | 'node'>, point: TimePoint): Result<number | undefined, Failure> {
  const state = stateOf(target.name, point);
  if (state?.kind === 'split') return sumOfFragments(target, point, state.regionIds);
  const drawn = point.lesions.find((lesion) => lesion.region.name === target.name && isSumTarget(lesion));
  if (drawn?.failure) return failed({ ...drawn.failure, message: `${target.name}: ${drawn.failure.message}` });
  if (drawn?.length !== undefined) return success(drawn.length);
  switch (state?.kind) {
    case 'absent':
      return success(0);
    case 'too-small':
      return success(TOO_SMALL);
    case 'not-evaluable':
      return success(undefined);
    case 'merged':
      return carriesMerger(state.into, point) ? success(0) : failed(noValue(target.name));
    case undefined:
      return failed(noValue(target.name));
  }
}

const stateOf = (name: string, { states }: TimePoint): LesionState | undefined =>
  states.find(({ lesion }) => lesion === name)?.state;

/** Every fragment has to have a length; a node's are short axes as its own is. */
function sumOfFragments(
  { name, node }: Pick<Region, 'name' | 'node'>,
  { lesions }: TimePoint,
  regionIds: readonly string[],
): Result<number, Failure> {
  const lengths = regionIds.map((id) => {
    const fragment = lesions.find(({ region }) => region.id === id);
    return fragment?.region.node === node ? fragment.length : undefined;
  });
  const known = lengths.filter((length) => length !== undefined);
  return known.length > 0 && known.length === lengths.length
    ? success(known.reduce((sum, length) => sum + length, 0))
    : failed(noValue(name));
}

/** The lesion that a merged one went into is measured here itself. */
function carriesMerger(into: string, point: TimePoint): boolean {
  const carrier = point.lesions.find((lesion) => lesion.region.name === into && isSumTarget(lesion));
  return carrier?.length !== undefined && stateOf(into, point)?.kind !== 'split';
}

const noValue = (name: string): Failure => ({
  code: 'REC_E_LESION_MISSING',
  message: `Lesion ${name} has no value: measure, 'too small', 'absent' or 'not evaluable'.`,
});
