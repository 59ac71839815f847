import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import type { SortColumn } from '#features/library/arrangedRows.ts';
import { rowAfter } from '#features/library/rowKeys.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { COLUMN_COUNT, StudyTableHead } from '#features/library/StudyTableHead.tsx';
import { StudyTableRow, type RowActions } from '#features/library/StudyTableRow.tsx';
import type { Sorting } from '#ui/SortHeader.tsx';
import { libraryWords } from '#ui/words/library.ts';

interface Props extends RowActions {
  readonly workstation: Workstation;
  readonly rows: readonly StudyRow[];
  readonly selected: ReadonlySet<string>;
  readonly sorting: Sorting<SortColumn>;
  readonly onSort: (sorting: Sorting<SortColumn>) => void;
  readonly onSelectAll: (selected: boolean) => void;
  /** What scrolls: the table is a part of it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** Pixels: a first guess, every row is measured once drawn; and what the sticky head covers. */
const USUAL_HEIGHT = 53;
const HEAD_HEIGHT = 34;

/**
 * Of thousands of studies only the rows in sight are drawn, between spacers, and the one the keys are on. Arrows, page
 * keys, Home and End move between rows, Enter opens, Space selects.
 */
export function StudyTable({ workstation, rows, selected, sorting, scroller, onSort, onSelectAll, ...actions }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [margin, setMargin] = useState(0);
  const [current, setCurrent] = useState(0);
  const moved = useRef(false);
  const at = Math.min(current, Math.max(rows.length - 1, 0));
  useLayoutEffect(() => {
    // What stands above the table (a manifest) comes, grows and goes.
    const look = () => setMargin(table.current?.offsetTop ?? 0);
    const observer = new ResizeObserver(look);
    for (const part of scroller.current?.children ?? []) observer.observe(part);
    look();
    return () => observer.disconnect();
  }, [scroller, rows]);
  // No compiler memoizes this component, so the functions the hook returns are always fresh.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => rows[index]?.studyUid ?? index,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) =>
      withCurrent({ startIndex, endIndex, overscan, count }, at),
  });
  useEffect(() => {
    const row = table.current?.querySelector<HTMLElement>(`tr[data-index="${at}"]`);
    if (!moved.current || !row) return;
    moved.current = false;
    row.focus({ preventScroll: true });
  });
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    // Menus and popovers of a row are elsewhere in the page; what is typed there is not meant for the table.
    if (!(event.target instanceof Element) || !table.current?.contains(event.target)) return;
    const to = rowAfter(event.key, at, rows.length);
    const row = rows[at];
    const onRow = event.target.matches('tbody tr');
    if (to !== undefined) {
      moved.current = true;
      setCurrent(to);
      virtual.scrollToIndex(to, { align: 'auto' });
    } else if (onRow && row && event.key === 'Enter') actions.onOpen(row);
    else if (onRow && row && event.key === ' ') actions.onSelect(row.studyUid, !selected.has(row.studyUid));
    else return;
    event.preventDefault();
  };
  const drawn = virtual.getVirtualItems();
  const below = virtual.getTotalSize() + margin - (drawn.at(-1)?.end ?? margin);
  return (
    <table ref={table} className="table studies" aria-rowcount={rows.length + 1} onKeyDown={press}>
      <caption className="visually-hidden">{libraryWords.table}</caption>
      <StudyTableHead rows={rows} selected={selected} sorting={sorting} onSort={onSort} onSelectAll={onSelectAll} />
      <tbody>
        {drawn.map(({ index, key, start }, position) => {
          const row = rows[index];
          return (
            row && (
              <Fragment key={key}>
                <Spacer height={start - (drawn[position - 1]?.end ?? margin)} />
                <StudyTableRow
                  ref={virtual.measureElement}
                  workstation={workstation}
                  row={row}
                  index={index}
                  selected={selected.has(row.studyUid)}
                  current={index === at}
                  onCurrent={setCurrent}
                  {...actions}
                />
              </Fragment>
            )
          );
        })}
        <Spacer height={below} />
      </tbody>
    </table>
  );
}

interface Range {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly overscan: number;
  readonly count: number;
}

/** The rows in sight and some around them; the row with the focus too, which would lose it by leaving the page. */
function withCurrent({ startIndex, endIndex, overscan, count }: Range, current: number): number[] {
  const from = Math.max(startIndex - overscan, 0);
  const to = Math.min(endIndex + overscan, count - 1);
  const seen = Array.from({ length: Math.max(to - from + 1, 0) }, (_, position) => from + position);
  return current >= count || (current >= from && current <= to) ? seen : [...seen, current].sort((a, b) => a - b);
}

/** Keeps the place of rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={COLUMN_COUNT} style={{ height }} />
    </tr>
  );
}
