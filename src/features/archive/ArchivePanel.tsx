import { Button } from '@mantine/core';
import { IconServer, IconSettings } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { loadArchive } from '#actions/archive/archiveAddress.ts';
import { moreStudies, searchArchive } from '#actions/archive/archiveSearch.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ArchiveSettings } from '#features/archive/ArchiveSettings.tsx';
import { RemoteStudyTable } from '#features/archive/RemoteStudyTable.tsx';
import { SearchForm } from '#features/archive/SearchForm.tsx';
import { resultsSentence } from '#features/archive/archiveSentences.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { archiveWords } from '#ui/words/archive.ts';
import { libraryWords } from '#ui/words/library.ts';

interface Props {
  readonly workstation: Workstation;
  /** Switches back to this browser's studies; stands beside the title. */
  readonly sources: ReactNode;
}

/** Studies of an archive on the network: searched, fetched and opened like files. */
export function ArchivePanel({ workstation, sources }: Props) {
  const { served, address, searching, results, failure } = useStore(workstation.remote);
  const [settings, setSettings] = useState(false);
  useEffect(() => {
    if (!served) void loadArchive(workstation);
  }, [workstation, served]);

  const busy = searching !== undefined;
  return (
    <main className="archive">
      <div className="archive-bar">
        <h1>{libraryWords.title}</h1>
        {sources}
        <IconServer size={16} aria-hidden="true" />
        <span className="archive-name">{address ? address.name : archiveWords.notConfigured}</span>
        {address && (
          <span className="small">{address.throughServer ? archiveWords.throughServer : archiveWords.direct}</span>
        )}
        <span className="grow" />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconSettings size={16} aria-hidden="true" />}
          onClick={() => setSettings(true)}
        >
          {archiveWords.settings}
        </Button>
      </div>
      {served && !address && (
        <EmptyState title={archiveWords.none}>
          {archiveWords.startServer} <code className="code">{archiveWords.startCommand}</code>
          {archiveWords.orEnter}
        </EmptyState>
      )}
      {address && <SearchForm busy={busy} onSearch={(query) => void searchArchive(workstation, query)} />}
      <div className="archive-results">
        {failure && <NoticeLine notice={failure} kind="failure" />}
        <p className="small archive-count" role="status">
          {busy ? archiveWords.searching : results && !failure ? resultsSentence(results) : ''}
        </p>
        {searching && (
          <Button size="compact-sm" variant="default" onClick={() => searching.abort()}>
            {archiveWords.cancelSearch}
          </Button>
        )}
        {results && results.studies.length > 0 && (
          <RemoteStudyTable workstation={workstation} studies={results.studies} />
        )}
        {results?.next !== undefined && results.studies.length > 0 && (
          <Button size="sm" variant="default" loading={busy} onClick={() => void moreStudies(workstation)}>
            {archiveWords.more}
          </Button>
        )}
      </div>
      {settings && <ArchiveSettings workstation={workstation} onClose={() => setSettings(false)} />}
    </main>
  );
}
