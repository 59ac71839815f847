import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { studyRows } from '#features/library/studyRows.ts';

/** The rows of the library, derived from library, ledger and archive. */
export function useStudyRows({ library, trail, archive, judgements }: Workstation) {
  const shelf = useStore(library);
  const read = useStore(trail, (state) => state.read);
  const [kept, setKept] = useState<readonly string[]>([]);
  const { studies, remembered } = shelf;
  useEffect(() => {
    // Where the browser denies its storage nothing is kept there.
    void archive.kept().then(setKept, () => setKept([]));
  }, [archive, studies, read.studies]);
  const rows = useMemo(
    () => studyRows({ studies, remembered, kept, read, judgements: judgements(read) }),
    [studies, remembered, kept, read, judgements],
  );
  return { rows, kept };
}
