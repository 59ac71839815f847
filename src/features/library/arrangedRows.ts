import type { StudyRow } from '#features/library/studyRows.ts';

export type SortColumn =
  'subject' | 'date' | 'description' | 'series' | 'images' | 'source' | 'state' | 'flags' | 'warnings';

export type RowFilter = 'flagged' | 'not read' | 'warnings' | `modality ${string}`;

/** Rows that hold every word typed and pass every filter, in order. Ties keep subject and date together. */
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
    .filter((row) => words.every((word) => searchText(row).includes(word)))
    .filter((row) => view.filters.every((filter) => passes(row, filter)))
    .sort((a, b) => turn * compare(sortKey(a, view.column), sortKey(b, view.column)) || tie(a, b));
}

const searchText = ({ subject, name, date, description, modalities }: StudyRow) =>
  [subject, name, date, description, ...modalities].join(' ').toLowerCase();

function passes(row: StudyRow, filter: RowFilter): boolean {
  if (filter === 'flagged') return row.flags > 0;
  if (filter === 'not read') return row.state === 'not read';
  if (filter === 'warnings') return row.warnings.length > 0;
  return row.modalities.includes(filter.slice('modality '.length));
}

const sortKey = (row: StudyRow, column: SortColumn): string | number =>
  column === 'warnings' ? row.warnings.length : row[column];

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });

const tie = (a: StudyRow, b: StudyRow) => compare(a.subject, b.subject) || compare(a.date, b.date);
