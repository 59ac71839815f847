import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface Sorting<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** The same column again turns the order round. */
export const sortedBy = <Column extends string>(now: Sorting<Column>, column: Column): Sorting<Column> => ({
  column,
  descending: now.column === column ? !now.descending : false,
});

interface Props<Column extends string> {
  readonly column: Column;
  readonly sorting: Sorting<Column>;
  readonly onSort: (sorting: Sorting<Column>) => void;
  readonly numeric?: boolean;
  readonly children: ReactNode;
}

export function SortHeader<Column extends string>({ column, sorting, onSort, numeric, children }: Props<Column>) {
  const active = sorting.column === column;
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={numeric ? 'numeric' : undefined}
      aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="sort" onClick={() => onSort(sortedBy(sorting, column))}>
        {children}
        <Arrow size={12} aria-hidden="true" visibility={active ? 'visible' : 'hidden'} />
      </button>
    </th>
  );
}
