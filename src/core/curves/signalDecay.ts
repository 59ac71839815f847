import { fitDecay, type AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { planAdc, type AdcPlan, type PlannedGroup } from '#core/calibration/diffusion/planAdc.ts';
import { FREE_WATER } from '#core/calibration/diffusion/adcVolume.ts';
import type { Series } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** What a decay is drawn and fitted from. */
export interface DecayPlan {
  /** "ADC(0,1000)": the b-values of the fit. */
  readonly name: string;
  /** All b-values that can be compared, by rising b. */
  readonly groups: readonly PlannedGroup[];
  /** Labels of those the fit uses. */
  readonly fitted: readonly number[];
  readonly warnings: readonly Notice[];
}

/**
 * Which images of a diffusion series make a decay: the fit takes the b-values of an ADC map made without a choice
 * (mri-adc.md section 3), the others are drawn beside it where their echo and repetition times allow.
 */
export function planDecay(series: Series, fit: AdcFit): Result<DecayPlan, Failure> {
  const chosen = planAdc(series, { fit });
  if (!chosen.ok) return chosen;
  const all = planAdc(series, { bValues: chosen.value.available });
  const { groups }: AdcPlan = all.ok ? all.value : chosen.value;
  const warnings = all.ok ? chosen.value.warnings : [...chosen.value.warnings, all.failure];
  return success({
    name: chosen.value.name,
    groups,
    fitted: chosen.value.groups.map(({ label }) => label),
    warnings,
  });
}

export interface DecayPoint {
  /** s/mm², the mean of what the images state. */
  readonly b: number;
  /** Label of the b-group. */
  readonly label: number;
  /** After rescale and, where the vendor scales each image, its scale; NaN where a direction has no positive signal. */
  readonly signal: number;
  /** Enters the fit. */
  readonly isFitted: boolean;
}

export interface SignalDecay {
  readonly points: readonly DecayPoint[];
  /** mm²/s, and the signal at b = 0. */
  readonly fitted: Result<{ readonly adc: number; readonly s0: number }, Failure>;
  readonly warnings: readonly Notice[];
}

type SignalOf = (image: PlannedGroup['directions'][number][number]) => number;

/**
 * The signal of a place at every b-value and its mono-exponential fit. `signalOf` gives the place's signal in one image:
 * that of a voxel, or the mean of a region. Repeats are averaged, directions combined by geometric mean (mri-adc.md
 * 2.3). An ADC at or below 0 is given with a warning: a map would leave it out.
 */
export function signalDecay({ groups, fitted: labels }: DecayPlan, signalOf: SignalOf, fit: AdcFit): SignalDecay {
  const points = groups.map(({ b, label, directions }): DecayPoint => {
    const signal = combined(directions, signalOf);
    return { b, label, signal, isFitted: labels.includes(label) && signal > 0 };
  });
  const used = points.filter(({ isFitted }) => isFitted);
  const { adc, s0 } = fitDecay(used, fit);
  if (!Number.isFinite(adc)) return { points, fitted: failed(noSignal(points, labels)), warnings: [] };
  return { points, fitted: success({ adc, s0 }), warnings: oddities(adc) };
}

function combined(directions: PlannedGroup['directions'], signalOf: SignalOf): number {
  const means = directions.map((repeats) => repeats.reduce((sum, one) => sum + signalOf(one), 0) / repeats.length);
  if (!means.every((mean) => mean > 0)) return NaN;
  return Math.exp(means.reduce((sum, mean) => sum + Math.log(mean), 0) / means.length);
}

function noSignal(points: readonly DecayPoint[], labels: readonly number[]): Failure {
  const lost = points.filter(({ label, isFitted }) => labels.includes(label) && !isFitted).map(({ label }) => label);
  return { code: 'ADC_E_NO_SIGNAL', message: `No positive signal at b = ${lost.join(', ')}; ADC undefined.` };
}

function oddities(adc: number): readonly Notice[] {
  if (adc <= 0) return [{ code: 'ADC_W_NEGATIVE', message: 'The signal does not fall with b: this is no diffusion.' }];
  if (adc <= FREE_WATER) return [];
  return [{ code: 'ADC_W_ABOVE_WATER', message: 'Above free water at 37 °C: flow, perfusion or motion.' }];
}
