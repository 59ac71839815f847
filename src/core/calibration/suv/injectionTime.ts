import type { DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { findPrivate, GE_ADMIN_TIME } from './attributes.ts';
import { oneSideHasOffset, secondsBetween, type Instant } from './instant.ts';
import { dateAndTime, dateTime, type Moment } from './moments.ts';

const DATE_TIME = '00181078';
const TIME = '00181072';
const HOUR = 3600;
const DAY = 24 * HOUR;

export interface Injection {
  readonly at: Instant;
  /** Seconds from injection to the moment asked about. */
  readonly elapsed: number;
  readonly tag: string;
  readonly warnings: readonly Notice[];
}

export interface InjectionContext {
  /** The decay reference (START) or the first acquisition (NONE). */
  readonly until: Instant;
  /** s */
  readonly halfLife: number;
  /** DT text entered by the user. */
  readonly override?: Instant;
}

/** When the tracer was given, and how long before `until` (pet-suv.md 7.3 to 7.6). */
export function injectionTime(dataSet: DataSet, item: DataSet, context: InjectionContext): Result<Injection, Failure> {
  const stated = context.override
    ? success<Moment>({ at: context.override, tag: '(0018,1078)', warnings: [] })
    : statedTime(dataSet, item, context.until);
  if (!stated.ok) return stated;
  const { at, tag, warnings } = stated.value;
  const elapsed = plausible(secondsBetween(at, context.until), { at, ...context });
  if (!elapsed.ok) return elapsed;
  const zone = oneSideHasOffset(at, context.until)
    ? [
        {
          code: 'SUV_W_TIMEZONE',
          message: 'Only one of injection and scan time states a time zone; both are read as local time.',
        },
      ]
    : [];
  return success({
    at,
    tag,
    elapsed: elapsed.value.seconds,
    warnings: [...warnings, ...zone, ...elapsed.value.warnings],
  });
}

function statedTime(dataSet: DataSet, item: DataSet, until: Instant): Result<Moment, Failure> {
  const full = dateTime({ ...item, '00080201': dataSet['00080201'] ?? { vr: 'SH' } }, DATE_TIME);
  if (!full.ok) return full;
  const timeOnly = dateAndTime(item, '', TIME);
  if (!timeOnly.ok) return timeOnly;
  if (full.value) return success({ ...full.value, warnings: disagreement(full.value, timeOnly.value) });
  if (timeOnly.value) return success(dated(timeOnly.value, until));
  const ge = findPrivate(dataSet, GE_ADMIN_TIME);
  const administered = ge ? dateTime(dataSet, ge.tag, ge.warnings) : success(undefined);
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
  const day = sameDay.day === undefined ? undefined : sameDay.day - 1;
  const at = sameDay.secondOfDay > until.secondOfDay ? { ...sameDay, day } : sameDay;
  return { ...time, at };
}

type Elapsed = { readonly seconds: number; readonly warnings: readonly Notice[] };

/** A one-day mistake multiplies an F-18 SUV by 8892: such a value is never shown without these rules. */
function plausible(
  seconds: number,
  { at, until, halfLife }: { readonly at: Instant; readonly until: Instant; readonly halfLife: number },
): Result<Elapsed, Failure> {
  const short = halfLife < 12 * HOUR;
  const tooLong = short && seconds > DAY;
  if (seconds >= 0 && !tooLong)
    return success({ seconds, warnings: short && seconds > 6 * HOUR ? [longUptake(seconds)] : [] });
  const ofDay = (((until.secondOfDay - at.secondOfDay) % DAY) + DAY) % DAY;
  if (at.day !== until.day && ofDay <= 12 * HOUR) {
    const message = `Dates disagree (shifted?); time of day used, uptake ${Math.round(ofDay / 60)} min.`;
    return success({ seconds: ofDay, warnings: [{ code: 'SUV_W_DATE_SHIFT', message, tag: '(0018,1078)' }] });
  }
  const hours = (seconds / HOUR).toFixed(1);
  return failed(
    tooLong
      ? {
          code: 'SUV_E_UPTAKE_RANGE',
          message: `Injection lies ${hours} h before the scan; check dates.`,
          tag: '(0018,1078)',
        }
      : {
          code: 'SUV_E_NEGATIVE_UPTAKE',
          message: `Injection lies ${(-seconds / 60).toFixed(0)} min after the scan; check times.`,
          tag: '(0018,1078)',
        },
  );
}

const longUptake = (seconds: number): Notice => ({
  code: 'SUV_W_UPTAKE_RANGE',
  message: `Uptake ${(seconds / HOUR).toFixed(1)} h is unusually long.`,
  tag: '(0018,1078)',
});
