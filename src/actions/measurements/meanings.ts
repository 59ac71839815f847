import { calibrate, defaultMeaning, offeredQuantities } from '#core/calibration/calibrate.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { medianOfPositive } from '#core/calibration/diffusion/medianOfPositive.ts';

/** The best meaning of a decoded stack, and why a better one is withheld (the badge "not SUV: reason"). */
export function shownMeaning(series: Series, stack: Stack, volume: Volume | undefined) {
  const sample = sampleOf(volume);
  return defaultMeaning(series, stack, sample ? { sample } : {});
}

export interface WantedMeaning {
  readonly quantity: VoxelQuantity;
  readonly meaning: Result<ValueMeaning, Failure>;
}

/** The quantities to measure on a stack: those chosen for PET, else the one it is shown in. */
export function measuredMeanings(
  series: Series,
  stack: Stack,
  volume: Volume | undefined,
  chosen: readonly VoxelQuantity[],
): readonly WantedMeaning[] {
  const { meaning, withheld } = shownMeaning(series, stack, volume);
  const shown: WantedMeaning = { quantity: meaning.quantity, meaning: success(withStackWarnings(meaning, stack)) };
  if (series.kind !== 'pet') return [shown];
  const offered = new Set(offeredQuantities(series));
  const wanted = chosen.filter((quantity) => offered.has(quantity));
  const results = wanted.map((quantity) => ({ quantity, meaning: calibrated(series, stack, quantity) }));
  // Without SUV the activity is still a number worth having, beside the reason why it is not SUV.
  return withheld ? [...results, shown] : results;
}

function calibrated(series: Series, stack: Stack, quantity: VoxelQuantity): Result<ValueMeaning, Failure> {
  const meaning = calibrate(series, stack, quantity);
  return meaning.ok ? success(withStackWarnings(meaning.value, stack)) : meaning;
}

/** What is odd about the geometry of a stack (gaps, an assumed step) concerns every volume measured on it. */
const withStackWarnings = (meaning: ValueMeaning, { warnings }: Stack): ValueMeaning => ({
  ...meaning,
  warnings: [...meaning.warnings, ...warnings],
});

/** Unit detection of ADC maps without a stated unit looks at the values, only when asked. */
const sampleOf = (volume: Volume | undefined) => (volume ? () => medianOfPositive(volume) : undefined);
