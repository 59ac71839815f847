import { expose } from 'comlink';
import { checkOn, NOTHING_CHECKED, outcome } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

let checked = NOTHING_CHECKED;

const verifying = {
  take: (part: readonly LedgerEntry[]) => {
    checked = checkOn(checked, part);
  },
  outcome: () => outcome(checked),
};
export type VerifyingWorker = typeof verifying;
expose(verifying);
