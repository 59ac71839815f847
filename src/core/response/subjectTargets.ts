import type { Region } from '#core/regions/region.ts';
import { evaluateTargets, type EvaluatedTimePoint, type TargetTimePoint } from '#core/response/evaluateTargets.ts';
import { fragmentCandidates } from '#core/response/fragments.ts';
import { TOO_SMALL, type LesionState } from '#core/response/lesionState.ts';
import { methodChange, targetCount, targetEligibility } from '#core/response/targetChecks.ts';
import type { TargetReading } from '#core/response/targetResponse.ts';
import { isSumTarget, type LesionReading, type TimePoint } from '#core/response/timePoints.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** The targets of a subject: those of its baseline, each name once. */
export const baselineTargets = (timePoints: readonly TimePoint[]): readonly LesionReading[] =>
  (timePoints[0]?.lesions ?? [])
    .filter(isSumTarget)
    .filter(({ region }, index, all) => all.findIndex((other) => other.region.name === region.name) === index);

/** The regions that are measured as the target of this name at a time point: one, unless two studies of a day have one each. */
export const drawnAs = (name: string, { lesions }: TimePoint): readonly LesionReading[] =>
  lesions.filter((lesion) => lesion.region.name === name && isSumTarget(lesion));

/**
 * Sums, changes and target response of a subject whose time points start at the baseline. Refused where the targets
 * cannot be targets (ct-recist.md sections 3 and 12: `REC_E_TARGET_COUNT`, `REC_E_TARGET_SIZE`, `REC_E_NODE_SIZE`) and
 * for the reasons of `evaluateTargets`. A target measured by another method than at baseline is `REC_W_MODALITY`.
 */
export function evaluateSubject(timePoints: readonly TimePoint[]): Result<readonly EvaluatedTimePoint[], Failure> {
  const targets = baselineTargets(timePoints);
  const refused = targetCount(targets.map(({ region }) => region)) ?? firstIneligible(targets);
  if (refused) return failed(refused);
  const evaluated = evaluateTargets(targetTimePoints(timePoints));
  if (!evaluated.ok) return evaluated;
  return success(
    evaluated.value.map((point, index) => ({
      ...point,
      warnings: [...point.warnings, ...methodChanges(targets, timePoints[index])],
    })),
  );
}

function firstIneligible(targets: readonly LesionReading[]): Failure | undefined {
  for (const { region, length } of targets) {
    if (length === undefined) continue;
    const { name, organ, node } = region;
    const { failure } = targetEligibility({ name, organ, node, length, sliceStep: undefined });
    if (failure) return { ...failure, message: `${name}: ${failure.message}` };
  }
  return undefined;
}

const methodChanges = (targets: readonly LesionReading[], point: TimePoint | undefined): readonly Notice[] =>
  targets.flatMap(({ region: { name }, modality }) => {
    const now = point && drawnAs(name, point).find((drawn) => drawn.modality !== '' && drawn.modality !== modality);
    return now && modality !== '' ? [methodChange(name, { baseline: modality, now: now.modality })] : [];
  });

/**
 * The baseline's targets through the time points, matched by name. A target that is neither measured nor stated later
 * has no value: it is never guessed as 0 (ct-recist.md section 4).
 */
export function targetTimePoints(timePoints: readonly TimePoint[]): readonly TargetTimePoint[] {
  const targets = baselineTargets(timePoints).map(({ region }) => region);
  const names = targets.map(({ name }) => name);
  return timePoints.map((point, index) => ({
    label: index === 0 ? 'Baseline' : `Follow-up ${index}`,
    date: point.date,
    readings: targets.map((target) => targetReading(target, point, names)),
  }));
}

function targetReading({ name, node }: Region, point: TimePoint, names: readonly string[]): TargetReading {
  const length = lengthOf({ name, node }, point, names);
  const lesion = { lesion: name, node };
  return length.ok ? { ...lesion, length: length.value } : { ...lesion, length: undefined, missing: length.failure };
}

type Target = Pick<Region, 'name' | 'node'>;

/**
 * The value of ct-recist.md section 4, mm; undefined when the reader called it not evaluable. A measured length stands
 * before a state, except where the lesion is said to have split: then its own region is one of the fragments.
 */
function lengthOf(target: Target, point: TimePoint, names: readonly string[]): Result<number | undefined, Failure> {
  const states = statesOf(target.name, point);
  const [state] = states;
  if (states.some((other) => JSON.stringify(other) !== JSON.stringify(state))) return failed(contradicted(target.name));
  if (state?.kind === 'split') return sumOfFragments(target, { point, names, regionIds: state.regionIds });
  const [drawn, ...others] = drawnAs(target.name, point);
  if (others.length > 0) return failed(ambiguous(target.name));
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

/** What was said of a lesion: once, unless two studies of one day were spoken of. */
const statesOf = (name: string, { states }: TimePoint): readonly LesionState[] =>
  states.filter(({ lesion }) => lesion === name).map(({ state }) => state);

interface Split {
  readonly point: TimePoint;
  readonly names: readonly string[];
  readonly regionIds: readonly string[];
}

/** Every fragment has to be one that counts (`fragmentCandidates`), or the sum is not that of the lesion. */
function sumOfFragments(target: Target, { point, names, regionIds }: Split): Result<number, Failure> {
  const candidates = fragmentCandidates(target, point, names);
  const ids = [...new Set(regionIds)];
  const named = ids.flatMap((id) => point.lesions.find(({ region }) => region.id === id)?.region ?? []);
  if (named.length === 0 || named.length < ids.length) return failed(noValue(target.name));
  const stray = named.find(({ id }) => !candidates.some(({ region }) => region.id === id));
  if (stray) return failed(noFragment(target.name, stray.name));
  const lengths = candidates.flatMap(({ region, length }) => (ids.includes(region.id) ? [length ?? 0] : []));
  return success(lengths.reduce((sum, length) => sum + length, 0));
}

/** The lesion that a merged one went into is measured here itself. */
function carriesMerger(into: string, point: TimePoint): boolean {
  const carrier = drawnAs(into, point)[0];
  return carrier?.length !== undefined && statesOf(into, point)[0]?.kind !== 'split';
}

const noValue = (name: string): Failure => ({
  code: 'REC_E_LESION_MISSING',
  message: `Lesion ${name} has no value: measure, 'too small', 'absent' or 'not evaluable'.`,
});

const noFragment = (name: string, region: string): Failure => ({
  code: 'REC_E_FRAGMENT',
  message: `Lesion ${name} cannot be split into ${region}: choose fragments with a diameter on CT or MR that belong to no other target.`,
});

const ambiguous = (name: string): Failure => ({
  code: 'REC_E_LESION_NAME',
  message: `Two targets of one day are called ${name}: give one of them another name.`,
});

const contradicted = (name: string): Failure => ({
  code: 'REC_E_LESION_STATE',
  message: `Two different things are said of ${name} on one day: take one of them back.`,
});
