import { describeEntry } from '#features/trail/describeEntry.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { shownInstant } from '#ui/dates.ts';

/** One entry of the ledger in words. */
export interface TrailRow {
  readonly sequence: number;
  /** At the clock of the person who acted. */
  readonly date: string;
  readonly time: string;
  /** The date once more, "2026-11-24": found by a search in whatever form the date is shown. */
  readonly iso: string;
  readonly person: string;
  readonly role: string;
  readonly act: string;
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  readonly hash: string;
}

const trailRow = (entry: LedgerEntry): TrailRow => ({
  sequence: entry.sequence,
  ...shownInstant(entry.at, entry.offsetMinutes),
  person: entry.actor.name,
  role: entry.actor.role,
  hash: entry.hash,
  ...describeEntry(entry),
});

/** Puts entries into words, each once and only when it is shown or searched: a ledger has tens of thousands. */
export function createTrailRows(): (entry: LedgerEntry) => TrailRow {
  const known = new WeakMap<LedgerEntry, TrailRow>();
  return (entry) => {
    const row = known.get(entry) ?? trailRow(entry);
    known.set(entry, row);
    return row;
  };
}

interface TrailSearch {
  readonly search: string;
  /** Only acts on these studies. */
  readonly studyUids?: readonly string[] | undefined;
  readonly rowOf: (entry: LedgerEntry) => TrailRow;
}

/** The entries whose rows hold every word of the search, the latest first. */
export function searchedTrail(
  entries: readonly LedgerEntry[],
  { search, studyUids, rowOf }: TrailSearch,
): readonly LedgerEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const hasWords = (entry: LedgerEntry) => {
    const { sequence, date, iso, time, person, role, act, subject, before, after } = rowOf(entry);
    const text = [sequence, date, iso, time, person, role, act, subject, before, after].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return entries
    .filter(({ subject }) => !studyUids || studyUids.includes(subject))
    .filter((entry) => words.length === 0 || hasWords(entry))
    .reverse();
}
