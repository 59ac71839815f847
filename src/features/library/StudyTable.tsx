import { Checkbox } from '@mantine/core';
import type { SortColumn } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { StudyTableRow, type RowActions } from '#features/library/StudyTableRow.tsx';
import { SortHeader, type Sorting } from '#ui/SortHeader.tsx';

interface Props extends RowActions {
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

export function StudyTable({ rows, selected, sorting, onSort, onSelectAll, ...actions }: Props) {
  const choosable = rows.filter(({ source }) => source !== 'needed');
  const all = choosable.length > 0 && choosable.every(({ studyUid }) => selected.has(studyUid));
  const some = choosable.some(({ studyUid }) => selected.has(studyUid));
  return (
    <table className="table studies">
      <caption className="visually-hidden">Studies</caption>
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
      <tbody>
        {rows.map((row) => (
          <StudyTableRow key={row.studyUid} row={row} selected={selected.has(row.studyUid)} {...actions} />
        ))}
      </tbody>
    </table>
  );
}
