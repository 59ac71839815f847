import type { DataSet } from '#core/imaging/dataset.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { toVariant } from './conversion.ts';
import type { PatientOverrides, SuvOverrides } from './overrides.ts';
import { patientHeight, patientSex, patientWeight, type Known } from './patient.ts';
import { firstOf } from './petImages.ts';
import { SUV_TYPES } from './petValues.ts';
import type { SuvFactors, SuvRequest } from './suvFactors.ts';

/**
 * Values that are SUV already: SUV_x = V × N_x / N_type (pet-suv.md section 4). Decay and dose are in them and are not
 * applied again; a reader's dose or time in place of those, or weight, height or
 * sex in place of one the values are normalised by, is `SUV_E_OVERRIDE_NOT_POSSIBLE`.
 */
export function fromSuv(
  { images, variant, overrides }: SuvRequest,
  { units, suvType }: { readonly units: 'GML' | 'CM2ML'; readonly suvType: string | undefined },
): Result<SuvFactors, Failure> {
  const first = firstOf(images);
  const type = suvType ?? (units === 'GML' ? 'BW' : 'BSA');
  const from = SUV_TYPES[type];
  if (!from || (from === 'SUVbsa') !== (units === 'CM2ML')) {
    return failed({
      code: 'SUV_E_UNITS_UNSUPPORTED',
      message: `Units ${units} with SUV Type ${type} cannot be converted.`,
      tag: '(0054,1006)',
    });
  }
  if (replacesBaked(first, from, overrides)) return failed(notPossible(from));
  const scaled = toVariant(first, { from, to: variant }, overrides);
  if (!scaled.ok) return scaled;
  const { ratio, formula, filled, terms, warnings } = scaled.value;
  return success({
    factor: new Float64Array(images.frames.length).fill(ratio),
    formula: `${variant} = V${formula}`,
    filled: `${variant} = V${filled} (values are ${from} already; decay and dose are not applied again)`,
    terms,
    candidates: [],
    warnings,
  });
}

/** What the scanner's normaliser of a variant was made from (pet-suv.md 5.2). */
const NORMALISED_BY: Readonly<Record<SuvVariant, readonly (keyof PatientOverrides)[]>> = {
  SUVbw: ['weight'],
  SUL: ['weight', 'height', 'sex'],
  SULjames120: ['weight', 'height', 'sex'],
  SULjanma: ['weight', 'height', 'sex'],
  SUVibw: ['height', 'sex'],
  SUVbsa: ['weight', 'height'],
};

/** Heights and weights that differ by less than this share are one: only units were converted. */
const SAME = 1e-9;

/** A value may fill in for one the header lost, which is the one the scanner used; it cannot replace a stated one. */
function replacesBaked(first: DataSet, from: SuvVariant, overrides: SuvOverrides): boolean {
  const { dose, syringe, injectedAt } = overrides;
  if (dose !== undefined || syringe !== undefined || injectedAt !== undefined) return true;
  return NORMALISED_BY[from].some((field) => contradicts(first, field, overrides));
}

function contradicts(first: DataSet, field: keyof PatientOverrides, { weight, height, sex }: PatientOverrides) {
  switch (field) {
    case 'weight':
      return weight !== undefined && differs(patientWeight(first), patientWeight(first, weight));
    case 'height':
      return height !== undefined && differs(patientHeight(first), patientHeight(first, height));
    case 'sex': {
      const stated = patientSex(first).value;
      return sex !== undefined && stated !== 'unknown' && stated !== sex;
    }
  }
}

const differs = (stated: Result<Known<number>, Failure>, entered: Result<Known<number>, Failure>) =>
  stated.ok && entered.ok && Math.abs(entered.value.value / stated.value.value - 1) > SAME;

const notPossible = (from: SuvVariant): Failure => ({
  code: 'SUV_E_OVERRIDE_NOT_POSSIBLE',
  message: `The values are ${from} already; the ${NORMALISED_BY[from].join(', ')}, dose and times in them cannot be replaced.`,
  tag: '(0054,1001)',
});
