import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { studyRows } from '#features/library/studyRows.ts';

/** The rows of the library, derived from library, ledger, this browser's copies and what the archive listed. */
export function useStudyRows({ library, trail, archive, remote, judgements }: Workstation) {
  const studies = useStore(library, (shelf) => shelf.studies);
  const remembered = useStore(library, (shelf) => shelf.remembered);
  const listed = useStore(remote, (state) => state.listed);
  const name = useStore(remote, ({ address }) => address?.name);
  const read = useStore(trail, (state) => state.read);
  const [kept, setKept] = useState<readonly string[]>([]);
  useEffect(() => {
    // Where the browser denies its storage nothing is kept there.
    void archive.kept().then(setKept, () => setKept([]));
  }, [archive, studies, read.studies]);
  const rows = useMemo(
    () => studyRows({ studies, remembered, kept, listed, archive: name, read, judgements: judgements(read) }),
    [studies, remembered, kept, listed, name, read, judgements],
  );
  return { rows, kept };
}
