import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { assumedZero } from '#core/calibration/diffusion/bGroups.ts';
import { bValueOf, implausibleB } from '#core/calibration/diffusion/bValue.ts';
import { isDerivedMap } from '#core/calibration/diffusion/direction.ts';
import { mismatch } from '#core/calibration/diffusion/mismatch.ts';
import { signalScales } from '#core/calibration/diffusion/signalScale.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

export interface PlannedGroup {
  /** Label of the b-group, s/mm². */
  readonly label: number;
  /** What the fit uses: the mean of the b-values its images state. */
  readonly b: number;
  /** Per direction the stacks that repeat it; `scale`, one per slice, makes their signals comparable. */
  readonly directions: readonly (readonly { readonly stack: Stack; readonly scale: readonly number[] }[])[];
}

export interface AdcPlan {
  /** "ADC(0,1000)": the choice of b is part of the name of the result. */
  readonly name: string;
  readonly groups: readonly PlannedGroup[];
  readonly warnings: readonly Notice[];
  /** All b-groups of the series, also those not chosen. */
  readonly available: readonly number[];
}

/** Above this, diffusion is no longer mono-exponential in tissue: the default choice stays below (mri-adc.md section 3). */
const DEFAULT_HIGHEST = 1000;

/**
 * Which images of a diffusion series enter an ADC fit, and how they combine (mri-adc.md 2.2 to 2.4). Without a choice
 * of b-values: all up to 1000 s/mm², or all there are when fewer than two are so low. The two-point fit uses the lowest
 * and the highest of them: only these are planned and named.
 */
export function planAdc(
  series: Series,
  choice: { readonly bValues?: readonly number[]; readonly fit?: AdcFit } = {},
): Result<AdcPlan, Failure> {
  const weighted = series.stacks.filter(({ frames }) => isDerivedMap(headerOf(frames)) === undefined);
  const implausible = weighted.flatMap(({ frames }) => firstImplausible(frames) ?? [])[0];
  if (implausible) return failed(implausible);
  const labelled = weighted.filter(({ key }) => key.b !== undefined);
  if (labelled.length === 0) return failed(noBValue);
  const available = [...new Set(labelled.flatMap(({ key }) => key.b ?? []))].sort((a, b) => a - b);
  const chosen = chosenLabels(available, choice.bValues);
  if (!chosen.ok) return chosen;
  const labels = choice.fit === 'two-point' ? [...chosen.value.slice(0, 1), ...chosen.value.slice(-1)] : chosen.value;
  const stacks = labelled.filter(({ key }) => key.b !== undefined && labels.includes(key.b));
  const different = mismatch(stacks);
  if (different) return failed(different);
  const scales = signalScales(stacks);
  const groups = labels.map((label) =>
    planGroup(
      label,
      stacks.filter(({ key }) => key.b === label),
      scales.of,
    ),
  );
  return success({
    name: `ADC(${labels.join(',')})`,
    groups: groups.map(({ group }) => group),
    available,
    warnings: unique([
      ...mapsLeftOut(series, weighted),
      ...stacks
        .map(({ frames }) => headerOf(frames))
        .flatMap((header) => (bValueOf(header) ?? assumedZero(header)).warnings),
      ...groups.flatMap(({ warnings }) => warnings),
      ...scales.warnings,
    ]),
  });
}

const headerOf = (frames: Stack['frames']): DataSet => frames[0]?.dataSet ?? {};

/** Every frame is looked at: the first of a stack need not be the one at fault. */
function firstImplausible(frames: Stack['frames']): Notice | undefined {
  for (const dataSet of new Set(frames.map((frame) => frame.dataSet))) {
    const notice = implausibleB(dataSet);
    if (notice) return notice;
  }
  return undefined;
}

const noBValue: Failure = {
  code: 'ADC_E_NO_BVALUE',
  message:
    'No b-value found (looked in: (0018,9087), Siemens (0019,100C) and CSA header, GE (0043,1039), Philips (2001,1003), UIH (0065,1009), comments and sequence name). Enter b-values per series?',
  tag: '(0018,9087)',
};

function chosenLabels(
  available: readonly number[],
  wanted: readonly number[] | undefined,
): Result<readonly number[], Failure> {
  const low = available.filter((b) => b <= DEFAULT_HIGHEST);
  const byDefault = low.length >= 2 ? low : available;
  // The label itself first: neighbouring groups may lie within one tolerance of each other.
  const labelsFor = (b: number) => (available.includes(b) ? [b] : available.filter((label) => isSameBGroup(b, label)));
  const chosen = wanted ? available.filter((label) => wanted.some((b) => labelsFor(b).includes(label))) : byDefault;
  const absent = wanted?.find((b) => labelsFor(b).length === 0);
  if (absent !== undefined) {
    return failed({
      code: 'ADC_E_NO_BVALUE',
      message: `b = ${absent} is not in this series (it has ${available.join(', ')}).`,
      tag: '(0018,9087)',
    });
  }
  if (chosen.length >= 2) return success(chosen);
  return failed({
    code: 'ADC_E_ONE_BVALUE',
    message: `Only b = ${chosen.join()} present; at least two are needed.`,
    tag: '(0018,9087)',
  });
}

/** Whether a b-value, s/mm², belongs to the group of this label (mri-adc.md section 2): 5 s/mm², or 1 % above 500. */
export const isSameBGroup = (b: number, label: number): boolean =>
  Math.abs(b - label) <= (label > 500 ? Math.max(5, 0.01 * label) : 5);

/** Trace images win over single directions at the same b; repeats of one direction stay together. */
function planGroup(label: number, stacks: readonly Stack[], scaleOf: (stack: Stack) => readonly number[]) {
  const traces = stacks.filter(({ key }) => key.direction === 'trace');
  const single = stacks.filter(({ key }) => key.direction !== 'trace');
  const used = traces.length > 0 ? traces : single;
  const byDirection = new Map<string, Stack[]>();
  for (const stack of used) {
    // Images with weighting but no stated direction are not known to repeat one: each counts as a direction.
    const name = stack.key.direction ?? (label <= 5 ? 'b0' : stack.id);
    byDirection.set(name, [...(byDirection.get(name) ?? []), stack]);
  }
  const directions = [...byDirection.values()].map((repeats) =>
    repeats.map((stack) => ({ stack, scale: scaleOf(stack) })),
  );
  const stated = used.map(({ frames }) => bValueOf(headerOf(frames))?.b ?? 0);
  const b = stated.reduce((sum, value) => sum + value, 0) / stated.length;
  const warnings: Notice[] = [];
  if (traces.length > 0 && single.length > 0) {
    warnings.push({
      code: 'ADC_W_MIXED_TRACE',
      message: `b = ${label}: trace and single-direction images; the trace is used.`,
    });
  }
  if (label > 5 && traces.length === 0 && directions.length < 3) {
    warnings.push({
      code: 'ADC_W_NOT_ISOTROPIC',
      message: `b = ${label}: ${directions.length} direction${directions.length === 1 ? '' : 's'} and no trace; the ADC depends on direction.`,
    });
  }
  return { group: { label, b, directions }, warnings };
}

function mapsLeftOut({ stacks }: Series, weighted: readonly Stack[]): readonly Notice[] {
  const left = stacks.filter((stack) => !weighted.includes(stack)).reduce((sum, { frames }) => sum + frames.length, 0);
  return left === 0 ? [] : [{ code: 'ADC_W_MAP_IN_SERIES', message: `${left} derived frames left out of the fit.` }];
}

function unique(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(
    (one, at) => notices.findIndex(({ code, message }) => code === one.code && message === one.message) === at,
  );
}
