import { text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal } from './attributes.ts';
import type { DoseUnit, SuvOverrides } from './overrides.ts';
import type { Known } from './patient.ts';
import { headerTerm, overrideTerm } from './terms.ts';

const DOSE = '00181074';
const TAG = '(0018,1074)';

/** Bq per unit. */
const BECQUERELS: Readonly<Record<DoseUnit, number>> = { Bq: 1, kBq: 1e3, MBq: 1e6, mCi: 3.7e7 };

/** Enhanced PET states the dose in MBq (PS3.3 C.8.22), classic PET in Bq. */
export interface DoseContext {
  readonly enhanced: boolean;
  /** kg; below 2 the rule by magnitude does not hold (preclinical). Undefined when not known. */
  readonly weight: number | undefined;
}

/**
 * Radionuclide Total Dose in Bq (pet-suv.md 5.1): as the reader entered it, as the header states it in the unit the
 * reader confirmed, else by IOD and magnitude. Ambiguous magnitudes are `SUV_E_DOSE_UNIT_AMBIGUOUS`, never guessed.
 */
export function injectedDose(
  item: DataSet,
  context: DoseContext,
  { dose, doseUnit }: SuvOverrides = {},
): Result<Known<number>, Failure> {
  if (dose !== undefined) {
    const term = overrideTerm(item, DOSE, doseTerm(dose));
    return dose > 0 ? success({ value: dose, term, warnings: [] }) : failed(noDose);
  }
  // Text without any digit states no dose; text with digits that is no number ("368,08") is junk to be named.
  if (!/\d/.test(text(item, DOSE) ?? '')) return failed(noDose);
  const stated = decimal(item, DOSE);
  if (!stated.ok) return stated;
  if (stated.value === undefined || !(stated.value > 0)) return failed(noDose);
  if (doseUnit) {
    const confirmed = stated.value * BECQUERELS[doseUnit];
    return success({ value: confirmed, term: overrideTerm(item, DOSE, doseTerm(confirmed)), warnings: [] });
  }
  const read = context.enhanced ? enhancedDose(stated.value) : classicDose(stated.value, context.weight);
  if (!read.ok) return read;
  return success({ ...read.value, term: headerTerm(item, DOSE, doseTerm(read.value.value)) });
}

const noDose: Failure = {
  code: 'SUV_E_DOSE',
  message: 'SUV cannot be computed: injected dose (0018,1074) is missing or zero. Enter the dose.',
  tag: TAG,
};

const doseTerm = (becquerels: number) => ({
  symbol: 'D',
  meaning: 'Radionuclide Total Dose',
  value: String(becquerels),
  unit: 'Bq',
});

type ReadDose = Result<{ value: number; warnings: readonly Notice[] }, Failure>;

const doseNotice = (code: string, message: string): Notice => ({ code, message, tag: TAG });

function enhancedDose(value: number): ReadDose {
  if (value < 1e6) return success({ value: value * 1e6, warnings: [] });
  return success({ value, warnings: [doseNotice('SUV_W_DOSE_UNIT', `Dose ${value} read as Bq (expected MBq).`)] });
}

const ambiguous = (message: string): ReadDose => failed(doseNotice('SUV_E_DOSE_UNIT_AMBIGUOUS', message));

function classicDose(value: number, weight: number | undefined): ReadDose {
  if (weight !== undefined && weight < 2) {
    return ambiguous(`Dose ${value} of a subject of ${weight} kg: confirm the unit.`);
  }
  if (value >= 1e6) {
    const warnings = value > 5e9 ? [doseNotice('SUV_W_DOSE_RANGE', `Dose ${value} Bq is unusually high.`)] : [];
    return success({ value, warnings });
  }
  if (value >= 1e4) return ambiguous(`Dose ${value}: Bq or kBq? Confirm.`);
  if (value < 30) return ambiguous(`Dose ${value}: MBq or mCi? Confirm.`);
  return success({
    value: value * 1e6,
    warnings: [doseNotice('SUV_W_DOSE_MBQ', `Dose ${value} read as MBq (expected Bq).`)],
  });
}
