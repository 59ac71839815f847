import { Button, TextInput } from '@mantine/core';
import { IconFile, IconFolderOpen, IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { forgetFiles, keepFiles } from '#actions/keepFiles.ts';
import { openSample } from '#actions/openSample.ts';
import { FilePicker } from '#ui/FilePicker.tsx';
import { importFiles, showStudies } from '#features/library/importFiles.ts';
import { LibraryFilters } from '#features/library/LibraryFilters.tsx';
import { ManifestPanel } from '#features/library/ManifestPanel.tsx';
import { SampleCards } from '#features/library/SampleCards.tsx';
import { StorageLine } from '#features/library/StorageLine.tsx';
import { arrangedRows, type RowFilter, type SortColumn } from '#features/library/arrangedRows.ts';
import { StudyTable } from '#features/library/StudyTable.tsx';
import { useStudyRows } from '#features/library/useStudyRows.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import type { Sorting } from '#ui/SortHeader.tsx';

interface Props {
  readonly workstation: Workstation;
  /** Switches between this browser's studies and other sources; stands beside the title. */
  readonly sources: ReactNode;
}

export function LibraryScreen({ workstation, sources }: Props) {
  const { rows, kept } = useStudyRows(workstation);
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<readonly RowFilter[]>([]);
  const [sorting, setSorting] = useState<Sorting<SortColumn>>({ column: 'subject', descending: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => arrangedRows(rows, { search, filters, ...sorting }), [rows, search, filters, sorting]);
  const chosen = shown.filter(({ studyUid }) => selected.has(studyUid)).map(({ studyUid }) => studyUid);

  const select = (studyUids: readonly string[], on: boolean) =>
    setSelected(
      (before) => new Set([...[...before].filter((uid) => !studyUids.includes(uid)), ...(on ? studyUids : [])]),
    );
  const open = (studyUids: readonly string[]) => void showStudies(workstation, studyUids);
  const read = (files: readonly File[]) => void importFiles(workstation, files);
  return (
    <main className="library">
      <div className="library-bar">
        <h1>Library</h1>
        {sources}
        <TextInput
          className="library-search"
          size="sm"
          aria-label="Search studies"
          placeholder="Search subject, date, description"
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <LibraryFilters rows={rows} filters={filters} onChange={setFilters} />
        <span className="grow" />
        <Button size="sm" variant="default" disabled={chosen.length === 0} onClick={() => open(chosen)}>
          {chosen.length > 0 ? `Open selected (${chosen.length})` : 'Open selected'}
        </Button>
        <FilePicker size="sm" variant="default" onFiles={read} leftSection={<IconFile size={16} aria-hidden="true" />}>
          Open files
        </FilePicker>
        <FilePicker folder size="sm" onFiles={read} leftSection={<IconFolderOpen size={16} aria-hidden="true" />}>
          Open folder
        </FilePicker>
      </div>
      <div className="library-scroll">
        <ManifestPanel workstation={workstation} />
        {rows.length === 0 ? (
          <EmptyState title="No studies yet">
            Open a folder, drop files anywhere on this window, or start with a sample study below.
          </EmptyState>
        ) : (
          <StudyTable
            rows={shown}
            selected={selected}
            sorting={sorting}
            onSort={setSorting}
            onSelect={(studyUid, on) => select([studyUid], on)}
            onSelectAll={(on) =>
              select(
                shown.filter(({ source }) => source !== 'needed').map((row) => row.studyUid),
                on,
              )
            }
            onOpen={(studyUid) => open([studyUid])}
            onFiles={read}
            onMake={(sample) => void openSample(workstation, sample)}
            onKeep={(studyUid) => void keepFiles(workstation, studyUid)}
            onForget={(studyUid) => void forgetFiles(workstation, studyUid)}
          />
        )}
        {rows.length > 0 && shown.length === 0 && <EmptyState title="No study matches the search and filters." />}
        <SampleCards workstation={workstation} />
        <StorageLine workstation={workstation} kept={kept} />
      </div>
    </main>
  );
}
