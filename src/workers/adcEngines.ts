import { adcValues, type AdcGroup, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import type { AdcKernel, CompiledFit } from '#kernels/adcKernel.ts';
import { fitsShader, type ShaderFit } from './adcShader.ts';

export type MapEngine = 'webassembly' | 'webgl2';

export interface MapRequest {
  readonly groups: readonly AdcGroup[];
  readonly fit: CompiledFit;
}

/** Voxels [from, to) of the volumes' common grid. */
export interface MapRange {
  readonly from: number;
  readonly to: number;
}

/** How far an engine is from the 64-bit kernel. */
export interface EngineDifference {
  /** Largest |ADC − kernel|, mm²/s; Infinity where only one of the two defines a voxel. */
  readonly largest: number;
  /** The largest difference as a share of what is tolerated at that voxel: above 1 the engines disagree. */
  readonly ofTolerance: number;
}

export interface EngineComparison {
  /** For the same voxels, after one run to warm up; an engine that cannot do the request is absent. */
  readonly milliseconds: Partial<Readonly<Record<MapEngine | 'plain', number>>>;
  readonly differences: Partial<Readonly<Record<'webgl2' | 'plain', EngineDifference>>>;
}

/** What 32-bit arithmetic may differ by from 64-bit: mm²/s, and relative to the ADC. */
const TOLERANCE = { absolute: 1e-8, relative: 2e-5 } as const;

/** The ways to fit a map on this device: the compiled kernel, and WebGL2 where there is a shader. */
export function createAdcEngines(kernel: AdcKernel, shader: ShaderFit | undefined) {
  const drawn = ({ groups, fit }: MapRequest, range: MapRange) =>
    fitsShader(groups) ? shader?.(groups, fit, range) : undefined;
  const compiled = ({ groups, fit }: MapRequest, range: MapRange) => kernel(groups, fit, range);
  const plain = ({ groups, fit }: MapRequest, range: MapRange) => adcValues(groups, fit, range);

  /** Undefined when WebGL2 cannot do the request, or the graphics device failed under way. */
  const fitWith = (engine: MapEngine, request: MapRequest, range: MapRange): AdcValues | undefined =>
    engine === 'webgl2' ? drawn(request, range) : compiled(request, range);

  /** Milliseconds per engine for a sample of voxels. A graphics device that strays there is left out, so never chosen. */
  const timings = (request: MapRequest, sample: MapRange): Partial<Record<MapEngine, number>> => {
    const reference = compiled(request, sample);
    const webassembly = milliseconds(() => compiled(request, sample));
    const tried = drawn(request, sample);
    if (!tried || differenceOf(tried.adc, reference.adc).ofTolerance > 1) return { webassembly };
    return { webassembly, webgl2: milliseconds(() => drawn(request, sample)) };
  };

  /** Every engine and the plain form on the same voxels: what each takes, and how far it is from the kernel. */
  const compareEngines = (request: MapRequest, range: MapRange): EngineComparison => {
    const [reference, written, tried] = [compiled(request, range), plain(request, range), drawn(request, range)];
    return {
      milliseconds: {
        webassembly: milliseconds(() => compiled(request, range)),
        plain: milliseconds(() => plain(request, range)),
        ...(tried ? { webgl2: milliseconds(() => drawn(request, range)) } : {}),
      },
      differences: {
        plain: differenceOf(written.adc, reference.adc),
        ...(tried ? { webgl2: differenceOf(tried.adc, reference.adc) } : {}),
      },
    };
  };

  return { fitWith, timings, compareEngines };
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** How far a map is from the kernel's, both in mm²/s with NaN where undefined. */
export function differenceOf(values: Float32Array, reference: Float32Array): EngineDifference {
  let [largest, ofTolerance] = [0, 0];
  for (let at = 0; at < reference.length; at++) {
    const [value, expected] = [values[at] ?? NaN, reference[at] ?? NaN];
    if (Number.isNaN(value) && Number.isNaN(expected)) continue;
    const isEither = Number.isNaN(value) || Number.isNaN(expected);
    const difference = isEither ? Infinity : Math.abs(value - expected);
    largest = Math.max(largest, difference);
    // Only a defined ADC adds to the tolerance, or the share of an infinite difference would be NaN.
    const tolerated = TOLERANCE.absolute + (isEither ? 0 : TOLERANCE.relative * Math.abs(expected));
    ofTolerance = Math.max(ofTolerance, difference / tolerated);
  }
  return { largest, ofTolerance };
}
