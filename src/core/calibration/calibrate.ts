import { adcMapMeaning } from '#core/calibration/diffusion/adcMapMeaning.ts';
import { hounsfield } from '#core/calibration/hounsfield.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { petActivity } from '#core/calibration/petActivity.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import type { PetImages } from '#core/calibration/suv/petImages.ts';
import { sliceGap } from '#core/calibration/suv/sliceGap.ts';
import { suvMeaning, type SuvOptions } from '#core/calibration/suv/suvMeaning.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { SUV_VARIANTS, type VoxelQuantity } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

export interface CalibrationOptions extends SuvOptions {
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
  options: CalibrationOptions = {},
): Result<ValueMeaning, Failure> {
  if (!offeredQuantities(series).includes(quantity)) {
    return failed({ code: 'CAL_E_QUANTITY', message: `${quantity} is not a quantity of this ${series.kind} series.` });
  }
  switch (quantity) {
    case 'stored':
      return success(plainMeaning(stack, 'stored'));
    case 'HU':
      return hounsfield(stack);
    case 'ADC':
      return adcMapMeaning(series, stack, options.sample);
    case 'activity':
      return petActivity(petImages(series, stack).frames, options.strict);
    default:
      return withWarnings(
        suvMeaning(petImages(series, stack), quantity, withEntered(series, options)),
        sliceGap(stack),
      );
  }
}

/** What a reader entered for the series stands in place of its header. */
const withEntered = ({ suvOverrides }: Series, options: CalibrationOptions): CalibrationOptions => ({
  ...(suvOverrides && { overrides: suvOverrides }),
  ...options,
});

const withWarnings = (meaning: Result<ValueMeaning, Failure>, warnings: readonly Notice[]) =>
  meaning.ok ? success({ ...meaning.value, warnings: [...meaning.value.warnings, ...warnings] }) : meaning;

/**
 * The best meaning for showing a stack, always one; `withheld` says why it is not the quantity a reader expects (the
 * badge "not SUV: reason").
 */
export function defaultMeaning(
  series: Series,
  stack: Stack,
  options: CalibrationOptions = {},
): { readonly meaning: ValueMeaning; readonly withheld?: Failure } {
  const [wanted = 'stored'] = offeredQuantities(series);
  const meaning = calibrate(series, stack, wanted, options);
  if (meaning.ok) return { meaning: meaning.value };
  const activity = series.kind === 'pet' ? calibrate(series, stack, 'activity', options) : undefined;
  return { meaning: activity?.ok ? activity.value : plainMeaning(stack, 'stored'), withheld: meaning.failure };
}

/** Frames and gates of one series share its decay reference, so all its images are looked at. */
function petImages(series: Series, stack: Stack): PetImages {
  const stacks = series.stacks.includes(stack) ? series.stacks : [stack, ...series.stacks];
  return {
    frames: stack.frames.map(({ dataSet }) => dataSet),
    series: stacks.flatMap(({ frames }) => frames.map(({ dataSet }) => dataSet)),
  };
}
