import { text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal } from './attributes.ts';

const SLOPE = '(0028,1053)';
const INTERCEPT = '(0028,1052)';

/**
 * Whether every image can be rescaled (pet-suv.md sections 2 and 3): a slope absent or 0 is `SUV_E_RESCALE`, junk
 * `SUV_E_NUMBER`. PET has no intercept; one that is there is applied with `SUV_W_INTERCEPT`, or in strict (IBSI) mode
 * refused as `SUV_E_INTERCEPT`.
 */
export function rescaleCheck(dataSets: readonly DataSet[], isStrict: boolean): Result<readonly Notice[], Failure> {
  let isShifted = false;
  for (const dataSet of dataSets) {
    const slope = decimal(dataSet, '00281053');
    if (!slope.ok) return slope;
    if (slope.value === undefined || slope.value === 0) {
      const message = 'Rescale Slope (0028,1053) is missing or zero in an image.';
      return failed({ code: 'SUV_E_RESCALE', message, tag: SLOPE });
    }
    const intercept = decimal(dataSet, '00281052');
    if (!intercept.ok) return intercept;
    isShifted ||= (intercept.value ?? 0) !== 0;
  }
  if (!isShifted) return success([]);
  const message = 'Rescale Intercept (0028,1052) is not 0, which PET does not allow';
  if (isStrict) return failed({ code: 'SUV_E_INTERCEPT', message: `${message}.`, tag: INTERCEPT });
  return success([{ code: 'SUV_W_INTERCEPT', message: `${message}; it is applied.`, tag: INTERCEPT }]);
}

/** Rescale Slope and Intercept as the decoder applies them: 1 and 0 where absent. */
export const rescaleOf = (dataSet: DataSet) => ({
  m: Number(text(dataSet, '00281053') ?? 1),
  b: Number(text(dataSet, '00281052') ?? 0),
});
