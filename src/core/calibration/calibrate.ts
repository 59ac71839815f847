import { adcMapMeaning } from '#core/calibration/diffusion/adcMapMeaning.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { suvMeaning, type SuvOverrides } from '#core/calibration/suv/suvMeaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { text } from '#core/imaging/dataset.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { SUV_VARIANTS, type SuvVariant, type VoxelQuantity } from '#core/quantities.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

export interface CalibrationOptions {
  readonly overrides?: SuvOverrides;
  /** The median of the positive values, for ADC maps that state no unit; asked only then. */
  readonly sample?: () => number | undefined;
}

/** The quantities a series may be measured in; whether one can be given is decided by `calibrate`. */
export function offeredQuantities({ kind }: Series): readonly VoxelQuantity[] {
  switch (kind) {
    case 'pet':
      return [...SUV_VARIANTS, 'activity', 'stored'];
    case 'ct':
      return ['HU'];
    case 'adc':
      return ['ADC'];
    default:
      return ['stored'];
  }
}

/** What the values of a stack mean in the wanted quantity, or the attribute that stands in the way. */
export function calibrate(
  series: Series,
  stack: Stack,
  quantity: VoxelQuantity,
  { overrides, sample }: CalibrationOptions = {},
): Result<ValueMeaning, Failure> {
  if (!offeredQuantities(series).includes(quantity)) {
    return failed({ code: 'CAL_E_QUANTITY', message: `${quantity} is not a quantity of this ${series.kind} series.` });
  }
  if (isSuv(quantity)) return suvMeaning(frameDataSets(stack), quantity, overrides);
  if (quantity === 'ADC') return adcMapMeaning(series, stack, sample);
  if (quantity === 'activity') return activityMeaning(stack);
  return success(plainMeaning(stack, quantity));
}

/**
 * The best meaning for showing a stack, always one; `withheld` says why it is not the quantity a reader expects (the
 * badge "not SUV: reason").
 */
export function defaultMeaning(
  series: Series,
  stack: Stack,
  sample?: () => number | undefined,
): { readonly meaning: ValueMeaning; readonly withheld?: Failure } {
  const [wanted = 'stored'] = offeredQuantities(series);
  const meaning = calibrate(series, stack, wanted, sample ? { sample } : {});
  if (meaning.ok) return { meaning: meaning.value };
  const activity = series.kind === 'pet' ? activityMeaning(stack) : undefined;
  return { meaning: activity?.ok ? activity.value : plainMeaning(stack, 'stored'), withheld: meaning.failure };
}

const frameDataSets = ({ frames }: Stack): readonly DataSet[] => frames.map(({ dataSet }) => dataSet);

const isSuv = (quantity: VoxelQuantity): quantity is SuvVariant => SUV_VARIANTS.some((variant) => variant === quantity);

/** Activity concentration is stated only by Units BQML. */
function activityMeaning(stack: Stack): Result<ValueMeaning, Failure> {
  const units = text(stack.frames[0]?.dataSet ?? {}, '00541001');
  if (units === 'BQML') return success(plainMeaning(stack, 'activity'));
  return failed({
    code: 'SUV_E_UNITS_UNSUPPORTED',
    message: `Values are in ${units ?? 'no stated unit'}, not in Bq/mL.`,
    tag: '(0054,1001)',
  });
}
