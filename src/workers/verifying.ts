import { releaseProxy, wrap } from 'comlink';
import type { ChainCheck } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { VerifyingWorker } from './verifying.worker.ts';
import { whileRunning } from './whileRunning.ts';

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
      return await guarded<ChainCheck>(remote.verify(entries));
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { verify };
}
