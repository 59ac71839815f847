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
  readonly studyUid: string;
  readonly hash: string;
}

const trailRow = (entry: LedgerEntry): TrailRow => ({
  sequence: entry.sequence,
  ...shownInstant(entry.at, entry.offsetMinutes),
  person: entry.actor.name,
  role: entry.actor.role,
  studyUid: entry.subject,
  hash: entry.hash,
  ...describeEntry(entry),
});

/** Entries in words, the latest first. */
export const trailRows = (entries: readonly LedgerEntry[]): readonly TrailRow[] => entries.map(trailRow).reverse();

/** Rows that hold every word of the search; with `studyUids`, only acts on those studies. */
export function searchedTrail(
  rows: readonly TrailRow[],
  { search, studyUids }: { readonly search: string; readonly studyUids?: readonly string[] | undefined },
): readonly TrailRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (studyUids && !studyUids.includes(row.studyUid)) return false;
    const { date, iso, time, person, role, act, subject, before, after } = row;
    const text = [row.sequence, date, iso, time, person, role, act, subject, before, after].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
