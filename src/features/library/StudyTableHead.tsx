import { Checkbox } from '@mantine/core';
import type { SortColumn } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { SortHeader, type Sorting } from '#ui/SortHeader.tsx';

interface Props {
  readonly rows: readonly StudyRow[];
  readonly selected: ReadonlySet<string>;
  readonly sorting: Sorting<SortColumn>;
  readonly onSort: (sorting: Sorting<SortColumn>) => void;
  readonly onSelectAll: (selected: boolean) => void;
}

const COLUMNS: readonly { readonly column: SortColumn | 'modalities'; readonly title: string; readonly numeric?: boolean }[] = [
  { column: 'subject', title: 'Subject' },
  { column: 'date', title: 'Study date' },
  { column: 'description', title: 'Description' },
  { column: 'modalities', title: 'Modalities' },
  { column: 'series', title: 'Series', numeric: true },
  { column: 'images', title: 'Images', numeric: true },
  { column: 'source', title: 'Source' },
  { column: 'state', title: 'Reading' },
  { column: 'flags', title: 'Flags' },
  { column: 'warnings', title: 'Warnings' },
]; // prettier-ignore

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
            aria-label="Select all studies"
            checked={all}
            indeterminate={some && !all}
            onChange={(event) => onSelectAll(event.currentTarget.checked)}
          />
        </th>
        <th scope="col">
          <span className="visually-hidden">Picture</span>
        </th>
        {COLUMNS.map(({ column, title, numeric = false }) =>
          column === 'modalities' ? (
            <th key={column} scope="col">
              {title}
            </th>
          ) : (
            <SortHeader key={column} column={column} sorting={sorting} onSort={onSort} numeric={numeric}>
              {title}
            </SortHeader>
          ),
        )}
        <th scope="col">
          <span className="visually-hidden">Actions</span>
        </th>
      </tr>
    </thead>
  );
}
