import type { Term } from '#core/calibration/meaning.ts';
import type { Notice } from '#core/result.ts';
import type { Instant } from './instant.ts';

/** What the number in Radionuclide Total Dose is in, once a reader has confirmed it (pet-suv.md 5.1). */
export type DoseUnit = 'Bq' | 'kBq' | 'MBq' | 'mCi';

/** Of the patient on the day of the study: true for every series of it. */
export interface PatientOverrides {
  /** kg */
  readonly weight?: number;
  /** m */
  readonly height?: number;
  readonly sex?: 'M' | 'F';
}

/** Activity measured in the syringe, in Bq, before the injection and what was left after it. */
export interface Syringe {
  readonly before: { readonly activity: number; readonly at: Instant };
  readonly after: { readonly activity: number; readonly at: Instant };
}

/**
 * Of the dose as one series states it. Two series of a study may state it in different units or be of different
 * injections, so what is right in place of one says nothing of the other.
 */
export interface SeriesOverrides {
  /** Bq at injection, net of the residue. */
  readonly dose?: number;
  /** Confirms the unit of the number in the header; the number itself stays. */
  readonly doseUnit?: DoseUnit;
  readonly syringe?: Syringe;
  readonly injectedAt?: Instant;
  /** Which item of Radiopharmaceutical Information Sequence is imaged, from 0, where there are several. */
  readonly radiopharmaceutical?: number;
}

/** What a reader may put in place of the header, with a reason kept in the ledger. */
export interface SuvOverrides extends PatientOverrides, SeriesOverrides {}

export type SuvOverrideField = keyof SuvOverrides;

const PATIENT_FIELDS = ['weight', 'height', 'sex'] as const satisfies readonly (keyof PatientOverrides)[];
const SERIES_FIELDS = [
  'radiopharmaceutical', 'dose', 'doseUnit', 'syringe', 'injectedAt',
] as const satisfies readonly (keyof SeriesOverrides)[]; // prettier-ignore

/** In the order in which they are shown. */
export const OVERRIDE_FIELDS: readonly SuvOverrideField[] = [...PATIENT_FIELDS, ...SERIES_FIELDS];

/** Three ways to say one dose: the last one entered holds. */
const WAYS_TO_DOSE: readonly SuvOverrideField[] = ['dose', 'doseUnit', 'syringe'];

/** Those of the patient; undefined where there are none. */
export const patientOverrides = (overrides: SuvOverrides): PatientOverrides | undefined =>
  only(overrides, PATIENT_FIELDS);

/** Those of one series; undefined where there are none. */
export const seriesOverrides = (overrides: SuvOverrides): SeriesOverrides | undefined => only(overrides, SERIES_FIELDS);

/**
 * What holds once more is entered. A dose takes the place of one said in another way; another radiopharmaceutical takes
 * away what was entered of the one before.
 */
export function withEntered(before: SuvOverrides, entered: SuvOverrides): SuvOverrides {
  const fields = OVERRIDE_FIELDS.filter((field) => entered[field] !== undefined);
  const replaced = new Set<SuvOverrideField>(
    fields.includes('radiopharmaceutical')
      ? SERIES_FIELDS
      : fields.some((field) => WAYS_TO_DOSE.includes(field))
        ? WAYS_TO_DOSE
        : [],
  );
  const kept = OVERRIDE_FIELDS.filter((field) => !replaced.has(field));
  return { ...only(before, kept), ...entered };
}

/** What holds once one entered value is taken away; all of its series, where that was the radiopharmaceutical. */
export function withoutEntered(before: SuvOverrides, field: SuvOverrideField): SuvOverrides {
  const removed: readonly SuvOverrideField[] = field === 'radiopharmaceutical' ? SERIES_FIELDS : [field];
  return (
    only(
      before,
      OVERRIDE_FIELDS.filter((one) => !removed.includes(one)),
    ) ?? {}
  );
}

function only(overrides: SuvOverrides, fields: readonly SuvOverrideField[]): SuvOverrides | undefined {
  const known = fields.filter((field) => overrides[field] !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known.map((field) => [field, overrides[field]]));
}

/** Whether weight, dose or time are replaced: values that already contain them cannot follow (pet-suv.md section 4). */
export const replacesInputs = ({ weight, dose, syringe, injectedAt }: SuvOverrides) =>
  weight !== undefined || dose !== undefined || syringe !== undefined || injectedAt !== undefined;

/** `SUV_W_OVERRIDE`: what a reader put in place of the header, one for each value that entered the formula. */
export function overrideNotices(terms: readonly Term[], { radiopharmaceutical }: SuvOverrides): readonly Notice[] {
  const entered = terms
    .filter(({ origin }) => origin === 'override')
    .map(({ meaning, value, unit, tag, raw }) => {
      const stated = raw === undefined ? 'the file states none' : `the file states "${raw}"`;
      const message = `${meaning} entered by reader: ${`${value} ${unit}`.trim()}; ${stated}.`;
      return { code: 'SUV_W_OVERRIDE', message, ...(tag === undefined ? {} : { tag }) };
    });
  if (radiopharmaceutical === undefined) return entered;
  const message = `Radiopharmaceutical ${radiopharmaceutical + 1} picked by reader.`;
  return [...entered, { code: 'SUV_W_OVERRIDE', message, tag: '(0054,0016)' }];
}
