import { Button } from '@mantine/core';
import { IconServer } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { loadArchive } from '#actions/archive/archiveAddress.ts';
import { moreOfWords, searchArchiveWords, type FoundStudies } from '#actions/archive/searchArchiveWords.ts';
import type { Workstation } from '#actions/workstation.ts';
import { foundSentence } from '#features/library/foundSentence.ts';
import { libraryWords } from '#ui/words/library.ts';

interface Props {
  readonly workstation: Workstation;
  /** What is typed into the search field. */
  readonly words: string;
}

/** Where an archive is connected: asks it for the words typed, page by page; what it finds is listed with the other studies. */
export function ArchiveSearchLine({ workstation, words }: Props) {
  const { served, address } = useStore(workstation.remote);
  const [found, setFound] = useState<{ readonly words: string; readonly studies: FoundStudies }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!served) void loadArchive(workstation);
  }, [workstation, served]);
  if (!address) return null;
  const ask = (search: Promise<FoundStudies | undefined>, before?: FoundStudies) => {
    setBusy(true);
    const show = (now: FoundStudies | undefined) => {
      const studies = now ?? before;
      setFound(studies && { words, studies });
    };
    void search.then(show).finally(() => setBusy(false));
  };
  const shown = found?.words === words ? found.studies : undefined;
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={busy || words.trim() === ''}
        leftSection={<IconServer size={15} aria-hidden="true" />}
        title={libraryWords.archiveSearchHint(address.name)}
        onClick={() => ask(searchArchiveWords(workstation, words))}
      >
        {libraryWords.archiveSearch}
      </Button>
      <span className="small" role="status">
        {shown && foundSentence(shown)}
      </span>
      {shown && shown.rest.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={() => ask(moreOfWords(workstation, shown), shown)}
        >
          {libraryWords.archiveMore}
        </Button>
      )}
    </>
  );
}
