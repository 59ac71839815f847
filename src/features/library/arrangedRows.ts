import type { StudyRow, StudySource } from '#features/library/studyRows.ts';

export type SortColumn =
  'subject' | 'date' | 'description' | 'series' | 'images' | 'source' | 'state' | 'flags' | 'warnings';

export type RowFilter =
  'flagged' | 'not read' | 'in progress' | 'warnings' | `modality ${string}` | `source ${StudySource}`;

/**
 * Rows that hold every word typed and pass the filters, in order. Of filters for one thing (source, reading state) any
 * is enough; all others must hold, so that two modalities find a PET/CT. Ties keep subject and date together.
 */
export function arrangedRows(
  rows: readonly StudyRow[],
  view: {
    readonly search: string;
    readonly filters: readonly RowFilter[];
    readonly column: SortColumn;
    readonly descending: boolean;
  },
): readonly StudyRow[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const turn = view.descending ? -1 : 1;
  return rows
    .filter((row) => passesAll(row, view.filters))
    .filter((row) => words.length === 0 || hasWords(row, words))
    .sort((a, b) => turn * compare(sortKey(a, view.column), sortKey(b, view.column)) || tie(a, b));
}

function hasWords(row: StudyRow, words: readonly string[]): boolean {
  const { subject, name, date, description, accession, modalities } = row;
  const text = [subject, name, date, description, accession, ...modalities].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

function passesAll(row: StudyRow, filters: readonly RowFilter[]): boolean {
  const sources = filters.filter((filter) => filter.startsWith('source '));
  const states = filters.filter((filter) => filter === 'not read' || filter === 'in progress');
  return (
    (sources.length === 0 || sources.includes(`source ${row.source}`)) &&
    (states.length === 0 || states.includes(row.state)) &&
    filters.every((filter) => passes(row, filter))
  );
}

function passes(row: StudyRow, filter: RowFilter): boolean {
  if (filter === 'flagged') return row.flags > 0;
  if (filter === 'warnings') return row.warnings.length > 0;
  return !filter.startsWith('modality ') || row.modalities.includes(filter.slice('modality '.length));
}

/** Counts nobody states come before the smallest. */
function sortKey(row: StudyRow, column: SortColumn): string | number {
  if (column === 'warnings') return row.warnings.length;
  return row[column] ?? -1;
}

/** One collator for all: making one for every comparison of ten thousand rows takes seconds. */
const collator = new Intl.Collator('en', { numeric: true });

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

const tie = (a: StudyRow, b: StudyRow) => compare(a.subject, b.subject) || compare(a.date, b.date);
