import { Checkbox } from '@mantine/core';
import type { SortColumn } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { SortHeader, type Sorting } from '#ui/SortHeader.tsx';
import { libraryWords } from '#ui/words/library.ts';
import { studyWords } from '#ui/words/studies.ts';

interface Props {
  readonly rows: readonly StudyRow[];
  readonly selected: ReadonlySet<string>;
  readonly sorting: Sorting<SortColumn>;
  readonly onSort: (sorting: Sorting<SortColumn>) => void;
  readonly onSelectAll: (selected: boolean) => void;
}

const COLUMNS: readonly (SortColumn | 'modalities')[] = [
  'subject',
  'date',
  'description',
  'modalities',
  'series',
  'images',
  'source',
  'state',
  'flags',
  'warnings',
];

const NUMERIC: readonly SortColumn[] = ['series', 'images'];

/** With boxes and pictures at the left and menus at the right. */
export const COLUMN_COUNT = COLUMNS.length + 3;

export function StudyTableHead({ rows, selected, sorting, onSort, onSelectAll }: Props) {
  const choosable = rows.filter(({ source, way }) => way !== 'files' && source !== 'remote');
  const all = choosable.length > 0 && choosable.every(({ studyUid }) => selected.has(studyUid));
  const some = choosable.some(({ studyUid }) => selected.has(studyUid));
  return (
    <thead>
      <tr>
        <th scope="col">
          <Checkbox
            size="xs"
            aria-label={libraryWords.selectAll}
            checked={all}
            indeterminate={some && !all}
            onChange={(event) => onSelectAll(event.currentTarget.checked)}
          />
        </th>
        <th scope="col">
          <span className="visually-hidden">{libraryWords.picture}</span>
        </th>
        {COLUMNS.map((column) =>
          column === 'modalities' ? (
            <th key={column} scope="col">
              {libraryWords.columns[column]}
            </th>
          ) : (
            <SortHeader
              key={column}
              column={column}
              sorting={sorting}
              onSort={onSort}
              numeric={NUMERIC.includes(column)}
            >
              {libraryWords.columns[column]}
            </SortHeader>
          ),
        )}
        <th scope="col">
          <span className="visually-hidden">{studyWords.actions}</span>
        </th>
      </tr>
    </thead>
  );
}
