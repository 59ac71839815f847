import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { FREE_WATER, LEAST_ADC, type AdcGroup, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import { readSignal, type VoxelRange } from '#core/calibration/diffusion/readSignal.ts';
import type { KernelModule } from './kernelModule.ts';

/** The fits that are compiled; the iterative ones exist only as plain functions. */
export type CompiledFit = Extract<AdcFit, 'ols' | 'wls' | 'two-point'>;

/** The compiled twin of `adcValues` in core: ADC of a range of voxels, one fit each, in 64-bit arithmetic. */
export type AdcKernel = (groups: readonly AdcGroup[], fit: CompiledFit, range: VoxelRange) => AdcValues;

/** As the constants of assembly/adc.ts. */
const FIT_CODES: Readonly<Record<CompiledFit, number>> = { ols: 0, wls: 1, 'two-point': 2 };

/** Voxels per call of the compiled loop: the signals of some ten volumes then stay in the processor's cache. */
const BLOCK = 4096;

export function adcKernel(module: KernelModule): AdcKernel {
  const slopes = adcSlopesKernel(module);
  return (groups, fit, { from, to }) => {
    const adc = new Float32Array(to - from);
    let [negative, aboveWater] = [0, 0];
    for (let start = from; start < to; start += BLOCK) {
      const block = slopes(groups, fit, { from: start, to: Math.min(to, start + BLOCK) });
      for (let at = 0; at < block.length; at++) {
        const slope = block[at] ?? NaN;
        if (slope < LEAST_ADC) negative++;
        if (slope > FREE_WATER) aboveWater++;
        adc[start - from + at] = slope;
      }
    }
    return { adc, negative, aboveWater };
  };
}

/**
 * The fitted ADC in 64 bit, also where it is not above 0. The answer is a view of the
 * module's memory: it holds until the next call of any kernel.
 */
export function adcSlopesKernel({ arena, routine }: KernelModule) {
  const run = routine('adc');
  return (groups: readonly AdcGroup[], fit: CompiledFit, { from, to }: VoxelRange): Float64Array => {
    const voxels = to - from;
    const volumes = groups.flatMap(({ directions }) => directions.flat());
    const layout = layoutOf(groups);
    arena.reset();
    const signalsAt = arena.reserve(volumes.length * voxels * Float64Array.BYTES_PER_ELEMENT);
    const layoutAt = arena.reserve(layout.byteLength);
    const bValuesAt = arena.reserve(groups.length * Float64Array.BYTES_PER_ELEMENT);
    const scratchAt = arena.reserve(2 * groups.length * Float64Array.BYTES_PER_ELEMENT);
    const outputAt = arena.reserve(voxels * Float64Array.BYTES_PER_ELEMENT);
    const signals = arena.float64(signalsAt, volumes.length * voxels);
    volumes.forEach((signal, at) => {
      const target = signals.subarray(at * voxels, (at + 1) * voxels);
      readSignal(signal, { from, to }, { target, undefinedSignal: NaN });
    });
    arena.int32(layoutAt, layout.length).set(layout);
    arena.float64(bValuesAt, groups.length).set(groups.map(({ b }) => b));
    run(signalsAt, voxels, layoutAt, bValuesAt, groups.length, FIT_CODES[fit], scratchAt, outputAt);
    return arena.float64(outputAt, voxels);
  };
}

/** For each group the number of its directions, then of the repeats of each. */
const layoutOf = (groups: readonly AdcGroup[]) =>
  Int32Array.from(groups.flatMap(({ directions }) => [directions.length, ...directions.map(({ length }) => length)]));
