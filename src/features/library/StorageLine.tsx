import { useEffect, useState } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { shownBytes } from '#ui/shownQuantity.ts';

interface Props {
  readonly workstation: Workstation;
  readonly kept: readonly string[];
}

/** What the kept files take, and what the browser allows. */
export function StorageLine({ workstation, kept }: Props) {
  const [usage, setUsage] = useState<{ readonly used: number; readonly quota: number }>();
  useEffect(() => {
    void workstation.archive.usage().then(setUsage);
  }, [workstation, kept]);
  if (!usage) return null;
  return (
    <p className="small storage-line">
      {kept.length === 1 ? '1 study' : `${kept.length} studies`} kept in this browser · {shownBytes(usage.used)} used of{' '}
      {shownBytes(usage.quota)}. Files of other studies stay where they are and are asked for again after a reload.
    </p>
  );
}
