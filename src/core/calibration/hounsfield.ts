import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { number, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/**
 * HU = slope × stored + intercept (ct-recist.md). Refused where the header says that the values are something else
 * (iodine or effective atomic number maps: `CAL_E_NOT_HU`) or does not say how to rescale them (`CAL_E_RESCALE`).
 * A unit that is stated to be unspecified (`US`, PS3.3 C.11.1.1.2) is taken for HU with `CAL_W_HU_ASSUMED` in a
 * scanner's own cross-section of one energy, and refused in any other image.
 */
export function hounsfield(stack: Stack): Result<ValueMeaning, Failure> {
  let isAssumed = false;
  for (const { dataSet } of stack.frames) {
    const type = text(dataSet, '00281054') ?? 'HU';
    const isUnspecified = type.toUpperCase() === UNSPECIFIED;
    if (type.toUpperCase() !== 'HU' && !(isUnspecified && isPlainCrossSection(dataSet))) {
      const stated = isUnspecified
        ? 'Values are in an unspecified unit (Rescale Type US)'
        : `Values are in ${type} (Rescale Type)`;
      return failed({ code: 'CAL_E_NOT_HU', message: `${stated}, not in Hounsfield units.`, tag: '(0028,1054)' });
    }
    isAssumed ||= isUnspecified;
    const [slope, intercept] = [number(dataSet, '00281053'), number(dataSet, '00281052')];
    if (!(Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept))) {
      const message = 'Rescale Slope or Intercept is missing or not usable in an image; values are not in HU.';
      return failed({ code: 'CAL_E_RESCALE', message, tag: '(0028,1053)' });
    }
  }
  return success({ ...plainMeaning(stack, 'HU'), warnings: isAssumed ? [ASSUMED] : [] });
}

const UNSPECIFIED = 'US';

const ASSUMED: Notice = {
  code: 'CAL_W_HU_ASSUMED',
  message: 'Rescale Type says "unspecified" (US); values of this original CT image are taken for Hounsfield units.',
  tag: '(0028,1054)',
};

/** Image Type ORIGINAL and no localizer, Multi-energy CT Acquisition not YES: the Image Types that are HU by nature. */
function isPlainCrossSection(dataSet: DataSet): boolean {
  const types = texts(dataSet, '00080008').map((value) => value.toUpperCase());
  return types[0] === 'ORIGINAL' && !types.includes('LOCALIZER') && text(dataSet, '00189361') !== 'YES';
}
