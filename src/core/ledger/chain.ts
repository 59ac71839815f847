import { sha256Hex } from '#core/digest.ts';
import { canonicalJson } from '#core/ledger/canonical.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

/** The `previous` of the first entry. */
export const GENESIS = '0'.repeat(64);

export type LedgerDraft = Omit<LedgerEntry, 'sequence' | 'previous' | 'hash'>;

export type ChainCheck =
  | { readonly intact: true; readonly entries: number }
  /** `at` is the position of the first entry that does not hold. */
  | { readonly intact: false; readonly entries: number; readonly at: number; readonly reason: string };

/** SHA-256 of the canonical JSON of the entry without its own hash. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'> & { readonly hash?: string }): string {
  return sha256Hex(canonicalJson({ ...entry, hash: undefined }));
}

/** Makes the next entry of the chain; the draft is what happened, the rest follows from the entry before. */
export function sealEntry(last: LedgerEntry | undefined, draft: LedgerDraft): LedgerEntry {
  // Through JSON, so that the entry in memory is exactly the one a file or a store gives back.
  const plain = JSON.parse(canonicalJson(draft)) as LedgerDraft;
  const unsealed = { ...plain, sequence: last ? last.sequence + 1 : 0, previous: last?.hash ?? GENESIS };
  return { ...unsealed, hash: entryHash(unsealed) };
}

/** Checks numbering, links and content of a whole ledger. An empty ledger is intact. */
export function verifyChain(entries: readonly LedgerEntry[]): ChainCheck {
  let previous = GENESIS;
  for (const [at, entry] of entries.entries()) {
    const reason = defect(entry, at, previous);
    if (reason) return { intact: false, entries: entries.length, at, reason };
    previous = entry.hash;
  }
  return { intact: true, entries: entries.length };
}

function defect(entry: LedgerEntry, at: number, previous: string): string | undefined {
  if (entry.sequence !== at) return `entry ${at} carries the number ${entry.sequence}: one is missing, added or moved`;
  if (entry.previous !== previous) return `entry ${at} does not follow the entry before it`;
  return entryHash(entry) === entry.hash ? undefined : `the content of entry ${at} was changed after it was written`;
}
