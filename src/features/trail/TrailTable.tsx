import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { TrailRow } from '#features/trail/trailRows.ts';
import { trailWords } from '#ui/words/trail.ts';

/** A first guess; every row is measured once drawn. */
const USUAL_HEIGHT = 56;

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly rowOf: (entry: LedgerEntry) => TrailRow;
}

/** A ledger has thousands of entries: only the rows in sight are drawn, between two spacers. */
export function TrailTable({ entries, rowOf }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // No compiler memoizes this component, so the functions the hook returns are always fresh.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => entries[index]?.sequence ?? index,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="panel-scroll" tabIndex={0} role="region" aria-label={trailWords.table}>
      <table className="table trail" aria-rowcount={entries.length + 1}>
        <caption className="visually-hidden">{trailWords.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="numeric trail-number">
              {trailWords.columns.number}
            </th>
            <th scope="col" className="trail-when">
              {trailWords.columns.when}
            </th>
            <th scope="col" className="trail-act">
              {trailWords.columns.act}
            </th>
            <th scope="col">{trailWords.columns.change}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {drawn.map(({ index, key }) => {
            const entry = entries[index];
            const row = entry && rowOf(entry);
            return (
              row && (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  title={row.hash}
                >
                  <td className="numeric">{row.sequence}</td>
                  <td>
                    <div className="trail-time">{row.date}</div>
                    <div className="trail-time">{row.time}</div>
                    <div className="small">
                      {row.person}, {row.role}
                    </div>
                  </td>
                  <th scope="row">
                    {row.act}
                    {row.subject && <div className="small">{row.subject}</div>}
                  </th>
                  <td className="trail-change">
                    {row.before && (
                      <>
                        <span className="small">{row.before}</span> →{' '}
                      </>
                    )}
                    {row.after}
                  </td>
                </tr>
              )
            );
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={4} className="trail-spacer" />
    </tr>
  );
}
