import { text, texts, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import type { Known } from './patient.ts';
import { headerTerm } from './terms.ts';

/** What the pixel values are decay corrected to: the start of the scan, the injection, or nothing. */
export type DecayState = 'START' | 'ADMIN' | 'NONE';

/**
 * Which decay the pixel values already contain (pet-suv.md sections 2 and 6.1): Decay Corrected of enhanced PET, else
 * Decay Correction, else assumed from Corrected Image with `SUV_W_DECAY_ASSUMED`. `SUV_E_DECAY_REF` where an enhanced
 * image is corrected to a time it does not state.
 */
export function decayState(dataSet: DataSet): Result<Known<DecayState>, Failure> {
  const corrected = text(dataSet, '00189758');
  if (corrected === 'YES' && text(dataSet, '00189701') === undefined) {
    return failed({
      code: 'SUV_E_DECAY_REF',
      message: 'Decay corrected, but Decay Correction DateTime (0018,9701) is missing.',
      tag: '(0018,9701)',
    });
  }
  if (corrected === 'YES' || corrected === 'NO') {
    return success(stateOf(dataSet, '00189758', corrected === 'YES' ? 'START' : 'NONE'));
  }
  const stated = text(dataSet, '00541102');
  if (stated === 'START' || stated === 'ADMIN' || stated === 'NONE') {
    return success(stateOf(dataSet, '00541102', stated));
  }
  const assumed = stateOf(dataSet, '00280051', texts(dataSet, '00280051').includes('DECY') ? 'START' : 'NONE');
  const what = stated === undefined ? 'missing' : `"${stated}"`;
  const message = `Decay Correction (0054,1102) is ${what}; ${assumed.value} is assumed from Corrected Image (0028,0051).`;
  return success({ ...assumed, warnings: [{ code: 'SUV_W_DECAY_ASSUMED', message, tag: '(0054,1102)' }] });
}

const stateOf = (dataSet: DataSet, tag: string, value: DecayState): Known<DecayState> => ({
  value,
  term: headerTerm(dataSet, tag, { symbol: 'decay', meaning: 'Decay Correction', value, unit: '' }),
  warnings: [],
});
