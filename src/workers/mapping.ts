import type { MapEngine, MapRange, MapRequest } from './adcEngines.ts';
import { engineOrder } from './engineOrder.ts';
import { fitInChunks } from './fitInChunks.ts';
import type { MappingWorker } from './mapping.worker.ts';
import { startReplaceable } from './replaceable.ts';

interface AskedMap extends MapRequest {
  /** Of a map that is made again: another engine differs in the last digits. */
  readonly engine?: MapEngine;
}

interface MapOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** Voxels that the choice of the engine rests on. */
const SAMPLE = 1 << 15;

/**
 * Starts the worker that fits maps. The faster engine on this device is found with a sample of the voxels, used unless
 * one is asked for, and reported with what both took; if the graphics device fails under way, the kernel does the map from the start.
 * Rejects with the signal's reason when cancelled, and when the worker broke down. The next map then has a new one: a
 * cancelled map leaves a chunk behind that nobody waits for.
 */
export function startMapping() {
  const { use, stop } = startReplaceable<MappingWorker>(
    () => new Worker(new URL('./mapping.worker.ts', import.meta.url), { type: 'module' }),
  );
  let maps = 0;

  const adcMap = async ({ engine: wanted, ...request }: AskedMap, { onProgress, signal }: MapOptions) => {
    signal?.throwIfAborted();
    const voxels = voxelsOf(request);
    const from = Math.max(0, Math.floor((voxels - SAMPLE) / 2));
    const id = String(maps++);
    return use(async ({ remote, guarded }) => {
      try {
        const timings = await guarded(remote.begin(id, request, { from, to: Math.min(voxels, from + SAMPLE) }));
        for (const engine of engineOrder(timings, wanted)) {
          const fit = (range: MapRange) => guarded(remote.fit(id, engine, range));
          const fitted = await fitInChunks(fit, voxels, { onProgress, ...(signal ? { signal } : {}) });
          if (fitted) return { ...fitted, engine, timings };
        }
        throw new Error('The compiled kernel gave no map.');
      } finally {
        await guarded(remote.end(id));
      }
    });
  };

  const compareEngines = (request: MapRequest, range: MapRange = { from: 0, to: voxelsOf(request) }) =>
    use(({ remote, guarded }) => guarded(remote.compareEngines(request, range)));
  return { adcMap, compareEngines, stop };
}

function voxelsOf({ groups }: MapRequest): number {
  const grid = groups[0]?.directions[0]?.[0]?.volume.grid;
  return grid ? grid.dimensions.reduce((product, size) => product * size, 1) : 0;
}
