import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { FREE_WATER, type AdcGroup, type AdcSignal, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import type { Arena, KernelModule } from './kernelModule.ts';

/** Fits the compiled loop knows. */
export type KernelFit = Extract<AdcFit, 'two-point' | 'ols' | 'wls'>;

export type FitAdc = (
  groups: readonly AdcGroup[],
  fit: KernelFit,
  range: { readonly from: number; readonly to: number },
) => AdcValues;

const CODES: Readonly<Record<KernelFit, number>> = { 'two-point': 0, ols: 1, wls: 2 };

/** Voxels per call: the signals of a chunk stay in the cache. */
const CHUNK = 4096;

/** The compiled twin of `adcValues` in core/calibration/diffusion. Signals are copied into the arena chunk by chunk. */
export function adcKernel({ arena, routine }: KernelModule): FitAdc {
  const run = routine('adc');
  return (groups, fit, { from, to }) => {
    const adc = new Float32Array(to - from);
    const signals = groups.flatMap(({ directions }) => directions.flat());
    let [negative, aboveWater] = [0, 0];
    arena.reset();
    const fixed = reserveFixed(arena, groups);
    const input = arena.reserve(signals.length * CHUNK * 8);
    const output = arena.reserve(CHUNK * 8);
    for (let start = from; start < to; start += CHUNK) {
      const count = Math.min(CHUNK, to - start);
      signals.forEach((signal, image) => copySignal(signal, start, arena.float64(input + image * count * 8, count)));
      run(input, count, fixed.shape, fixed.bs, fixed.logs, CODES[fit], output);
      const fitted = arena.float64(output, count);
      for (let at = 0; at < count; at++) {
        const value = fitted[at] ?? NaN;
        if (value <= 0) negative++;
        if (value > FREE_WATER) aboveWater++;
        adc[start - from + at] = value > 0 ? value : NaN;
      }
    }
    return { adc, negative, aboveWater };
  };
}

/** How the images combine, the b-values, and room for one logarithm per group. */
function reserveFixed(arena: Arena, groups: readonly AdcGroup[]) {
  const counts = [
    groups.length,
    ...groups.map(({ directions }) => directions.length),
    ...groups.flatMap(({ directions }) => directions.map((repeats) => repeats.length)),
  ];
  const shape = arena.reserve(counts.length * 4);
  const bs = arena.reserve(groups.length * 8);
  const logs = arena.reserve(groups.length * 8);
  arena.int32(shape, counts.length).set(counts);
  arena.float64(bs, groups.length).set(groups.map(({ b }) => b));
  return { shape, bs, logs };
}

/** Signals of consecutive voxels, in the modality's unit times the scale; NaN for padding. */
export function copySignal({ volume, scale }: AdcSignal, start: number, target: Float64Array | Float32Array): void {
  const { voxels, slope, intercept, padding, grid } = volume;
  const perSlice = grid.dimensions[0] * grid.dimensions[1];
  const { from, to } = padding ?? { from: Infinity, to: -Infinity };
  for (let at = 0; at < target.length;) {
    const slice = Math.floor((start + at) / perSlice);
    const end = Math.min(target.length, (slice + 1) * perSlice - start);
    const [m, b] = [slope[slice] ?? NaN, intercept[slice] ?? NaN];
    for (; at < end; at++) {
      const stored = voxels[start + at] ?? NaN;
      target[at] = stored >= from && stored <= to ? NaN : (stored * m + b) * scale;
    }
  }
}
