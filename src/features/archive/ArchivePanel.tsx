import { Button } from '@mantine/core';
import { IconServer, IconSettings } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { loadArchive } from '#actions/archiveAddress.ts';
import { moreStudies, searchArchive } from '#actions/archiveSearch.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ArchiveSettings } from '#features/archive/ArchiveSettings.tsx';
import { RemoteStudyTable } from '#features/archive/RemoteStudyTable.tsx';
import { SearchForm } from '#features/archive/SearchForm.tsx';
import { resultsSentence } from '#features/archive/archiveWords.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';

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
        <h1>Library</h1>
        {sources}
        <IconServer size={16} aria-hidden="true" />
        <span className="archive-name">{address ? address.name : 'No archive is configured'}</span>
        {address && (
          <span className="small">
            {address.throughServer ? 'through the server of this page' : 'asked directly by this browser'}
          </span>
        )}
        <span className="grow" />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconSettings size={16} aria-hidden="true" />}
          onClick={() => setSettings(true)}
        >
          Archive settings
        </Button>
      </div>
      {served && !address && (
        <EmptyState title="No archive yet">
          Start the server with <code className="code">npm start -- --archive URL</code>, or enter the address of a
          DICOMweb service in the archive settings.
        </EmptyState>
      )}
      {address && <SearchForm busy={busy} onSearch={(query) => void searchArchive(workstation, query)} />}
      <div className="archive-results">
        {failure && <NoticeLine notice={failure} kind="failure" />}
        <p className="small archive-count" role="status">
          {busy ? 'Searching…' : results && !failure ? resultsSentence(results) : ''}
        </p>
        {searching && (
          <Button size="compact-sm" variant="default" onClick={() => searching.abort()}>
            Cancel the search
          </Button>
        )}
        {results && results.studies.length > 0 && (
          <RemoteStudyTable workstation={workstation} studies={results.studies} />
        )}
        {results?.next !== undefined && results.studies.length > 0 && (
          <Button size="sm" variant="default" loading={busy} onClick={() => void moreStudies(workstation)}>
            More studies
          </Button>
        )}
      </div>
      {settings && <ArchiveSettings workstation={workstation} onClose={() => setSettings(false)} />}
    </main>
  );
}
