import { releaseProxy, wrap } from 'comlink';
import type { Frame, Series } from '#core/imaging/series.ts';
import type { PicturingWorker } from './picturing.worker.ts';
import { whileRunning } from './whileRunning.ts';

/** Makes small pictures in a worker that lives as long as one takes; only the header of the frame travels to it. */
export function startPicturing() {
  const picture = async (series: Series, frame: Frame, blob: Blob): Promise<Blob | undefined> => {
    const worker = new Worker(new URL('./picturing.worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<PicturingWorker>(worker);
    const guarded = whileRunning(worker);
    const bare = { ...series, instances: [], stacks: [] };
    try {
      return await guarded<Blob | undefined>(remote.picture({ series: bare, frame, blob }));
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { picture };
}
