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

/** A check under way: entries seen so far, the hash the next one must follow, and the first defect. */
export interface ChainProgress {
  readonly seen: number;
  readonly previous: string;
  readonly broken?: { readonly at: number; readonly reason: string };
}

export const NOTHING_CHECKED: ChainProgress = { seen: 0, previous: GENESIS };

/** Goes on with a check: `part` are the entries that follow those seen. After a defect only their number counts. */
export function checkOn({ seen, previous, broken }: ChainProgress, part: readonly LedgerEntry[]): ChainProgress {
  const all = seen + part.length;
  if (broken) return { seen: all, previous, broken };
  let last = previous;
  for (const [index, entry] of part.entries()) {
    const reason = defect(entry, seen + index, last);
    if (reason) return { seen: all, previous: last, broken: { at: seen + index, reason } };
    last = entry.hash;
  }
  return { seen: all, previous: last };
}

/** What a check has found once all entries were seen. */
export const outcome = ({ seen, broken }: ChainProgress): ChainCheck =>
  broken ? { intact: false, entries: seen, ...broken } : { intact: true, entries: seen };

/** Checks numbering, links and content of a whole ledger. An empty ledger is intact. */
export const verifyChain = (entries: readonly LedgerEntry[]): ChainCheck => outcome(checkOn(NOTHING_CHECKED, entries));

function defect(entry: LedgerEntry, at: number, previous: string): string | undefined {
  if (entry.sequence !== at) return `entry ${at} carries the number ${entry.sequence}: one is missing, added or moved`;
  if (entry.previous !== previous) return `entry ${at} does not follow the entry before it`;
  return entryHash(entry) === entry.hash ? undefined : `the content of entry ${at} was changed after it was written`;
}
