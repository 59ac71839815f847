import { failed, success, type Failure, type Result } from '#core/result.ts';
import { DOSE_LIMITS } from './dose.ts';
import { parseDateTime, secondsBetween, type Instant } from './instant.ts';
import type { SuvOverrideField, SuvOverrides } from './overrides.ts';

/** What a reader may enter in place of the header, each with the units it may be given in. */
export const ENTERABLE = {
  weight: ['kg'],
  height: ['cm', 'm'],
  sex: [],
  dose: ['MBq', 'Bq', 'kBq', 'mCi'],
  doseUnit: [],
  injectedAt: [],
  radiopharmaceutical: [],
} as const satisfies Record<Exclude<SuvOverrideField, 'syringe'>, readonly string[]>;

export type Enterable = keyof typeof ENTERABLE;

/** Per unit: kg, m and Bq. */
const FACTORS: Readonly<Record<string, number>> = { kg: 1, cm: 0.01, m: 1, MBq: 1e6, Bq: 1, kBq: 1e3, mCi: 3.7e7 };

const refused = (message: string) => failed<Failure>({ code: 'SUV_E_ENTERED', message });

/** Entered values that no patient and no dose has: a slip of the unit, refused before it becomes an SUV. */
const LIMITS = {
  weight: { from: 0.01, to: 500, words: 'kg, from 0.01 to 500' },
  height: { from: 0.1, to: 2.8, words: 'cm or m, from 0.1 m to 2.8 m' },
  dose: { ...DOSE_LIMITS, words: `activity, ${DOSE_LIMITS.words}` },
} as const;

/** One entered value, as typed, in a unit of `ENTERABLE` (the first where none is said); `SUV_E_ENTERED` in words. */
export function enteredOverride(
  field: Enterable,
  text: string,
  unit: string | undefined = ENTERABLE[field][0],
): Result<SuvOverrides, Failure> {
  const typed = text.trim();
  switch (field) {
    case 'weight':
    case 'height':
    case 'dose':
      return enteredNumber(field, typed, unit);
    case 'sex':
      return typed === 'M' || typed === 'F' ? success({ sex: typed }) : refused(`Sex is M or F, not "${typed}".`);
    case 'doseUnit':
      return typed === 'Bq' || typed === 'kBq' || typed === 'MBq' || typed === 'mCi'
        ? success({ doseUnit: typed })
        : refused(`The unit of the dose is Bq, kBq, MBq or mCi, not "${typed}".`);
    case 'injectedAt':
      return enteredTime(typed);
    case 'radiopharmaceutical':
      return /^[1-9]\d?$/.test(typed)
        ? success({ radiopharmaceutical: Number(typed) - 1 })
        : refused(`A radiopharmaceutical is picked by its number from 1, not "${typed}".`);
  }
}

function enteredNumber(
  field: keyof typeof LIMITS,
  typed: string,
  unit: string | undefined,
): Result<SuvOverrides, Failure> {
  const { from, to, words } = LIMITS[field];
  const value = inUnit(field, typed, unit);
  if (value >= from && value <= to) return success({ [field]: value });
  const name = { weight: 'Weight', height: 'Height', dose: 'Dose' }[field];
  return refused(`${name} is a number in ${words}, not "${typed}${unit ? ` ${unit}` : ''}".`);
}

function inUnit(field: keyof typeof LIMITS, typed: string, unit: string | undefined): number {
  const factor = unit !== undefined && ENTERABLE[field].some((known) => known === unit) ? FACTORS[unit] : undefined;
  return /^\d+(\.\d+)?([eE]\d+)?$/.test(typed) && factor !== undefined ? Number(typed) * factor : NaN;
}

/** "2025-01-03T10:00", "2025-01-03 10:00:00" or a DICOM DT; date and time, local clock unless an offset is given. */
function enteredTime(typed: string): Result<SuvOverrides, Failure> {
  const at = momentOf(typed);
  if (at) return success({ injectedAt: at });
  return refused(`Injection is a date and time such as 2025-01-03T10:00:00, not "${typed}".`);
}

function momentOf(typed: string): Instant | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(typed);
  const at = parseDateTime('Entered time', iso ? iso.slice(1).join('') : typed.trim());
  return at.ok ? at.value : undefined;
}

/** An activity and when it was measured, as typed. */
export interface TypedActivity {
  readonly activity: string;
  readonly at: string;
}

/** The syringe before and after the injection as typed, activities in a unit of the dose; `SUV_E_ENTERED` in words. */
export function enteredSyringe(
  typed: { readonly before: TypedActivity; readonly after: TypedActivity },
  unit: string | undefined = ENTERABLE.dose[0],
): Result<SuvOverrides, Failure> {
  const [before, after] = [typed.before, typed.after].map(({ activity }) => inUnit('dose', activity.trim(), unit));
  if (before === undefined || !(before >= DOSE_LIMITS.from && before <= DOSE_LIMITS.to)) {
    return refused(`The syringe before is an ${LIMITS.dose.words}, not "${typed.before.activity}".`);
  }
  if (after === undefined || !(after >= 0 && after <= before)) {
    return refused(`The syringe after is an activity from 0 to the one before, not "${typed.after.activity}".`);
  }
  const [from, to] = [momentOf(typed.before.at), momentOf(typed.after.at)];
  if (!from || !to) return refused('Each activity of the syringe needs the date and time it was measured at.');
  if (!(secondsBetween(from, to) >= 0)) return refused('The syringe is measured before the injection, then after it.');
  return success({ syringe: { before: { activity: before, at: from }, after: { activity: after, at: to } } });
}
