import type { Enterable } from '#core/calibration/suv/enteredOverride.ts';
import type { SuvOverrideField } from '#core/calibration/suv/overrides.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { SUV_VARIANTS } from '#core/quantities.ts';
import { enteredValueWords } from '#ui/words/enteredValues.ts';

/** What a reader may enter in place of the header of a PET. */
export interface OverrideOffer {
  readonly field: Enterable;
  /** Of the dialog, and with … of the button. */
  readonly title: string;
  readonly label: string;
  /** Where one of a few is chosen instead of typed. */
  readonly choices?: readonly string[];
}

const { offers } = enteredValueWords;

const OFFERS: Readonly<Record<Enterable, OverrideOffer>> = {
  weight: { field: 'weight', ...offers.weight },
  height: { field: 'height', ...offers.height },
  sex: { field: 'sex', ...offers.sex, choices: ['F', 'M'] },
  dose: { field: 'dose', ...offers.dose },
  doseUnit: { field: 'doseUnit', ...offers.doseUnit, choices: ['MBq', 'mCi', 'kBq', 'Bq'] },
  injectedAt: { field: 'injectedAt', ...offers.injectedAt },
  radiopharmaceutical: { field: 'radiopharmaceutical', ...offers.radiopharmaceutical },
};

const REMEDIES: Readonly<Record<string, readonly Enterable[]>> = {
  SUV_E_WEIGHT: ['weight'],
  SUV_E_HEIGHT: ['height'],
  SUV_E_DOSE: ['dose'],
  SUV_E_DOSE_UNIT_AMBIGUOUS: ['doseUnit', 'dose'],
  SUV_E_INJECTION_TIME: ['injectedAt'],
  SUV_E_NEGATIVE_UPTAKE: ['injectedAt'],
  SUV_E_UPTAKE_RANGE: ['injectedAt'],
  SUV_E_MULTI_RADIOPHARM: ['radiopharmaceutical'],
};

/** What may be entered where an SUV is refused with this code; empty where nothing helps. */
export const remediesOf = (code: string): readonly OverrideOffer[] =>
  (REMEDIES[code] ?? []).map((field) => OFFERS[field]);

/** What may stand in place of what the file states of any PET series. */
export const REPLACEABLE: readonly OverrideOffer[] = (
  ['weight', 'height', 'sex', 'dose', 'injectedAt'] as const satisfies readonly Enterable[]
).map((field) => OFFERS[field]);

/** The way to enter a field again; a syringe is entered as a dose. */
export const offerFor = (field: SuvOverrideField): OverrideOffer => OFFERS[field === 'syringe' ? 'dose' : field];

/** Only SUVs are made from what may be entered. */
export const isSuv = ({ quantity }: Measurement): boolean => SUV_VARIANTS.some((variant) => variant === quantity);
