import { expose } from 'comlink';
import { adcValues, type AdcGroup, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import type { CompiledFit } from '#kernels/adcKernel.ts';
import { loadKernels } from '#kernels/loadKernels.ts';
import wasmUrl from '#kernels/readout.wasm?url&no-inline';
import { createAdcShader, fitsShader } from './adcShader.ts';
import { fetchBytes } from './fetchBytes.ts';

export type MapEngine = 'webassembly' | 'webgl2';

interface Fit {
  readonly groups: readonly AdcGroup[];
  readonly fit: CompiledFit;
}

const kernels = fetchBytes(wasmUrl).then(loadKernels);
const shader = createAdcShader();

/** Groups of the map under way: sent once, fitted chunk by chunk. */
let current: Fit | undefined;

async function fitWith(
  engine: MapEngine,
  { groups, fit }: Fit,
  range: { from: number; to: number },
): Promise<AdcValues> {
  if (engine === 'webgl2' && shader) return shader(groups, fit, range);
  return (await kernels).adcValues(groups, fit, range);
}

async function milliseconds(work: () => AdcValues | Promise<AdcValues>): Promise<number> {
  await work();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const mapping = {
  /** Takes the signals and tells how long each engine needs for a sample of voxels. */
  begin: async (fit: Fit, sample: { from: number; to: number }): Promise<Partial<Record<MapEngine, number>>> => {
    current = fit;
    const webassembly = await milliseconds(() => fitWith('webassembly', fit, sample));
    if (!shader || !fitsShader(fit.groups)) return { webassembly };
    return { webassembly, webgl2: await milliseconds(() => fitWith('webgl2', fit, sample)) };
  },
  fit: (engine: MapEngine, range: { from: number; to: number }): Promise<AdcValues> => {
    if (!current) throw new Error('No map was begun.');
    return fitWith(engine, current, range);
  },
  /** Every engine and the plain form on the same voxels: milliseconds, and the largest difference to the kernel. */
  compare: async (fit: Fit, range: { from: number; to: number }) => {
    const reference = await fitWith('webassembly', fit, range);
    const plain = adcValues(fit.groups, fit.fit, range);
    const drawn = shader && fitsShader(fit.groups) ? shader(fit.groups, fit.fit, range) : undefined;
    return {
      webassembly: await milliseconds(() => fitWith('webassembly', fit, range)),
      plain: await milliseconds(() => adcValues(fit.groups, fit.fit, range)),
      ...(drawn ? { webgl2: await milliseconds(() => fitWith('webgl2', fit, range)) } : {}),
      plainDifference: largestExcess(plain.adc, reference.adc),
      webgl2Difference: drawn ? largestExcess(drawn.adc, reference.adc) : 0,
    };
  },
};
export type MappingWorker = typeof mapping;

/** The largest |a − b| / (1e-8 mm²/s + 2e-5·b): at most 1 within the tolerance. Infinity where only one is defined. */
function largestExcess(values: Float32Array, reference: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < values.length; at++) {
    const [a, b] = [values[at] ?? NaN, reference[at] ?? NaN];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    // A decay within the tolerance of zero may be drawn on the other side of it.
    const tiny = Math.abs(Number.isNaN(a) ? b : a) <= 1e-8;
    const excess = Number.isNaN(a) || Number.isNaN(b) ? (tiny ? 0 : Infinity) : Math.abs(a - b) / (1e-8 + 2e-5 * b);
    largest = Math.max(largest, excess);
  }
  return largest;
}

expose(mapping);
