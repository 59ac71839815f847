import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StorageUsage, Workstation } from '#actions/workstation.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { shownDate } from '#ui/dates.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { shownBytes } from '#ui/shownQuantity.ts';
import { storageWords } from '#ui/words/storage.ts';
import { studyWords } from '#ui/words/studies.ts';

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
    <Dialog title={storageWords.title} onClose={onClose}>
      <p>{storageWords.used(shownBytes(usage.used), shownBytes(usage.quota))}</p>
      <meter className="storage-meter" aria-label={storageWords.meter} value={share(usage)} min={0} max={1} />
      {rows.length === 0 ? (
        <p className="small">{storageWords.none}</p>
      ) : (
        <table className="table">
          <caption className="visually-hidden">{storageWords.table}</caption>
          <thead>
            <tr>
              <th scope="col">{studyWords.subject}</th>
              <th scope="col">{studyWords.studyDate}</th>
              <th scope="col" className="numeric">
                {storageWords.size}
              </th>
              <th scope="col">
                <span className="visually-hidden">{studyWords.actions}</span>
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
                    aria-label={storageWords.deleteCopyOf(row.subject, shownDate(row.date))}
                    onClick={() => remove(row)}
                  >
                    {storageWords.deleteCopy}
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
