import { number } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { toVariant } from './conversion.ts';
import type { SuvOverrides } from './overrides.ts';
import { firstOf } from './petImages.ts';
import { SUV_TYPES } from './petValues.ts';
import type { SuvFactors, SuvRequest } from './suvFactors.ts';

/**
 * Values that are SUV already: SUV_x = V × N_x / N_type (pet-suv.md section 4). Decay and dose are in them and are not
 * applied again; a reader's weight, dose or time in place of those is `SUV_E_OVERRIDE_NOT_POSSIBLE`.
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
  if (replacesBaked(overrides, number(first, '00101030'))) return failed(notPossible);
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

/** A weight may fill in for one the header lost, which is the one the scanner used. */
const replacesBaked = ({ weight, dose, syringe, injectedAt }: SuvOverrides, stated: number | undefined) =>
  dose !== undefined ||
  syringe !== undefined ||
  injectedAt !== undefined ||
  (weight !== undefined && stated !== undefined && stated > 0 && stated !== weight);

const notPossible: Failure = {
  code: 'SUV_E_OVERRIDE_NOT_POSSIBLE',
  message: 'The values are SUV already; the weight, dose and times in them cannot be replaced.',
  tag: '(0054,1001)',
};
