import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import type { MeasuringWorker } from './measuring.worker.ts';
import { startReplaceable } from './replaceable.ts';
import { untilAborted } from './untilAborted.ts';

/**
 * Starts the worker that measures regions with the compiled kernels. Voxels in shared memory are read in place; where
 * the page is not isolated the volume is copied with every request. Rejects when the worker could not be started or
 * broke down; the next request then has a new one. A kernel cannot be interrupted: a request that is cancelled leaves
 * its worker to those that others still have on it, and ends it when there is none.
 */
export function startMeasuring() {
  const { use, stop } = startReplaceable<MeasuringWorker>(
    () => new Worker(new URL('./measuring.worker.ts', import.meta.url), { type: 'module' }),
  );
  const measure = (request: RegionRequest, signal?: AbortSignal) =>
    use(({ remote, guarded }) => untilAborted(guarded(remote.measure(request)), signal));
  return { measure, stop };
}
