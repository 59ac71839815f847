import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import type { MeasuringWorker } from './measuring.worker.ts';
import { startReplaceable } from './replaceable.ts';

/**
 * Starts the worker that measures regions with the compiled kernels. Voxels in shared memory are read in place; where
 * the page is not isolated the volume is copied with every request. Rejects when the worker could not be started or
 * broke down; the next request then has a new one.
 */
export function startMeasuring() {
  const { use, stop } = startReplaceable<MeasuringWorker>(
    () => new Worker(new URL('./measuring.worker.ts', import.meta.url), { type: 'module' }),
  );
  const measure = (request: RegionRequest) => use(({ remote, guarded }) => guarded(remote.measure(request)));
  return { measure, stop };
}
