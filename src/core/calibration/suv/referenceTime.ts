import type { DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { averageTime } from './decay.ts';
import { earliest, instantText, oneSideHasOffset, secondsBetween, shifted, type Instant } from './instant.ts';
import {
  acquisitionStarts, decayCorrectionTime, frameDuration, frameReferenceTime, geScanTime, missingAcquisition,
  seriesTime, siemensReferenceTime, type Moment,
} from './moments.ts'; // prettier-ignore
import { mixedZones } from './timezone.ts';

export interface ReferenceCandidate extends Moment {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6';
  readonly words: string;
}

export interface ReferenceTime {
  readonly chosen: ReferenceCandidate;
  readonly candidates: readonly ReferenceCandidate[];
  /** Some candidate of R2 to R5 lies more than `CONFLICT` from the chosen time. */
  readonly inConflict: boolean;
  readonly warnings: readonly Notice[];
  readonly firstAcquisition: Instant | undefined;
}

/** A Series Time earlier than this before the first image is that of a de-identified or copied header, in s. */
const STALE_SERIES_TIME = 4 * 3600;
/** Series Time may be this much later than the first acquisition, in s: both are printed rounded. */
const ROUNDING = 1;
/** Candidates further than this from the chosen time are told, in s. */
export const CONFLICT = 60;

/**
 * The decay reference time of a START series: the first rule of pet-suv.md 6.2 that applies, and what others give.
 * `dataSets` are all images of the series, so that frames and gates share one time; `halfLife` in s.
 */
export function referenceTime(dataSets: readonly DataSet[], halfLife: number): Result<ReferenceTime, Failure> {
  const [first] = dataSets;
  if (!first) throw new Error('A series has at least one image.');
  const starts = acquisitionStarts(dataSets);
  if (!starts.ok) return starts;
  const firstAcquisition = starts.value && earliest(starts.value.map(({ at }) => at));
  const candidates = collect(first, dataSets, { starts: starts.value, firstAcquisition, halfLife });
  if (!candidates.ok) return candidates;
  const series = candidates.value.find(({ rule }) => rule === 'R2');
  const flaw = seriesTimeFlaw(series, firstAcquisition);
  const chosen = candidates.value.find(({ rule }) => rule !== 'R2' || flaw === undefined);
  if (!chosen) return failed(missingAcquisition);
  const isFar = ({ rule, at }: ReferenceCandidate) =>
    rule !== 'R1' && rule !== 'R6' && Math.abs(secondsBetween(chosen.at, at)) > CONFLICT;
  const zones = firstAcquisition && series && oneSideHasOffset(series.at, firstAcquisition) ? [mixedZones] : [];
  return success({
    chosen,
    candidates: candidates.value,
    inConflict: candidates.value.some(isFar),
    firstAcquisition,
    warnings: [...chosen.warnings, ...zones, ...ruleWarnings(chosen, series, flaw)],
  });
}

interface AcquisitionTimes {
  readonly starts: readonly Moment[] | undefined;
  readonly firstAcquisition: Instant | undefined;
  readonly halfLife: number;
}

/** R1 to R6 as far as the header gives them, in the order of the table. */
function collect(
  first: DataSet,
  dataSets: readonly DataSet[],
  times: AcquisitionTimes,
): Result<readonly ReferenceCandidate[], Failure> {
  const rules = [
    ['R1', 'Decay Correction DateTime', decayCorrectionTime(first)],
    ['R2', 'Series Date and Time', seriesTime(first)],
    ['R3', 'GE scan date and time', geScanTime(first)],
    ['R4', 'Siemens decay correction date and time', siemensReferenceTime(first)],
    ['R5', 'acquisition + average time − Frame Reference Time, median over images', backComputed(dataSets, times)],
    ['R6', 'earliest acquisition start', success(firstStart(times))],
  ] as const;
  const found: ReferenceCandidate[] = [];
  for (const [rule, words, moment] of rules) {
    if (!moment.ok) return moment;
    if (moment.value) found.push({ ...moment.value, rule, words });
  }
  return success(found);
}

const firstStart = ({ starts, firstAcquisition }: AcquisitionTimes) =>
  starts?.find(({ at }) => at === firstAcquisition);

/** R5: absent as soon as one image lacks its duration or Frame Reference Time. */
function backComputed(
  dataSets: readonly DataSet[],
  { starts, halfLife }: AcquisitionTimes,
): Result<Moment | undefined, Failure> {
  const [origin] = starts ?? [];
  if (!starts || !origin) return success(undefined);
  const seconds: number[] = [];
  for (const [index, dataSet] of dataSets.entries()) {
    const [start, duration, reference] = [starts[index], frameDuration(dataSet), frameReferenceTime(dataSet)];
    if (!duration.ok) return duration;
    if (!reference.ok) return reference;
    if (!start || duration.value === undefined || reference.value === undefined) return success(undefined);
    seconds.push(secondsBetween(origin.at, start.at) + averageTime(halfLife, duration.value) - reference.value);
  }
  return success({ at: shifted(origin.at, median(seconds)), tag: '(0054,1300)', warnings: [] });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

type Flaw = 'absent' | 'stale' | 'late' | 'unchecked';

/** Why Series Date and Time is not the decay reference; undefined when it is (R2). */
function seriesTimeFlaw(series: ReferenceCandidate | undefined, first: Instant | undefined): Flaw | undefined {
  if (!series) return 'absent';
  if (series.at.secondOfDay === 0) return 'stale';
  if (!first) return 'unchecked';
  const early = secondsBetween(series.at, first);
  if (early > STALE_SERIES_TIME) return 'stale';
  return early < -ROUNDING ? 'late' : undefined;
}

const FLAWS: Readonly<Record<Flaw, string>> = {
  absent: 'Series time is missing',
  stale: 'Series time is not usable (de-identified?)',
  late: 'Series time is later than acquisition (reprocessed)',
  unchecked: 'Series time cannot be checked without acquisition times',
};

function ruleWarnings(
  chosen: ReferenceCandidate,
  series: ReferenceCandidate | undefined,
  flaw: Flaw | undefined,
): readonly Notice[] {
  if (chosen.rule === 'R1' || chosen.rule === 'R2' || flaw === undefined) return [];
  const notices: Notice[] = [];
  if (flaw === 'stale' && series) {
    const message = `Series time ${instantText(series.at)} is not usable (de-identified?); rules R3 to R6 apply.`;
    notices.push({ code: 'SUV_W_SERIES_TIME', message, tag: series.tag });
  }
  const time = instantText({ ...chosen.at, day: undefined });
  const message = `${FLAWS[flaw]}; reference time from rule ${chosen.rule}: ${time}.`;
  notices.push({ code: 'SUV_W_REFTIME', message, tag: chosen.tag });
  if (chosen.rule === 'R6') {
    const reason = 'No attribute states the decay reference time; the earliest acquisition start is used.';
    notices.push({ code: 'SUV_W_REFTIME_EARLIEST', message: reason, tag: chosen.tag });
  }
  return notices;
}
