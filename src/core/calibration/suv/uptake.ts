import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Notice } from '#core/result.ts';
import { radiopharmaceutical } from './attributes.ts';
import { halfLife } from './halfLife.ts';
import { injectionTime, type Injection } from './injectionTime.ts';
import { earliest, instantText, secondsBetween, type Instant } from './instant.ts';
import { acquisitionStarts } from './moments.ts';
import type { SuvOverrides } from './overrides.ts';
import { computedTerm } from './terms.ts';
import { isFdg } from './tracer.ts';

const SYMBOL = 'uptake';

export interface Uptake {
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

export const injectionTerm = ({ at, tag, raw, origin }: Injection): Term => ({
  symbol: 't_adm', meaning: 'injection', value: instantText(at), unit: '', tag, ...(raw === undefined ? {} : { raw }), origin,
}); // prettier-ignore

/**
 * Uptake time, the earliest acquisition minus injection, in minutes (pet-suv.md 7.7). FDG is imaged 55 to 75 minutes
 * after injection (QIBA-FDG): `SUV_W_UPTAKE_FDG` outside.
 */
export function uptakeTime(item: DataSet, minutes: number): Uptake {
  const term = computedTerm({
    symbol: SYMBOL,
    meaning: 'injection to earliest acquisition',
    value: String(minutes),
    unit: 'min',
  });
  if (!isFdg(item) || (minutes >= 55 && minutes <= 75)) return { terms: [term], warnings: [] };
  const message = `Uptake ${Math.round(minutes)} min; profile expects 55–75 min.`;
  return { terms: [term], warnings: [{ code: 'SUV_W_UPTAKE_FDG', message, tag: '(0018,1078)' }] };
}

/**
 * The uptake time where the SUV itself needs no times (ADMIN, values that are SUV already): reported as far as the
 * header gives it, and no reason to refuse the SUV.
 */
export function reportedUptake(dataSets: readonly DataSet[], overrides: SuvOverrides): Uptake {
  const [first] = dataSets;
  const item = first && radiopharmaceutical(first, overrides);
  const starts = acquisitionStarts(dataSets);
  const acquired = starts.ok && starts.value ? earliest(starts.value.map(({ at }) => at)) : undefined;
  if (!first || !item?.ok || !acquired) return { terms: [], warnings: [] };
  const life = halfLife(item.value);
  const injection = injectionTime(first, item.value, {
    until: acquired,
    acquired,
    halfLife: life.ok ? life.value.value : 0,
    override: overrides.injectedAt,
  });
  if (!injection.ok) return { terms: [], warnings: [] };
  const { terms, warnings } = uptakeTime(item.value, injection.value.elapsed / 60);
  return {
    terms: [injectionTerm(injection.value), ...terms],
    warnings: [...injection.value.warnings, ...warnings],
  };
}

/** From the injection, `elapsed` s before the reference, to the first acquisition, where there is one. */
export function uptakeFrom(
  item: DataSet,
  {
    elapsed,
    until,
    acquired,
  }: { readonly elapsed: number; readonly until: Instant; readonly acquired: Instant | undefined },
): Uptake {
  return acquired ? uptakeTime(item, (elapsed + secondsBetween(until, acquired)) / 60) : { terms: [], warnings: [] };
}

/** The uptake time of a record in min; undefined where the header did not give it. */
export function uptakeOf({ terms }: CalibrationRecord): number | undefined {
  const minutes = Number(terms.find(({ symbol }) => symbol === SYMBOL)?.value ?? NaN);
  return Number.isFinite(minutes) ? minutes : undefined;
}
