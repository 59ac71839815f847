import { text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { oneSideHasOffset, secondsBetween, type Instant } from './instant.ts';
import { dateAndTime, dateTime, geAdministrationTime, zoneOf, type Moment } from './moments.ts';
import { mixedZones } from './timezone.ts';

const DATE_TIME = '00181078';
const TIME = '00181072';
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Beyond this half-life a tracer may be imaged days after injection. */
const LONG_LIVED = 12 * HOUR;
/** Uptake times up to this are believed from the time of day alone, when the dates cannot be right. */
const BELIEVABLE = 12 * HOUR;
const LONG_UPTAKE = 6 * HOUR;

export interface Injection extends Moment {
  readonly origin: 'header' | 'override';
  /** Seconds from injection to the moment asked about. */
  readonly elapsed: number;
}

export interface InjectionContext {
  /** The decay reference (START) or the first acquisition (NONE). */
  readonly until: Instant;
  /** The first acquisition, where it is known: uptake ends there. */
  readonly acquired: Instant | undefined;
  /** s */
  readonly halfLife: number;
  /** Entered by the reader. */
  readonly override: Instant | undefined;
}

/**
 * When the tracer was given, and how long before `until` (pet-suv.md 7.3 to 7.6): `SUV_E_INJECTION_TIME` when nothing
 * says, `SUV_E_NEGATIVE_UPTAKE` and `SUV_E_UPTAKE_RANGE` when what is said cannot be.
 */
export function injectionTime(dataSet: DataSet, item: DataSet, context: InjectionContext): Result<Injection, Failure> {
  const { override, until } = context;
  const stated = override ? success(entered(item, override)) : statedTime(dataSet, item, until);
  if (!stated.ok) return stated;
  const { at } = stated.value;
  const elapsed = plausible(at, context);
  if (!elapsed.ok) return elapsed;
  return success({
    ...stated.value,
    origin: override ? 'override' : 'header',
    elapsed: elapsed.value.seconds,
    warnings: [
      ...stated.value.warnings,
      ...(oneSideHasOffset(at, until) ? [mixedZones] : []),
      ...elapsed.value.warnings,
    ],
  });
}

const originalText = (raw: string | undefined) => (raw === undefined ? {} : { raw });

const entered = (item: DataSet, at: Instant): Moment => ({
  at,
  tag: '(0018,1078)',
  ...originalText(text(item, DATE_TIME) ?? text(item, TIME)),
  warnings: [],
});

function statedTime(dataSet: DataSet, item: DataSet, until: Instant): Result<Moment, Failure> {
  const full = dateTime(item, DATE_TIME, zoneOf(dataSet));
  if (!full.ok) return full;
  const timeOnly = dateAndTime(item, { time: TIME }, zoneOf(dataSet));
  if (!timeOnly.ok) return timeOnly;
  if (full.value) return success({ ...full.value, warnings: disagreement(full.value, timeOnly.value) });
  if (timeOnly.value) return success(dated(timeOnly.value, until));
  const administered = geAdministrationTime(dataSet);
  if (!administered.ok) return administered;
  if (administered.value) return success(administered.value);
  return failed({
    code: 'SUV_E_INJECTION_TIME',
    message: 'Injection time removed. SUV not available; showing Bq/mL.',
    tag: '(0018,1078)',
  });
}

function disagreement(full: Moment, timeOnly: Moment | undefined): readonly Notice[] {
  if (!timeOnly || Math.abs(full.at.secondOfDay - timeOnly.at.secondOfDay) <= 1) return full.warnings;
  const message = 'Injection time (0018,1072) and date-time (0018,1078) differ; the date-time is used.';
  return [...full.warnings, { code: 'SUV_W_INJ_DISAGREE', message, tag: '(0018,1072)' }];
}

/** A time of day belongs to the day of the scan, or to the day before when it would be later than the scan. */
function dated(time: Moment, until: Instant): Moment {
  const sameDay = { ...time.at, day: until.day };
  if (until.day === undefined || secondsBetween(sameDay, until) >= 0) return { ...time, at: sameDay };
  return { ...time, at: { ...sameDay, day: until.day - 1 } };
}

type Elapsed = { readonly seconds: number; readonly warnings: readonly Notice[] };

/** A one-day mistake multiplies an F-18 SUV by 8892: such a value is never shown without these rules. */
function plausible(at: Instant, { until, acquired, halfLife }: InjectionContext): Result<Elapsed, Failure> {
  const seconds = secondsBetween(at, until);
  const isShort = halfLife < LONG_LIVED;
  const isTooLong = isShort && seconds > DAY;
  if (seconds >= 0 && !isTooLong) return success({ seconds, warnings: longUptake(seconds, isShort) });
  const ofDay = secondsBetween({ ...at, day: undefined }, until);
  if (at.day !== until.day && ofDay >= 0 && ofDay <= BELIEVABLE) {
    const uptake = acquired ? ofDay + secondsBetween(until, acquired) : ofDay;
    const message = `Dates disagree (shifted?); time of day used, uptake ${Math.round(uptake / 60)} min.`;
    const shift = { code: 'SUV_W_DATE_SHIFT', message, tag: '(0018,1078)' };
    return success({ seconds: ofDay, warnings: [shift, ...longUptake(ofDay, isShort)] });
  }
  return failed(isTooLong ? tooLong(seconds) : negative(seconds));
}

function longUptake(seconds: number, isShort: boolean): readonly Notice[] {
  if (!isShort || seconds <= LONG_UPTAKE) return [];
  const message = `Uptake ${(seconds / HOUR).toFixed(1)} h is unusually long.`;
  return [{ code: 'SUV_W_UPTAKE_RANGE', message, tag: '(0018,1078)' }];
}

const tooLong = (seconds: number): Failure => ({
  code: 'SUV_E_UPTAKE_RANGE',
  message: `Injection lies ${(seconds / HOUR).toFixed(1)} h before the scan; check dates.`,
  tag: '(0018,1078)',
});

const negative = (seconds: number): Failure => ({
  code: 'SUV_E_NEGATIVE_UPTAKE',
  message: `Injection lies ${(-seconds / 60).toFixed(0)} min after the scan; check times.`,
  tag: '(0018,1078)',
});
