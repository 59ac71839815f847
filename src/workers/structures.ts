import { releaseProxy, wrap } from 'comlink';
import type { Instance } from '#core/imaging/instance.ts';
import type { StructureSet } from '#core/imaging/structures.ts';
import type { Failure, Result } from '#core/result.ts';
import type { StructuresWorker } from './structures.worker.ts';
import { whileRunning } from './whileRunning.ts';

/** Reads segmentations and structure sets in a worker that lives as long as one file takes. */
export function startStructures() {
  const read = async (instance: Instance, blob: Blob): Promise<Result<StructureSet, Failure>> => {
    const worker = new Worker(new URL('./structures.worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<StructuresWorker>(worker);
    const guarded = whileRunning(worker);
    try {
      return await guarded<Result<StructureSet, Failure>>(remote.read(instance, blob));
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { read };
}
