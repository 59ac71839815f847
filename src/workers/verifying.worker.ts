import { expose } from 'comlink';
import { verifyChain } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

const entries: LedgerEntry[] = [];

const verifying = {
  take: (part: readonly LedgerEntry[]) => void entries.push(...part),
  verify: () => verifyChain(entries),
};
export type VerifyingWorker = typeof verifying;
expose(verifying);
