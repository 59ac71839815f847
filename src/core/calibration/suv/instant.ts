import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/**
 * A moment of the calendar as a DICOM file states it (PS3.5 section 6.2). `day` counts from 1970-01-01 and is absent
 * for a time without date; `offset` is seconds east of UTC and absent for local clock time.
 */
export interface Instant {
  readonly day: number | undefined;
  /** Seconds since midnight, 0 to 86 400 (a leap second 60 is kept). */
  readonly secondOfDay: number;
  readonly offset: number | undefined;
}

const TIME = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:\.(\d{1,6}))?)?)?$/;

/** TM: `HH[MM[SS[.F{1,6}]]]`; the retired form with colons is read with a warning. */
export function parseTime(
  tag: string,
  text: string,
): Result<{ secondOfDay: number; warnings: readonly Notice[] }, Failure> {
  const trimmed = text.trim();
  const match = TIME.exec(trimmed);
  const [hours = 0, minutes = 0, wholeSeconds = 0] = (match?.slice(1, 4) ?? []).map((part) => Number(part ?? 0));
  if (!match || hours > 23 || minutes > 59 || wholeSeconds > 60) {
    return failed({ code: 'SUV_E_NUMBER', message: `${tag} "${trimmed}" is not a time.`, tag });
  }
  const fraction = match[4] === undefined ? 0 : Number(`0.${match[4]}`);
  const warnings = trimmed.includes(':')
    ? [{ code: 'SUV_W_TIME_FORMAT', message: `${tag} "${trimmed}" is written with colons.`, tag }]
    : [];
  return success({ secondOfDay: hours * 3600 + minutes * 60 + wholeSeconds + fraction, warnings });
}

const DAY = 86_400;

/** DA: `YYYYMMDD` (also `YYYY.MM.DD`, ACR-NEMA) as days since 1970-01-01. */
export function parseDate(tag: string, text: string): Result<number, Failure> {
  const match = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text.trim());
  const [year = 0, month = 0, day = 0] = (match?.slice(1) ?? []).map(Number);
  const utc = Date.UTC(year, month - 1, day);
  const back = new Date(utc);
  if (!match || back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) {
    return failed({ code: 'SUV_E_NUMBER', message: `${tag} "${text.trim()}" is not a date.`, tag });
  }
  return success(utc / (DAY * 1000));
}

const DATE_TIME = /^(\d{8})(\d{2}(?:\d{2}(?:\d{2}(?:\.\d{1,6})?)?)?)?([+-]\d{4})?$/;

/** DT: `YYYYMMDDHHMMSS.FFFFFF[+-ZZXX]`. A date alone is not a moment: undefined. */
export function parseDateTime(tag: string, text: string): Result<Instant | undefined, Failure> {
  const trimmed = text.trim();
  const match = DATE_TIME.exec(trimmed);
  if (!match) return failed({ code: 'SUV_E_NUMBER', message: `${tag} "${trimmed}" is not a date and time.`, tag });
  const day = parseDate(tag, match[1] ?? '');
  if (!day.ok) return day;
  if (match[2] === undefined) return success(undefined);
  const time = parseTime(tag, match[2]);
  if (!time.ok) return time;
  return success({ day: day.value, secondOfDay: time.value.secondOfDay, offset: parseOffset(match[3]) });
}

/** "+0130" as seconds east of UTC; undefined when absent or malformed. */
export function parseOffset(text: string | undefined): number | undefined {
  const match = /^([+-])(\d{2})(\d{2})$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}

/**
 * Seconds from `from` to `to`. Offsets count only when both sides have one, otherwise both are local clock time
 * (pet-suv.md 7.2). Without a date on either side the times of day are compared.
 */
export function secondsBetween(from: Instant, to: Instant): number {
  const days = from.day === undefined || to.day === undefined ? 0 : to.day - from.day;
  const shift = from.offset === undefined || to.offset === undefined ? 0 : from.offset - to.offset;
  return days * DAY + to.secondOfDay - from.secondOfDay + shift;
}

export const oneSideHasOffset = (a: Instant, b: Instant) => (a.offset === undefined) !== (b.offset === undefined);

/** The first of some moments; undefined when there is none. */
export function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (first, instant) => (first === undefined || secondsBetween(instant, first) > 0 ? instant : first),
    undefined,
  );
}

/** The same moment some seconds later or earlier, date carried. */
export function shifted({ day, secondOfDay, offset }: Instant, seconds: number): Instant {
  const total = secondOfDay + seconds;
  const days = Math.floor(total / DAY);
  return { day: day === undefined ? undefined : day + days, secondOfDay: total - days * DAY, offset };
}

/** "2025-01-03 11:20:11.0" or "11:20:11.0" */
export function instantText({ day, secondOfDay }: Instant): string {
  const tenths = Math.round(secondOfDay * 10);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${two(tenths / 36_000)}:${two((tenths / 600) % 60)}:${two((tenths / 10) % 60)}.${tenths % 10}`;
  return day === undefined ? time : `${new Date(day * DAY * 1000).toISOString().slice(0, 10)} ${time}`;
}
