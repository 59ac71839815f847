import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { number, text } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** Rescale Type of Hounsfield units; unspecified (US) is what converters write for them (PS3.3 C.11.1.1.2). */
const HOUNSFIELD = ['HU', 'US'];

/**
 * HU = slope × stored + intercept (ct-recist.md). Refused where the header says that the values are something else
 * (iodine or effective atomic number maps: `CAL_E_NOT_HU`) or does not say how to rescale them (`CAL_E_RESCALE`).
 */
export function hounsfield(stack: Stack): Result<ValueMeaning, Failure> {
  for (const { dataSet } of stack.frames) {
    const type = text(dataSet, '00281054') ?? 'HU';
    if (!HOUNSFIELD.includes(type.toUpperCase())) {
      const message = `Values are in ${type} (Rescale Type), not in Hounsfield units.`;
      return failed({ code: 'CAL_E_NOT_HU', message, tag: '(0028,1054)' });
    }
    const [slope, intercept] = [number(dataSet, '00281053'), number(dataSet, '00281052')];
    if (!(Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept))) {
      const message = 'Rescale Slope or Intercept is missing or not usable in an image; values are not in HU.';
      return failed({ code: 'CAL_E_RESCALE', message, tag: '(0028,1053)' });
    }
  }
  return success(plainMeaning(stack, 'HU'));
}
