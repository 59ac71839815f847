import { Button } from '@mantine/core';
import { IconServer } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { loadArchive } from '#actions/archive/archiveAddress.ts';
import { searchArchiveWords, type FoundStudies } from '#actions/archive/archiveSearch.ts';
import type { Workstation } from '#actions/workstation.ts';
import { libraryWords } from '#ui/words/library.ts';
import { studyWords } from '#ui/words/studies.ts';

interface Props {
  readonly workstation: Workstation;
  /** What is typed into the search field. */
  readonly words: string;
}

/** Where an archive is connected: asks it for the words typed; what it finds is listed with the other studies. */
export function ArchiveSearchLine({ workstation, words }: Props) {
  const { served, address } = useStore(workstation.remote);
  const [found, setFound] = useState<{ readonly words: string; readonly studies: FoundStudies }>();
  useEffect(() => {
    if (!served) void loadArchive(workstation);
  }, [workstation, served]);
  if (!address) return null;
  const search = () =>
    void searchArchiveWords(workstation, words).then((studies) => setFound(studies && { words, studies }));
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={words.trim() === ''}
        leftSection={<IconServer size={15} aria-hidden="true" />}
        title={libraryWords.archiveSearchHint(address.name)}
        onClick={search}
      >
        {libraryWords.archiveSearch}
      </Button>
      <span className="small" role="status">
        {found?.words === words && foundWords(found.studies)}
      </span>
    </>
  );
}

function foundWords({ count, more }: FoundStudies): string {
  if (count === 0) return libraryWords.archiveNone;
  const studies = studyWords.count(count);
  return more ? libraryWords.archiveFoundMore(studies) : libraryWords.archiveFound(studies);
}
