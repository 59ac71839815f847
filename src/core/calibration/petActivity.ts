import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { activityScale } from '#core/calibration/suv/fromCounts.ts';
import { petValues } from '#core/calibration/suv/petValues.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/**
 * Activity concentration in Bq/ml of PET frames in slice order (pet-suv.md section 4): values in BQML, or Philips
 * counts with an activity factor. `SUV_E_UNITS_UNSUPPORTED` for all others.
 */
export function petActivity(frames: readonly DataSet[], isStrict = false): Result<ValueMeaning, Failure> {
  const values = petValues(frames, isStrict);
  if (!values.ok) return values;
  const { units, scale, offset, mapped, terms, warnings } = values.value;
  if (units === 'BQML') {
    return success({
      quantity: 'activity',
      unit: VOXEL_UNITS.activity,
      factor: scale,
      offset,
      ...(mapped && { mapped }),
      record: { formula: 'A = V', filled: 'A = V (values are in Bq/ml)', terms, candidates: [] },
      warnings,
    });
  }
  const counts = units === 'CNTS' ? activityScale(frames) : success(undefined);
  if (!counts.ok) return counts;
  if (!counts.value) {
    return failed({
      code: 'SUV_E_UNITS_UNSUPPORTED',
      message: `Values are in ${units}, not in Bq/mL.`,
      tag: '(0054,1001)',
    });
  }
  const { perCount, term } = counts.value;
  return success({
    quantity: 'activity',
    unit: VOXEL_UNITS.activity,
    factor: Float64Array.from(perCount),
    offset: new Float64Array(frames.length),
    record: { formula: 'A = V × f_act', filled: `A = V × ${term.value}`, terms: [...terms, term], candidates: [] },
    warnings: [...warnings, ...counts.value.warnings],
  });
}
