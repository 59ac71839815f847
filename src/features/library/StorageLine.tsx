import { useEffect, useState } from 'react';
import type { StorageUsage, Workstation } from '#actions/workstation.ts';
import { StorageDialog } from '#features/library/StorageDialog.tsx';
import type { StudyRow } from '#features/library/studyRows.ts';
import { shownBytes } from '#ui/shownQuantity.ts';
import { storageWords } from '#ui/words/storage.ts';

interface Props {
  readonly workstation: Workstation;
  readonly rows: readonly StudyRow[];
  readonly kept: readonly string[];
  readonly onDelete: (row: StudyRow) => void;
}

/** What the kept files take, what the browser allows, and whether it may take them away. */
export function StorageLine({ workstation, rows, kept, onDelete }: Props) {
  const [usage, setUsage] = useState<StorageUsage>();
  const [listed, setListed] = useState(false);
  useEffect(() => {
    void workstation.archive.usage().then(setUsage, () => setUsage(undefined));
  }, [workstation, kept]);
  if (!usage) return null;
  return (
    <>
      <p className="small storage-line">
        {storageWords.line(
          kept.length,
          shownBytes(usage.used),
          shownBytes(usage.quota),
          usage.persisted ? storageWords.protected : storageWords.unprotected,
        )}{' '}
        <button type="button" className="link-button" onClick={() => setListed(true)}>
          {storageWords.byStudy}
        </button>
      </p>
      {listed && (
        <StorageDialog
          workstation={workstation}
          rows={rows.filter(({ studyUid }) => kept.includes(studyUid))}
          usage={usage}
          onDelete={onDelete}
          onClose={() => setListed(false)}
        />
      )}
    </>
  );
}
