import { failed, success, type Failure, type Result } from '#core/result.ts';
import { DOSE_LIMITS } from './dose.ts';
import { parseDateTime } from './instant.ts';
import type { SuvOverrides } from './overrides.ts';

/** What a reader may enter in place of the header, each with the units it may be given in. */
export const ENTERABLE = {
  weight: ['kg'],
  height: ['cm', 'm'],
  sex: [],
  dose: ['MBq', 'Bq', 'kBq', 'mCi'],
  doseUnit: [],
  injectedAt: [],
  radiopharmaceutical: [],
} as const satisfies Record<Exclude<keyof SuvOverrides, 'syringe'>, readonly string[]>;

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
  const factor = unit !== undefined && ENTERABLE[field].some((known) => known === unit) ? FACTORS[unit] : undefined;
  const value = /^\d+(\.\d+)?([eE]\d+)?$/.test(typed) && factor !== undefined ? Number(typed) * factor : NaN;
  if (value >= from && value <= to) return success({ [field]: value });
  const name = { weight: 'Weight', height: 'Height', dose: 'Dose' }[field];
  return refused(`${name} is a number in ${words}, not "${typed}${unit ? ` ${unit}` : ''}".`);
}

/** "2025-01-03T10:00", "2025-01-03 10:00:00" or a DICOM DT; date and time, local clock unless an offset is given. */
function enteredTime(typed: string): Result<SuvOverrides, Failure> {
  const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(typed);
  const at = parseDateTime('Injection time', iso ? iso.slice(1).join('') : typed);
  if (at.ok && at.value) return success({ injectedAt: at.value });
  return refused(`Injection is a date and time such as 2025-01-03T10:00:00, not "${typed}".`);
}
