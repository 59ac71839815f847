import { releaseProxy, wrap, type Remote } from 'comlink';
import { whileRunning } from './whileRunning.ts';

/** A worker as long as one piece of work has it. */
export interface Lent<W> {
  readonly remote: Remote<W>;
  /** Rejects answers that will never come because the worker broke down. */
  readonly guarded: ReturnType<typeof whileRunning>;
}

interface Running<W> extends Lent<W> {
  readonly stop: () => void;
  users: number;
  /** Lent no more: it ends with the last piece of work that has it. */
  isRetired: boolean;
}

/**
 * Starts a worker that is replaced once a piece of work on it has failed: whatever was wrong with it (it could not be
 * loaded, its kernels did not come, it ran out of memory) is not met again by the next piece. Work that others still
 * have on it is not cut off, unless the worker itself broke down: then all of it rejects.
 */
export function startReplaceable<W>(create: () => Worker) {
  const running = new Set<Running<W>>();
  let current: Running<W> | undefined;

  const retire = (one: Running<W>) => {
    one.isRetired = true;
    if (current === one) current = undefined;
    if (one.users === 0 && running.delete(one)) one.stop();
  };
  const start = (): Running<W> => {
    const worker = create();
    const remote = wrap<W>(worker);
    const stop = () => {
      remote[releaseProxy]();
      worker.terminate();
    };
    const guarded = whileRunning(worker, () => retire(one));
    const one: Running<W> = { remote, guarded, stop, users: 0, isRetired: false };
    running.add(one);
    return one;
  };
  // At once, so that its kernels are there when they are first needed.
  current = start();

  const use = async <T>(work: (lent: Lent<W>) => Promise<T>): Promise<T> => {
    const one = (current ??= start());
    one.users += 1;
    try {
      return await work(one);
    } catch (error) {
      one.isRetired = true;
      throw error;
    } finally {
      one.users -= 1;
      if (one.isRetired) retire(one);
    }
  };
  const stop = () => {
    for (const one of running) one.stop();
    running.clear();
    current = undefined;
  };
  return { use, stop };
}
