import { releaseProxy, wrap } from 'comlink';
import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import type { MeasuringWorker } from './measuring.worker.ts';
import { whileRunning } from './whileRunning.ts';

/**
 * Starts the worker that measures regions with the compiled kernels. Voxels in shared memory are read in place; where
 * the page is not isolated the volume is copied with every request. Rejects when the worker could not be started.
 */
export function startMeasuring() {
  const worker = new Worker(new URL('./measuring.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<MeasuringWorker>(worker);
  const guarded = whileRunning(worker);
  const measure = (request: RegionRequest) => guarded(remote.measure(request));
  const stop = () => {
    remote[releaseProxy]();
    worker.terminate();
  };
  return { measure, stop };
}
