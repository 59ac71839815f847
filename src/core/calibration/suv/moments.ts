import type { PrivateElement } from '#core/imaging/privateElement.ts';
import { tagText, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal, findPrivate, GE_ADMIN_TIME, GE_SCAN_TIME, SIEMENS_REFERENCE } from './attributes.ts';
import { parseDate, parseDateTime, parseOffset, parseTime, type Instant } from './instant.ts';

/** A moment, where it stands and the text it was read from (absent when computed). */
export interface Moment {
  readonly at: Instant;
  readonly tag: string;
  readonly raw?: string;
  readonly warnings: readonly Notice[];
}

type MaybeMoment = Result<Moment | undefined, Failure>;

/** Timezone Offset From UTC (0008,0201) in s east of UTC. */
export const zoneOf = (dataSet: DataSet) => parseOffset(text(dataSet, '00080201'));

/** A TM, with the DA beside it if one is named; `zone` is that of the data set. Undefined without a time. */
export function dateAndTime(
  dataSet: DataSet,
  tags: { readonly date?: string; readonly time: string },
  zone: number | undefined,
): MaybeMoment {
  const [date, time] = [tags.date && text(dataSet, tags.date), text(dataSet, tags.time)];
  if (time === undefined) return success(undefined);
  const tag = tagText(tags.time);
  const parsed = parseTime(tag, time);
  if (!parsed.ok) return parsed;
  const day = date === undefined || tags.date === undefined ? success(undefined) : parseDate(tagText(tags.date), date);
  if (!day.ok) return day;
  return success({
    at: { day: day.value, secondOfDay: parsed.value.secondOfDay, offset: zone },
    tag,
    raw: date === undefined ? time : `${date} ${time}`,
    warnings: parsed.value.warnings,
  });
}

/** A DT attribute; an offset in the value wins over `zone`. Undefined when absent, or a date without time. */
export function dateTime(dataSet: DataSet, tag: string, zone: number | undefined): MaybeMoment {
  const raw = text(dataSet, tag);
  if (raw === undefined) return success(undefined);
  const parsed = parseDateTime(tagText(tag), raw);
  if (!parsed.ok) return parsed;
  if (!parsed.value) return success(undefined);
  const at = { ...parsed.value, offset: parsed.value.offset ?? zone };
  return success({ at, tag: tagText(tag), raw, warnings: [] });
}

export const seriesTime = (dataSet: DataSet) =>
  dateAndTime(dataSet, { date: '00080021', time: '00080031' }, zoneOf(dataSet));

/** Decay Correction DateTime (0018,9701) of enhanced PET. */
export const decayCorrectionTime = (dataSet: DataSet) => dateTime(dataSet, '00189701', zoneOf(dataSet));

function privateTime(dataSet: DataSet, wanted: PrivateElement): MaybeMoment {
  const found = findPrivate(dataSet, wanted);
  if (!found) return success(undefined);
  const moment = dateTime(found.header, found.tag, zoneOf(dataSet));
  if (!moment.ok || !moment.value) return moment;
  return success({ ...moment.value, warnings: found.warnings });
}

export const geScanTime = (dataSet: DataSet) => privateTime(dataSet, GE_SCAN_TIME);
export const geAdministrationTime = (dataSet: DataSet) => privateTime(dataSet, GE_ADMIN_TIME);
export const siemensReferenceTime = (dataSet: DataSet) => privateTime(dataSet, SIEMENS_REFERENCE);

/** Start of a frame: Frame Acquisition DateTime (enhanced), Acquisition DateTime, else Acquisition Date and Time. */
export function acquisitionStart(dataSet: DataSet): MaybeMoment {
  const zone = zoneOf(dataSet);
  for (const tag of ['00189074', '0008002A']) {
    const found = dateTime(dataSet, tag, zone);
    if (!found.ok || found.value) return found;
  }
  // Without an Acquisition Date the images were taken on the day of the series.
  const date = text(dataSet, '00080022') === undefined ? '00080021' : '00080022';
  return dateAndTime(dataSet, { date, time: '00080032' }, zone);
}

/** Duration of a frame in s: Frame Acquisition Duration or Actual Frame Duration, both ms in the file. */
export function frameDuration(dataSet: DataSet): Result<number | undefined, Failure> {
  const enhanced = decimal(dataSet, '00189220');
  const milliseconds = enhanced.ok && enhanced.value === undefined ? decimal(dataSet, '00181242') : enhanced;
  if (!milliseconds.ok) return milliseconds;
  const { value } = milliseconds;
  return success(value !== undefined && value > 0 ? value / 1000 : undefined);
}

/** Frame Reference Time (0054,1300) in s. */
export function frameReferenceTime(dataSet: DataSet): Result<number | undefined, Failure> {
  const milliseconds = decimal(dataSet, '00541300');
  return milliseconds.ok && milliseconds.value !== undefined ? success(milliseconds.value / 1000) : milliseconds;
}

export const missingAcquisition: Failure = {
  code: 'SUV_E_ACQ_TIME',
  message: 'SUV cannot be computed: the acquisition time (0008,0032) is missing.',
  tag: '(0008,0032)',
};

/** Acquisition start of every image, in their order; undefined as soon as one has none. */
export function acquisitionStarts(dataSets: readonly DataSet[]): Result<readonly Moment[] | undefined, Failure> {
  const starts: Moment[] = [];
  for (const dataSet of dataSets) {
    const start = acquisitionStart(dataSet);
    if (!start.ok) return start;
    if (!start.value) return success(undefined);
    starts.push(start.value);
  }
  return success(starts);
}

/** `SUV_E_ACQ_TIME` where the rule in force needs the starts and there are none. */
export function requiredStarts(dataSets: readonly DataSet[]): Result<readonly Moment[], Failure> {
  const starts = acquisitionStarts(dataSets);
  if (!starts.ok) return starts;
  return starts.value ? success(starts.value) : failed(missingAcquisition);
}
