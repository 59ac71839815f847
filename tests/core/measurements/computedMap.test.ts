import { describe, expect, it } from 'vitest';
import { adcMapMeaning } from '#core/calibration/diffusion/adcMapMeaning.ts';
import { adcMapSeries, adcMapVolume } from '#core/calibration/diffusion/adcMapSeries.ts';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import { planAdc } from '#core/calibration/diffusion/planAdc.ts';
import type { Stack } from '#core/imaging/series.ts';
import { valueOf } from '#core/measurements/measurement.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { success } from '#core/result.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { seriesOf } from '../../builders/dwiSeries.ts';
import { axialGrid } from '../../builders/fields.ts';
import type { AdcKernel } from '#kernels/adcKernel.ts';
import { builtKernels } from '../../builders/kernels.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

const kernels = await builtKernels();
const grid = axialGrid([20, 20, 1], [2, 2, 5]);
const whole: RegionShape = { kind: 'whole' };

/** From signals at b = 0 and 800 by plan, fit and meaning to the measurement of the whole map of 400 voxels. */
function measured(low: (at: number) => number, high: (at: number) => number, fit: AdcKernel) {
  const source = seriesOf([0, 800].map((b) => ({ key: { b, direction: 'trace' }, attributes: { '00189087': b } })));
  const onGrid = (stack: Stack): Stack => ({ ...stack, frames: stack.frames.slice(0, 1), grid: success(grid) });
  const series = { ...source, stacks: source.stacks.map(onGrid) };
  const plan = planAdc(series);
  if (!plan.ok) throw new Error(plan.failure.message);
  const groups: readonly AdcGroup[] = [low, high].map((signal, n) => ({
    b: 800 * n,
    directions: [[{ volume: volumeOf(grid, (i, j) => signal(i + 20 * j)), scale: [1] }]],
  }));
  const map = adcMapSeries(series, plan.value, 'ols');
  const meaning = adcMapMeaning(map.series, map.stack);
  if (!meaning.ok) throw new Error(meaning.failure.message);
  const volume = adcMapVolume(map.stack, fit(groups, 'ols', { from: 0, to: 400 }).adc);
  const request = requestOf(whole, volume, {
    quantity: 'ADC',
    meaning: meaning.value,
    region: { stackId: volume.stackId },
  });
  const [measurement] = measureRegion(request, summarise);
  if (!measurement) throw new Error('one measurement was expected');
  return measurement;
}

const S800 = 1000 * Math.exp(-800 * 1e-3);

describe.each<[string, AdcKernel]>([
  ['plain', adcValues],
  ['compiled', kernels.adcValues],
])('a map fitted here, %s (mri-adc.md 3 and 8)', (_engine, fit) => {
  it.each([1, 7, 997, 4095])(
    'leaves identical signals %d without an ADC, which rounding would not make 0',
    (signal) => {
      const measurement = measured(
        () => signal,
        () => signal,
        fit,
      );
      expect(measurement.values).toEqual([]);
      expect(measurement.failure?.code).toBe('ADC_E_EMPTY_REGION');
      expect(measurement.warnings.map(({ code }) => code)).toContain('ADC_W_NEGATIVE');
    },
  );

  /** The first `rising` voxels grow with b, the next `dark` ones have no signal at b = 800; the others have 1e-3 mm²/s. */
  const region = (rising: number, dark = 0) =>
    measured(
      () => 1000,
      (at) => (at < rising ? 1100 : at < rising + dark ? 0 : S800),
      fit,
    );

  it('leaves fits of 0 or less out of the statistics', () => {
    const measurement = region(8);
    expect(valueOf(measurement, 'count')?.value).toBe(392);
    expect((valueOf(measurement, 'min')?.value ?? 0) / 1e-3).toBeCloseTo(1, 6);
    expect(measurement.derivation?.settings.undefinedVoxels).toBe(8);
  });

  it('ADC_W_NEGATIVE from more than 1 % of the region on, with their number; voxels without signal do not count', () => {
    expect(region(4, 20).warnings).toEqual([]);
    expect(region(5, 20).warnings).toEqual([
      {
        code: 'ADC_W_NEGATIVE',
        message: "1.3 % of the region's voxels (5) have a fitted ADC of 0 or less; they are left out.",
      },
    ]);
  });

  it('ADC_E_NO_SIGNAL where no voxel has a signal at b = 800', () => {
    const { failure, values } = region(0, 400);
    expect(values).toEqual([]);
    expect(failure).toEqual({
      code: 'ADC_E_NO_SIGNAL',
      message: 'No positive signal at enough of b = 0, 800; ADC undefined.',
    });
  });

  it('where every decay rises there is signal, and the region is empty of ADC', () => {
    const { failure, warnings } = region(400);
    expect(failure?.code).toBe('ADC_E_EMPTY_REGION');
    expect(warnings.map(({ message }) => message)).toEqual([
      "100.0 % of the region's voxels (400) have a fitted ADC of 0 or less; they are left out.",
    ]);
  });
});
