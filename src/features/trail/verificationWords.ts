import type { ChainCheck } from '#core/ledger/chain.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { counted } from '#ui/words/counted.ts';
import { trailWords } from '#ui/words/trail.ts';

/** The result of a check of the chain in words. */
export function verificationWords(check: ChainCheck): string {
  if (check.intact) {
    return trailWords.intact(counted(check.entries, trailWords.entry, trailWords.entries));
  }
  return trailWords.broken({ entry: shownCount(check.at), reason: check.reason });
}
