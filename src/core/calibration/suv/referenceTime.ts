import type { DataSet } from '#core/imaging/dataset.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';
import { averageTime } from './decay.ts';
import { instantText, secondsBetween, shifted, type Instant } from './instant.ts';
import {
  acquisitionStarts, dateTime, frameDuration, frameReferenceTime, geScanTime, seriesTime, siemensReferenceTime,
  type Moment,
} from './moments.ts'; // prettier-ignore

export interface ReferenceCandidate {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6';
  readonly words: string;
  readonly at: Instant;
  readonly tag: string;
  readonly warnings: readonly Notice[];
}

export interface ReferenceTime {
  readonly chosen: ReferenceCandidate;
  readonly candidates: readonly ReferenceCandidate[];
  readonly warnings: readonly Notice[];
  readonly firstAcquisition: Instant;
}

/** A Series Time earlier than this before the first image is that of a de-identified or copied header, in s. */
const STALE_SERIES_TIME = 4 * 3600;
/** Candidates further apart than this are told, in s. */
const CONFLICT = 60;

/** The decay reference time of a START series: the first rule of pet-suv.md 6.2 that applies, and what others give. */
export function referenceTime(dataSets: readonly DataSet[], halfLife: number): Result<ReferenceTime, Failure> {
  const [first] = dataSets;
  if (!first) throw new Error('A series has at least one image.');
  const starts = acquisitionStarts(dataSets);
  if (!starts.ok) return starts;
  const firstAcquisition = starts.value.reduce((earliest, start) =>
    secondsBetween(start, earliest) > 0 ? start : earliest,
  );
  const found = collect(first, dataSets, starts.value, halfLife);
  if (!found.ok) return found;
  const candidates = [
    ...found.value,
    candidate('R6', 'earliest acquisition start', { at: firstAcquisition, tag: '(0008,0032)', warnings: [] }),
  ];
  const series = candidates.find(({ rule }) => rule === 'R2');
  const stale = series !== undefined && isStale(series.at, firstAcquisition);
  const chosen = candidates.find(({ rule, at }) => {
    if (rule !== 'R2') return true;
    return !stale && secondsBetween(firstAcquisition, at) <= 1;
  });
  if (!chosen) throw new Error('Rule R6 applies always.');
  const warnings = [
    ...(stale ? [staleNotice(series.at)] : []),
    ...ruleWarnings(chosen, series),
    ...conflict(chosen, candidates),
  ];
  return success({ chosen, candidates, firstAcquisition, warnings: [...chosen.warnings, ...warnings] });
}

const isStale = (series: Instant, first: Instant) =>
  series.secondOfDay === 0 || secondsBetween(series, first) > STALE_SERIES_TIME;

const candidate = (rule: ReferenceCandidate['rule'], words: string, { at, tag, warnings }: Moment): ReferenceCandidate => ({
  rule, words, at, tag, warnings,
}); // prettier-ignore

/** R1 to R5 as far as the header gives them, in the order of the table. */
function collect(
  first: DataSet,
  dataSets: readonly DataSet[],
  starts: readonly Instant[],
  halfLife: number,
): Result<readonly ReferenceCandidate[], Failure> {
  const stated = [
    ['R1', 'Decay Correction DateTime', dateTime(first, '00189701')],
    ['R2', 'Series Date and Time', seriesTime(first)],
    ['R3', 'GE scan date and time', geScanTime(first)],
    ['R4', 'Siemens decay correction date and time', siemensReferenceTime(first)],
    [
      'R5',
      'acquisition + average time − Frame Reference Time, median over images',
      backComputed(dataSets, starts, halfLife),
    ],
  ] as const;
  const found: ReferenceCandidate[] = [];
  for (const [rule, words, moment] of stated) {
    if (!moment.ok) return moment;
    if (moment.value) found.push(candidate(rule, words, moment.value));
  }
  return success(found);
}

/** R5: absent as soon as one image lacks its duration or Frame Reference Time. */
function backComputed(
  dataSets: readonly DataSet[],
  starts: readonly Instant[],
  halfLife: number,
): Result<Moment | undefined, Failure> {
  const [origin] = starts;
  const seconds: number[] = [];
  for (const [index, dataSet] of dataSets.entries()) {
    const [start, duration, reference] = [starts[index], frameDuration(dataSet), frameReferenceTime(dataSet)];
    if (!reference.ok) return reference;
    if (!origin || !start || duration === undefined || reference.value === undefined) return success(undefined);
    seconds.push(secondsBetween(origin, start) + averageTime(halfLife, duration) - reference.value);
  }
  if (!origin) return success(undefined);
  const sorted = seconds.sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return success({ at: shifted(origin, median), tag: '(0054,1300)', warnings: [] });
}

const staleNotice = (series: Instant): Notice => ({
  code: 'SUV_W_SERIES_TIME',
  message: `Series time ${instantText(series)} is not usable (de-identified or copied); another reference time is used.`,
  tag: '(0008,0031)',
});

function ruleWarnings(chosen: ReferenceCandidate, series: ReferenceCandidate | undefined): readonly Notice[] {
  if (chosen.rule === 'R1' || chosen.rule === 'R2') return [];
  const why = series ? 'Series time is later than acquisition (reprocessed)' : 'Series time is not usable';
  const message = `${why}; reference time from rule ${chosen.rule}: ${instantText(chosen.at).split(' ').at(-1) ?? ''}.`;
  const earliest: Notice = {
    code: 'SUV_W_REFTIME_EARLIEST',
    message: 'No attribute states the decay reference time; the earliest acquisition start is used.',
    tag: '(0008,0032)',
  };
  return [{ code: 'SUV_W_REFTIME', message, tag: chosen.tag }, ...(chosen.rule === 'R6' ? [earliest] : [])];
}

function conflict(chosen: ReferenceCandidate, candidates: readonly ReferenceCandidate[]): readonly Notice[] {
  const compared = candidates.filter(({ rule }) => rule !== 'R6' && rule !== 'R1');
  if (compared.every(({ at }) => Math.abs(secondsBetween(chosen.at, at)) <= CONFLICT)) return [];
  const list = compared.map(({ rule, at }) => `${rule} ${instantText(at)}`).join(', ');
  return [
    {
      code: 'SUV_W_REFTIME_CONFLICT',
      message: `Reference times disagree by more than ${CONFLICT} s: ${list}; ${chosen.rule} is used.`,
    },
  ];
}
