import type { ChainCheck } from '#core/ledger/chain.ts';
import { shownCount } from '#ui/shownQuantity.ts';

/** The result of a check of the chain in words. */
export function verificationWords(check: ChainCheck): string {
  if (check.intact) {
    const count = check.entries === 1 ? '1 entry' : `${shownCount(check.entries)} entries`;
    return `The chain is intact: ${count}, every hash matches its content and the entry before it.`;
  }
  return `The chain is broken at entry ${shownCount(check.at)}: ${check.reason}. Export the ledger and tell your quality assurance.`;
}
