import { releaseProxy, wrap } from 'comlink';
import type { ChainCheck } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { VerifyingWorker } from './verifying.worker.ts';
import { whileRunning } from './whileRunning.ts';

/** Entries copied to the worker at once: few enough to hold up no frame. */
const PART = 10;

/**
 * Checks ledgers in a worker that lives as long as one check takes: hashing megabytes would hold up the screen.
 * Rejects when the worker could not be started.
 */
export function startVerifying() {
  const verify = async (entries: readonly LedgerEntry[]): Promise<ChainCheck> => {
    const worker = new Worker(new URL('./verifying.worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<VerifyingWorker>(worker);
    const guarded = whileRunning(worker);
    try {
      for (let from = 0; from < entries.length; from += PART) {
        await guarded(remote.take(entries.slice(from, from + PART)));
      }
      return await guarded<ChainCheck>(remote.verify());
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { verify };
}
