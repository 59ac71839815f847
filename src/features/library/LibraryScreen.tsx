import { Button, TextInput } from '@mantine/core';
import { IconFile, IconFolderOpen, IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { forgetFiles, keepFiles } from '#actions/studies/keepFiles.ts';
import { ArchiveSearchLine } from '#features/library/ArchiveSearchLine.tsx';
import { FilePicker } from '#ui/FilePicker.tsx';
import { DeleteCopyDialog } from '#features/library/DeleteCopyDialog.tsx';
import { importFiles, showRows } from '#features/library/importFiles.ts';
import { LibraryFilters } from '#features/library/LibraryFilters.tsx';
import { ManifestPanel } from '#features/library/ManifestPanel.tsx';
import { SampleCards } from '#features/library/SampleCards.tsx';
import { StorageLine } from '#features/library/StorageLine.tsx';
import { arrangedRows, type RowFilter, type SortColumn } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { StudyTable } from '#features/library/StudyTable.tsx';
import { useStudyRows } from '#features/library/useStudyRows.ts';
import { shownDate } from '#ui/dates.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import type { Sorting } from '#ui/SortHeader.tsx';
import { libraryWords } from '#ui/words/library.ts';

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
  const [deleting, setDeleting] = useState<StudyRow>();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = shown.filter(({ studyUid }) => selected.has(studyUid));

  const select = (studyUids: readonly string[], on: boolean) =>
    setSelected((before) => {
      const asked = new Set(studyUids);
      return new Set([...[...before].filter((uid) => !asked.has(uid)), ...(on ? studyUids : [])]);
    });
  const open = (opened: readonly StudyRow[]) => void showRows(workstation, opened);
  const read = (files: readonly File[]) => void importFiles(workstation, files);
  return (
    <main className="library">
      <div className="library-bar">
        <h1>{libraryWords.title}</h1>
        {sources}
        <TextInput
          className="library-search"
          size="sm"
          aria-label={libraryWords.search}
          placeholder={libraryWords.searchHint}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <ArchiveSearchLine workstation={workstation} words={search} />
        <LibraryFilters rows={rows} filters={filters} onChange={setFilters} />
        <span className="grow" />
        <Button size="sm" variant="default" disabled={chosen.length === 0} onClick={() => open(chosen)}>
          {libraryWords.openSelected(chosen.length)}
        </Button>
        <FilePicker size="sm" variant="default" onFiles={read} leftSection={<IconFile size={16} aria-hidden="true" />}>
          {libraryWords.openFiles}
        </FilePicker>
        <FilePicker folder size="sm" onFiles={read} leftSection={<IconFolderOpen size={16} aria-hidden="true" />}>
          {libraryWords.openFolder}
        </FilePicker>
      </div>
      <div ref={scroller} className="library-scroll">
        <ManifestPanel workstation={workstation} />
        {rows.length === 0 ? (
          <EmptyState title={libraryWords.none}>{libraryWords.noneHint}</EmptyState>
        ) : (
          <StudyTable
            workstation={workstation}
            rows={shown}
            selected={selected}
            sorting={sorting}
            scroller={scroller}
            onSort={setSorting}
            onSelect={(studyUid, on) => select([studyUid], on)}
            onSelectAll={(on) =>
              select(
                // All that is on an archive is not fetched by one click.
                shown.filter(({ source, way }) => way !== 'files' && source !== 'remote').map((row) => row.studyUid),
                on,
              )
            }
            onOpen={(row) => open([row])}
            onFiles={read}
            onKeep={(studyUid) => void keepFiles(workstation, studyUid)}
            onDelete={setDeleting}
          />
        )}
        {rows.length > 0 && shown.length === 0 && <EmptyState title={libraryWords.noMatch} />}
        <SampleCards workstation={workstation} />
        <StorageLine workstation={workstation} rows={rows} kept={kept} onDelete={setDeleting} />
      </div>
      {deleting && (
        <DeleteCopyDialog
          subject={`${deleting.subject}, ${shownDate(deleting.date)}`}
          onConfirm={() => void forgetFiles(workstation, deleting.studyUid)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </main>
  );
}
