import type { Enterable } from '#core/calibration/suv/enteredOverride.ts';

/** What a refused SUV lets the reader enter. */
export interface OverrideOffer {
  readonly field: Enterable;
  /** Of the dialog, and with … of the button. */
  readonly title: string;
  readonly label: string;
  /** Where one of a few is chosen instead of typed. */
  readonly choices?: readonly string[];
}

const INJECTION: OverrideOffer = {
  field: 'injectedAt',
  title: 'Enter the injection time',
  label: 'Injection, local clock',
};

const OFFERS: Readonly<Record<string, OverrideOffer>> = {
  SUV_E_WEIGHT: { field: 'weight', title: 'Enter the weight', label: 'Weight' },
  SUV_E_HEIGHT: { field: 'height', title: 'Enter the height', label: 'Height' },
  SUV_E_DOSE: { field: 'dose', title: 'Enter the dose', label: 'Dose at injection, net of the residue' },
  SUV_E_DOSE_UNIT_AMBIGUOUS: {
    field: 'doseUnit',
    title: 'Confirm the unit of the dose',
    label: 'The dose in the file is in',
    choices: ['MBq', 'mCi', 'kBq', 'Bq'],
  },
  SUV_E_INJECTION_TIME: INJECTION,
  SUV_E_NEGATIVE_UPTAKE: INJECTION,
  SUV_E_UPTAKE_RANGE: INJECTION,
  SUV_E_MULTI_RADIOPHARM: {
    field: 'radiopharmaceutical',
    title: 'Pick the radiopharmaceutical',
    label: 'Its number in the file, from 1',
  },
};

/** What may be entered where an SUV is refused with this code; undefined where nothing helps. */
export const overrideOffer = (code: string): OverrideOffer | undefined => OFFERS[code];
