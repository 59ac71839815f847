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

/** Bq; no injection lies outside: a value that does is a slip of the unit, also when a reader confirmed or entered it. */
export const DOSE_LIMITS = { from: 1e3, to: 1e11, words: 'from 1 kBq to 100 GBq' } as const;

/** Bq; above it a dose is shown with a warning (pet-suv.md 5.1), and below 1 MBq for whom no magnitude rule excepts. */
const USUAL = { from: 1e6, to: 5e9 } as const;

/** Below this weight in kg the rules by magnitude do not hold (preclinical). */
const LEAST_WEIGHT = 2;

/** Enhanced PET states the dose in MBq (PS3.3 C.8.22), classic PET in Bq. */
export interface DoseContext {
  readonly enhanced: boolean;
  /** kg; below `LEAST_WEIGHT` the rule by magnitude does not hold. Undefined when not known. */
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
    if (!(dose > 0)) return failed(noDose);
    if (!isDose(dose)) return failed(outside(`Dose ${dose} Bq is not one, ${DOSE_LIMITS.words}. Enter the dose.`));
    return success({ value: dose, term: overrideTerm(item, DOSE, doseTerm(dose)), warnings: doseRange(dose, context) });
  }
  // Text without any digit states no dose; text with digits that is no number ("368,08") is junk to be named.
  if (!/\d/.test(text(item, DOSE) ?? '')) return failed(noDose);
  const stated = decimal(item, DOSE);
  if (!stated.ok) return stated;
  if (stated.value === undefined || !(stated.value > 0)) return failed(noDose);
  if (doseUnit) {
    const value = stated.value * BECQUERELS[doseUnit];
    if (!isDose(value)) {
      const message = `Dose ${stated.value} ${doseUnit} is ${value.toPrecision(4)} Bq, not ${DOSE_LIMITS.words}. Confirm another unit.`;
      return failed(doseNotice('SUV_E_DOSE_UNIT_AMBIGUOUS', message));
    }
    return success({ value, term: overrideTerm(item, DOSE, doseTerm(value)), warnings: doseRange(value, context) });
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

const outside = (message: string): Failure => ({ code: 'SUV_E_DOSE', message, tag: TAG });

const isDose = (becquerels: number) => becquerels >= DOSE_LIMITS.from && becquerels <= DOSE_LIMITS.to;

/** `SUV_W_DOSE_RANGE` of a dose in Bq that a reader stands for: unusual, but possible. */
export function doseRange(becquerels: number, { weight }: Pick<DoseContext, 'weight'>): readonly Notice[] {
  const high = becquerels > USUAL.to;
  const low = becquerels < USUAL.from && (weight === undefined || weight >= LEAST_WEIGHT);
  if (!high && !low) return [];
  return [doseNotice('SUV_W_DOSE_RANGE', `Dose ${becquerels} Bq is unusually ${high ? 'high' : 'low'}.`)];
}

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
  if (weight !== undefined && weight < LEAST_WEIGHT) {
    return ambiguous(`Dose ${value} of a subject of ${weight} kg: confirm the unit.`);
  }
  if (value >= USUAL.from) return success({ value, warnings: doseRange(value, { weight }) });
  if (value >= 1e4) return ambiguous(`Dose ${value}: Bq or kBq? Confirm.`);
  if (value < 30) return ambiguous(`Dose ${value}: MBq or mCi? Confirm.`);
  return success({
    value: value * 1e6,
    warnings: [doseNotice('SUV_W_DOSE_MBQ', `Dose ${value} read as MBq (expected Bq).`)],
  });
}
