import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StorageUsage, Workstation } from '#actions/workstation.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { shownDate } from '#ui/dates.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { shownBytes } from '#ui/shownQuantity.ts';

interface Props {
  readonly workstation: Workstation;
  /** Studies with a copy in this browser. */
  readonly rows: readonly StudyRow[];
  readonly usage: StorageUsage;
  readonly onDelete: (row: StudyRow) => void;
  readonly onClose: () => void;
}

const share = ({ used, quota }: StorageUsage) => (quota > 0 ? used / quota : 0);

/** Which kept study takes how much, the largest first, and the way to give its room back. */
export function StorageDialog({ workstation, rows, usage, onDelete, onClose }: Props) {
  const [sizes, setSizes] = useState<ReadonlyMap<string, number>>();
  useEffect(() => {
    void workstation.archive.sizes().then(setSizes, () => setSizes(new Map()));
  }, [workstation, rows.length]);
  const largest = [...rows].sort((a, b) => (sizes?.get(b.studyUid) ?? 0) - (sizes?.get(a.studyUid) ?? 0));
  const remove = (row: StudyRow) => {
    onClose();
    onDelete(row);
  };
  return (
    <Dialog title="Storage of this browser" onClose={onClose}>
      <p>
        {shownBytes(usage.used)} of {shownBytes(usage.quota)} used, for kept studies, small pictures, the ledger and the
        app itself.
      </p>
      <meter className="storage-meter" aria-label="Storage used" value={share(usage)} min={0} max={1} />
      {rows.length === 0 ? (
        <p className="small">
          No study is kept. Keep one from its menu in the table, so that a reload finds its files.
        </p>
      ) : (
        <table className="table">
          <caption className="visually-hidden">Kept studies by size</caption>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              <th scope="col">Study date</th>
              <th scope="col" className="numeric">
                Size
              </th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {largest.map((row) => (
              <tr key={row.studyUid}>
                <th scope="row">{row.subject}</th>
                <td>{shownDate(row.date)}</td>
                <td className="numeric">{sizes ? shownBytes(sizes.get(row.studyUid) ?? 0) : '…'}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Delete local copy of ${row.subject} ${shownDate(row.date)}`}
                    onClick={() => remove(row)}
                  >
                    Delete local copy
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
