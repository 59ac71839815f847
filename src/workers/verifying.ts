import { releaseProxy, wrap } from 'comlink';
import type { ChainCheck } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { VerifyingWorker } from './verifying.worker.ts';
import { untilAborted } from './untilAborted.ts';
import { whileRunning } from './whileRunning.ts';

/** Entries copied to the worker at once: few enough to hold up no frame. */
const PART = 10;

interface VerifyOptions {
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Checks ledgers in a worker that lives as long as one check takes: hashing megabytes would hold up the screen.
 * Rejects when the worker could not be started, and with the signal's reason when cancelled.
 */
export function startVerifying() {
  const verify = async (
    entries: readonly LedgerEntry[],
    { onProgress, signal }: VerifyOptions = {},
  ): Promise<ChainCheck> => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./verifying.worker.ts', import.meta.url), { type: 'module' });
    const remote = wrap<VerifyingWorker>(worker);
    const guarded = whileRunning(worker);
    const answered = <T>(answer: Promise<T>) => untilAborted(guarded(answer), signal);
    try {
      for (let from = 0; from < entries.length; from += PART) {
        await answered(remote.take(entries.slice(from, from + PART)));
        onProgress?.(Math.min(1, (from + PART) / entries.length));
      }
      return await answered<ChainCheck>(remote.outcome());
    } finally {
      remote[releaseProxy]();
      worker.terminate();
    }
  };
  return { verify };
}
