import { parseDate, parseDateTime, parseTime } from '#core/calibration/suv/instant.ts';
import { number, tagText, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';

/** What gives the places of stacks on the axis along which they differ. */
export interface AxisSource {
  /** "Acquisition Time"; where two attributes enter, both. */
  readonly attribute: string;
  /** "(0008,0032)" */
  readonly tag: string;
  readonly unit: 's' | 'ms' | '%';
  /** Of one image of the stack that is `rank` of `count`, in `unit`; undefined where the image does not state it. */
  readonly of: (dataSet: DataSet, place: AxisPlace) => number | undefined;
  /** True where only differences mean anything: the first stack is then at 0. */
  readonly fromFirst: boolean;
}

interface AxisPlace {
  /** From 0. */
  readonly rank: number;
  readonly count: number;
}

const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : undefined);

function source(
  attribute: string,
  tag: string,
  { of, unit = 's', fromFirst = true }: Pick<AxisSource, 'of'> & Partial<Pick<AxisSource, 'unit' | 'fromFirst'>>,
): AxisSource {
  return { attribute, tag: tagText(tag), unit, of: (dataSet, place) => finite(of(dataSet, place)), fromFirst };
}

const DAY = 86_400;

/** Seconds of a DT value on a calendar of one time zone; undefined when absent or malformed. */
function dateTimeSeconds(dataSet: DataSet, tag: string): number | undefined {
  const stated = text(dataSet, tag);
  const parsed = stated === undefined ? undefined : parseDateTime(tagText(tag), stated);
  if (!parsed?.ok || !parsed.value) return undefined;
  const { day = 0, secondOfDay, offset = 0 } = parsed.value;
  return day * DAY + secondOfDay - offset;
}

/** Acquisition Time as seconds, days counted where a date stands beside it. */
function acquisitionSeconds(dataSet: DataSet): number | undefined {
  const [date, time] = [text(dataSet, '00080022'), text(dataSet, '00080032')];
  const parsed = time === undefined ? undefined : parseTime('(0008,0032)', time);
  if (!parsed?.ok) return undefined;
  const day = date === undefined ? undefined : parseDate('(0008,0022)', date);
  return (day?.ok ? day.value : 0) * DAY + parsed.value.secondOfDay;
}

const seconds = (tag: string) => (dataSet: DataSet) => (number(dataSet, tag) ?? NaN) / 1000;

const temporalPosition = (dataSet: DataSet) => number(dataSet, '00200100') ?? number(dataSet, '00209128');

/** A repetition time between these, s, is that of a volume (fmri-bold.md: `FMR_W_TR_RANGE`). */
const VOLUME_TR = { least: 0.2, most: 20 };

/**
 * Repetition Time is the time between volumes only of echo planar imaging, which excites each slice once a volume; of a
 * gradient echo it is the few milliseconds between two lines.
 */
function repetitionSeconds(dataSet: DataSet): number | undefined {
  const isPlanar = texts(dataSet, '00180020').includes('EP') || text(dataSet, '00189018') === 'YES';
  const repetition = (number(dataSet, '00180080') ?? NaN) / 1000;
  return isPlanar && repetition >= VOLUME_TR.least && repetition <= VOLUME_TR.most ? repetition : undefined;
}

const positionTimes = (step: (dataSet: DataSet) => number | undefined) => (dataSet: DataSet) =>
  (temporalPosition(dataSet) ?? NaN) * (step(dataSet) ?? NaN);

/**
 * Volumes numbered in the order they were taken, one Repetition Time after the other (fmri-bold.md section 2). Where the
 * images say how many there were, none may be missing: it would move all that follow.
 */
function countedTimes(dataSet: DataSet, { rank, count }: AxisPlace): number | undefined {
  const stated = number(dataSet, '00200105');
  return (stated ?? count) === count ? rank * (repetitionSeconds(dataSet) ?? NaN) : undefined;
}

/** In the order of mri-adc.md section 7, before it the time a PET frame stands for (PS3.3 C.8.9.4). */
const TIMES: readonly AxisSource[] = [
  source('Frame Acquisition DateTime', '00189074', { of: (dataSet) => dateTimeSeconds(dataSet, '00189074') }),
  source('Acquisition DateTime', '0008002A', { of: (dataSet) => dateTimeSeconds(dataSet, '0008002A') }),
  source('Acquisition Time', '00080032', { of: acquisitionSeconds }),
  source('Trigger Time', '00181060', { of: seconds('00181060') }),
  source('Temporal Position Identifier × Temporal Resolution', '00200110', { of: positionTimes(seconds('00200110')) }),
  source('Temporal Position Identifier × Repetition Time', '00180080', { of: positionTimes(repetitionSeconds) }),
  source('Volume number × Repetition Time', '00180080', { of: countedTimes }),
];
const FRAME_REFERENCE = source('Frame Reference Time', '00541300', { of: seconds('00541300'), fromFirst: false });

const PHASES: readonly AxisSource[] = [
  source('Nominal Percentage of Cardiac Phase', '00209241', {
    of: (dataSet) => number(dataSet, '00209241'),
    unit: '%',
    fromFirst: false,
  }),
  source('Nominal Cardiac Trigger Delay Time', '00209153', { of: seconds('00209153'), fromFirst: false }),
  source('Trigger Time', '00181060', { of: seconds('00181060'), fromFirst: false }),
];

const ECHOES: readonly AxisSource[] = [
  source('Effective Echo Time', '00189082', {
    of: (dataSet) => number(dataSet, '00189082'),
    unit: 'ms',
    fromFirst: false,
  }),
  source('Echo Time', '00180081', { of: (dataSet) => number(dataSet, '00180081'), unit: 'ms', fromFirst: false }),
];

export function axisSources(kind: 'time' | 'phase' | 'echo', modality: string): readonly AxisSource[] {
  if (kind === 'phase') return PHASES;
  if (kind === 'echo') return ECHOES;
  return modality === 'PT' ? [FRAME_REFERENCE, ...TIMES] : TIMES;
}

/** DICOM times have at most six decimals; more would be rounding of the subtraction. */
const DECIMALS = 6;

/**
 * Where stacks lie on the axis, in the source's unit, in their order: of a stack whose slices differ the first one.
 * Undefined unless every image states it and each stack comes after the one before.
 */
export function axisValues(stacks: readonly Stack[], { of, fromFirst }: AxisSource): readonly number[] | undefined {
  const stated = stacks.map(({ frames }, rank) =>
    Math.min(...frames.map(({ dataSet }) => of(dataSet, { rank, count: stacks.length }) ?? NaN)),
  );
  const first = fromFirst ? (stated[0] ?? NaN) : 0;
  const values = stated.map((value) => Number((value - first).toFixed(DECIMALS)));
  const rises = values.every((value, at) => at === 0 || value > (values[at - 1] ?? NaN));
  return rises && values.every(Number.isFinite) ? values : undefined;
}
