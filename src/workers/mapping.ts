import { releaseProxy, wrap } from 'comlink';
import type { AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { CompiledFit } from '#kernels/adcKernel.ts';
import type { MapEngine, MappingWorker } from './mapping.worker.ts';
import { whileRunning } from './whileRunning.ts';

interface MapRequest {
  readonly groups: readonly AdcGroup[];
  readonly fit: CompiledFit;
}

interface MapOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** Voxels between two looks at the signal: short enough to cancel at once, long enough to keep a GPU busy. */
const CHUNK = 1 << 18;
const SAMPLE = 1 << 15;

/**
 * Starts the worker that fits maps. The faster engine on this device is found with a sample of the voxels, used, and
 * reported with what both took. Rejects with the signal's reason when cancelled.
 */
export function startMapping() {
  const worker = new Worker(new URL('./mapping.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<MappingWorker>(worker);
  const guarded = whileRunning(worker);

  const adcMap = async (request: MapRequest, { onProgress, signal }: MapOptions) => {
    const voxels = voxelsOf(request.groups);
    const middle = Math.max(0, Math.floor((voxels - SAMPLE) / 2));
    const timings = await guarded(remote.begin(request, { from: middle, to: Math.min(voxels, middle + SAMPLE) }));
    const engine: MapEngine = (timings.webgl2 ?? Infinity) < (timings.webassembly ?? 0) ? 'webgl2' : 'webassembly';
    const adc = new Float32Array(voxels);
    let [negative, aboveWater] = [0, 0];
    for (let from = 0; from < voxels; from += CHUNK) {
      signal?.throwIfAborted();
      const part = await guarded(remote.fit(engine, { from, to: Math.min(voxels, from + CHUNK) }));
      adc.set(part.adc, from);
      negative += part.negative;
      aboveWater += part.aboveWater;
      onProgress(Math.min(1, (from + CHUNK) / voxels));
    }
    return { adc, negative, aboveWater, engine, timings };
  };

  const stop = () => {
    remote[releaseProxy]();
    worker.terminate();
  };
  return { adcMap, compare: remote.compare, stop };
}

function voxelsOf(groups: readonly AdcGroup[]): number {
  const grid = groups[0]?.directions[0]?.[0]?.volume.grid;
  return grid ? grid.dimensions.reduce((product, size) => product * size, 1) : 0;
}
