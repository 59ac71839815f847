import type { Term } from '#core/calibration/meaning.ts';
import type { Notice } from '#core/result.ts';
import type { Instant } from './instant.ts';

/** What the number in Radionuclide Total Dose is in, once a reader has confirmed it (pet-suv.md 5.1). */
export type DoseUnit = 'Bq' | 'kBq' | 'MBq' | 'mCi';

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

/** What a reader may put in place of the header, with a reason kept in the ledger. */
export interface SuvOverrides extends PatientOverrides {
  /** Bq at injection, net of the residue. */
  readonly dose?: number;
  /** Confirms the unit of the number in the header; the number itself stays. */
  readonly doseUnit?: DoseUnit;
  readonly syringe?: Syringe;
  readonly injectedAt?: Instant;
  /** Which item of Radiopharmaceutical Information Sequence is imaged, from 0, where there are several. */
  readonly radiopharmaceutical?: number;
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
