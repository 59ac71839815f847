import { releaseProxy, wrap } from 'comlink';
import { SAMPLES } from '#phantoms/samples.ts';
import type { PhantomsWorker } from './phantoms.worker.ts';
import { untilAborted } from './untilAborted.ts';
import { whileRunning } from './whileRunning.ts';

interface MakeOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Makes sample studies in a worker that lives as long as one sample takes. */
export function startPhantoms() {
  const samples = SAMPLES.map(({ id, title, description, modalities }) => ({ id, title, description, modalities }));
  const make = async (id: string, { onProgress, signal }: MakeOptions): Promise<readonly File[]> => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./phantoms.worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<PhantomsWorker>(worker);
    const guarded = whileRunning(worker);
    const steps = SAMPLES.find((sample) => sample.id === id)?.steps.length ?? 0;
    try {
      const files: File[] = [];
      for (let step = 0; step < steps; step++) {
        const made = await untilAborted(guarded(remote.make(id, step)), signal);
        files.push(...made.map(({ name, bytes }) => new File([bytes], name, { type: 'application/dicom' })));
        onProgress((step + 1) / steps);
      }
      return files;
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { samples, make };
}
