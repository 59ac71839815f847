import { number, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal, findPrivate, GE_SCAN_TIME, SIEMENS_REFERENCE } from './attributes.ts';
import { parseDate, parseDateTime, parseOffset, parseTime, type Instant } from './instant.ts';

export interface Moment {
  readonly at: Instant;
  readonly tag: string;
  readonly warnings: readonly Notice[];
}

/** A pair of DA and TM, with the data set's Timezone Offset; undefined without a time. */
export function dateAndTime(dataSet: DataSet, dateTag: string, timeTag: string): Result<Moment | undefined, Failure> {
  const [date, time] = [text(dataSet, dateTag), text(dataSet, timeTag)];
  if (time === undefined) return success(undefined);
  const shown = `(${timeTag.slice(0, 4)},${timeTag.slice(4)})`;
  const parsed = parseTime(shown, time);
  if (!parsed.ok) return parsed;
  const day = date === undefined ? success(undefined) : parseDate(`(${dateTag.slice(0, 4)},${dateTag.slice(4)})`, date);
  if (!day.ok) return day;
  const at = { day: day.value, secondOfDay: parsed.value.secondOfDay, offset: parseOffset(text(dataSet, '00080201')) };
  return success({ at, tag: shown, warnings: parsed.value.warnings });
}

/** A DT attribute; an offset in the value wins over Timezone Offset From UTC (0008,0201). */
export function dateTime(
  dataSet: DataSet,
  tag: string,
  warnings: readonly Notice[] = [],
): Result<Moment | undefined, Failure> {
  const stated = text(dataSet, tag);
  if (stated === undefined) return success(undefined);
  const shown = `(${tag.slice(0, 4).toLowerCase()},${tag.slice(4).toLowerCase()})`;
  const parsed = parseDateTime(shown, stated);
  if (!parsed.ok) return parsed;
  if (!parsed.value) return success(undefined);
  const offset = parsed.value.offset ?? parseOffset(text(dataSet, '00080201'));
  return success({ at: { ...parsed.value, offset }, tag: shown, warnings });
}

export const seriesTime = (dataSet: DataSet) => dateAndTime(dataSet, '00080021', '00080031');

/** Start of a frame: Frame Acquisition DateTime (enhanced), Acquisition DateTime, else Acquisition Date and Time. */
export function acquisitionStart(dataSet: DataSet): Result<Moment | undefined, Failure> {
  for (const tag of ['00189074', '0008002A']) {
    const found = dateTime(dataSet, tag);
    if (!found.ok || found.value) return found;
  }
  const found = dateAndTime(dataSet, '00080022', '00080032');
  // Without an Acquisition Date the images were taken on the day of the series.
  if (found.ok && found.value && found.value.at.day === undefined) {
    const day = text(dataSet, '00080021');
    const parsed = day === undefined ? undefined : parseDate('(0008,0021)', day);
    if (parsed?.ok) return success({ ...found.value, at: { ...found.value.at, day: parsed.value } });
  }
  return found;
}

/** Duration of a frame in s: Frame Acquisition Duration or Actual Frame Duration, both ms in the file. */
export function frameDuration(dataSet: DataSet): number | undefined {
  const milliseconds = number(dataSet, '00189220') ?? number(dataSet, '00181242');
  return milliseconds !== undefined && milliseconds > 0 ? milliseconds / 1000 : undefined;
}

/** Frame Reference Time (0054,1300) in s. */
export function frameReferenceTime(dataSet: DataSet): Result<number | undefined, Failure> {
  const milliseconds = decimal(dataSet, '00541300');
  return milliseconds.ok && milliseconds.value !== undefined ? success(milliseconds.value / 1000) : milliseconds;
}

export function geScanTime(dataSet: DataSet): Result<Moment | undefined, Failure> {
  const found = findPrivate(dataSet, GE_SCAN_TIME);
  return found ? dateTime(dataSet, found.tag, found.warnings) : success(undefined);
}

export function siemensReferenceTime(dataSet: DataSet): Result<Moment | undefined, Failure> {
  const found = findPrivate(dataSet, SIEMENS_REFERENCE);
  return found ? dateTime(dataSet, found.tag, found.warnings) : success(undefined);
}

export const missingAcquisition: Failure = {
  code: 'SUV_E_ACQ_TIME',
  message: 'SUV cannot be computed: the acquisition time (0008,0032) is missing.',
  tag: '(0008,0032)',
};

/** Acquisition start of every frame, or the failure of the first that has none. */
export function acquisitionStarts(dataSets: readonly DataSet[]): Result<readonly Instant[], Failure> {
  const starts: Instant[] = [];
  for (const dataSet of dataSets) {
    const start = acquisitionStart(dataSet);
    if (!start.ok) return start;
    if (!start.value) return failed(missingAcquisition);
    starts.push(start.value.at);
  }
  return success(starts);
}
