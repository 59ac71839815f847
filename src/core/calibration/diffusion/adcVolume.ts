import { fitDecay, type AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import type { Volume } from '#core/imaging/volume.ts';

/** One image volume of a diffusion series; `scale[k]` turns the modality values of slice k into signals comparable between volumes. */
export interface AdcSignal {
  readonly volume: Volume;
  readonly scale: readonly number[];
}

/** The volumes of one b-value: per direction the repeats, whose arithmetic mean counts (mri-adc.md 2.3). */
export interface AdcGroup {
  /** s/mm², the mean of what the images state. */
  readonly b: number;
  readonly directions: readonly (readonly AdcSignal[])[];
}

/**
 * ADC of a run of voxels as fitted: NaN where undefined; how many were not above 0, and above free water. A map keeps
 * what is not above 0 to tell it from what has no signal; its meaning leaves it undefined (`adcMapMeaning`).
 */
export interface AdcValues {
  /** mm²/s, one per voxel. */
  readonly adc: Float32Array;
  readonly negative: number;
  readonly aboveWater: number;
}

/**
 * Below this, in mm²/s, a fit tells nothing from 0: identical signals give a slope of the size of the rounding, 1e-18 in
 * 64 bit and up to 6e-10 in the 32 bit of a graphics processor; tissue has 1e-4 and more. It counts as not above 0.
 */
export const LEAST_ADC = 1e-9;

/** Diffusion of free water at 37 °C, mm²/s: larger values are kept and counted. */
export const FREE_WATER = 3.5e-3;

/**
 * The plain twin of the compiled kernel and of the WebGL2 path: ADC of the voxels [from, to) of the volumes' common
 * grid. Repeats are averaged, directions combined by geometric mean, then one fit per voxel.
 */
export function adcValues(
  groups: readonly AdcGroup[],
  fit: AdcFit,
  range: { readonly from: number; readonly to: number },
): AdcValues {
  const adc = new Float32Array(range.to - range.from);
  let [negative, aboveWater] = [0, 0];
  for (let at = range.from; at < range.to; at++) {
    const fitted = fitDecay(
      groups.map(({ b, directions }) => ({ b, signal: groupSignal(directions, at) })),
      fit,
    ).adc;
    if (fitted < LEAST_ADC) negative++;
    if (fitted > FREE_WATER) aboveWater++;
    adc[at - range.from] = fitted;
  }
  return { adc, negative, aboveWater };
}

/** Geometric mean over directions of the mean over repeats; NaN as soon as one direction has no positive signal. */
function groupSignal(directions: AdcGroup['directions'], at: number): number {
  let logarithms = 0;
  for (const repeats of directions) {
    const sum = repeats.reduce((total, signal) => total + signalAt(signal, at), 0);
    if (!(sum > 0)) return NaN;
    logarithms += Math.log(sum / repeats.length);
  }
  return Math.exp(logarithms / directions.length);
}

/** Signal of voxel `at` (linear index i + columns·(j + rows·k)); NaN for padding. */
export function signalAt({ volume, scale }: AdcSignal, at: number): number {
  const { voxels, slope, intercept, padding, grid } = volume;
  const stored = voxels[at] ?? NaN;
  if (padding && stored >= padding.from && stored <= padding.to) return NaN;
  const slice = Math.floor(at / (grid.dimensions[0] * grid.dimensions[1]));
  return (stored * (slope[slice] ?? NaN) + (intercept[slice] ?? NaN)) * (scale[slice] ?? NaN);
}
