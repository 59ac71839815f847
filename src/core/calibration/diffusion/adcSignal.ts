import type { AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/**
 * A decoded volume as a signal of an ADC fit, `scale` one per slice. `INP_E_DISPLAY_ONLY` where its pixels are not the
 * scanner's values (lossy 12-bit JPEG, a rescale that cannot be applied): a map of them would hide that.
 */
export function adcSignal(volume: Volume, scale: readonly number[]): Result<AdcSignal, Failure> {
  if (volume.displayOnly === undefined) return success({ volume, scale });
  return failed({ code: 'INP_E_DISPLAY_ONLY', message: `No ADC map is fitted: ${volume.displayOnly}` });
}
