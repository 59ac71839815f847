import { parametricMap } from '#dicom/write/parametricMap.ts';
import { LEAST_ADC } from '#core/calibration/diffusion/adcVolume.ts';
import type { AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';

export interface ComputedMap {
  readonly source: Series;
  readonly series: Series;
  readonly stack: Stack;
  readonly volume: Volume;
  readonly plan: AdcPlan;
}

/** A computed map as a DICOM Parametric Map in um²/s (mri-adc.md section 5), with the b-values and the fit. */
export function adcMapFile({ series, stack, volume, plan }: ComputedMap): Uint8Array {
  return parametricMap({
    stack,
    sources: imagesOf(plan),
    grid: volume.grid,
    // The internal unit is mm²/s; the object states um²/s, as the standard's codes expect.
    values: Float32Array.from(volume.voxels, (adc) => (adc >= LEAST_ADC ? adc * 1e6 : NaN)),
    seriesUid: series.seriesUid,
    label: 'ADC',
    description: series.description,
    quantity: { value: '113041', scheme: 'DCM', meaning: 'Apparent Diffusion Coefficient' },
    unit: { value: 'um2/s', scheme: 'UCUM', meaning: 'um2/s' },
    derivation: `${series.description} from series ${series.computed?.from ?? ''}, b = ${plan.groups.map(({ b }) => Number(b.toFixed(3))).join(', ')} s/mm2`,
  });
}

/** Every image of the fitted b-groups, each once: several frames may lie in one. */
function imagesOf({ groups }: AdcPlan): readonly Instance[] {
  const frames = groups.flatMap(({ directions }) => directions.flat().flatMap(({ stack }) => stack.frames));
  return [...new Map(frames.map(({ instance }) => [instance.sopInstanceUid, instance])).values()];
}
