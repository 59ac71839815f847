import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { fetchStudy, openArrived } from '#actions/archive/archiveTransfer.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import type { Transfer } from '#stores/archive.ts';
import { FilePicker } from '#ui/FilePicker.tsx';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { libraryWords } from '#ui/words/library.ts';
import { transferWords } from '#ui/words/transfers.ts';

interface Props {
  readonly workstation: Workstation;
  readonly row: StudyRow;
  readonly onOpen: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where the images are, or the way to get them again; while they are fetched, how far that is. */
export function SourceCell({ workstation, row, onOpen, onFiles }: Props) {
  const transfer = useStore(workstation.remote, ({ transfers }) => transfers[row.studyUid]);
  if (transfer) return <FetchingCell workstation={workstation} row={row} transfer={transfer} />;
  if (row.source !== 'needed' && row.source !== 'remote') return libraryWords.sources[row.source];
  if (row.way === 'make' || row.way === 'fetch') {
    return (
      <>
        <Button size="compact-xs" variant="default" onClick={onOpen}>
          {row.way === 'make' ? libraryWords.makeAgain : libraryWords.openFromArchive}
        </Button>
        {row.way === 'fetch' && <div className="small">{row.archive}</div>}
      </>
    );
  }
  return (
    <>
      <FilePicker folder size="compact-xs" variant="default" onFiles={onFiles}>
        {libraryWords.openFolderAgain}
      </FilePicker>
      {row.archive !== undefined && <div className="small">{libraryWords.cameFrom(row.archive)}</div>}
    </>
  );
}

interface FetchingProps {
  readonly workstation: Workstation;
  readonly row: StudyRow;
  readonly transfer: Transfer;
}

function FetchingCell({ workstation, row: { studyUid, subject }, transfer }: FetchingProps) {
  const { seriesUids } = transfer;
  const fetch = () => void fetchStudy(workstation, { studyUid, ...(seriesUids ? { seriesUids } : {}) });
  const button = (words: string, onClick: () => void) => (
    <Button size="compact-xs" variant="default" aria-label={transferWords.ofStudy(words, subject)} onClick={onClick}>
      {words}
    </Button>
  );
  switch (transfer.phase) {
    case 'running': {
      const { images, total, cancel, waiting } = transfer;
      const label = total > 0 ? transferWords.imagesOf(images, total) : transferWords.listing;
      return (
        <>
          <ProgressLine label={label} fraction={total > 0 ? images / total : undefined} onCancel={cancel} />
          {waiting !== undefined && <div className="small">{waiting}</div>}
        </>
      );
    }
    case 'cancelled':
      return (
        <>
          {transferWords.cancelled} {button(transferWords.resume, fetch)}
        </>
      );
    case 'failed':
      return (
        <>
          {button(transferWords.tryAgain, fetch)}
          <div className="small">{transfer.failure.message}</div>
        </>
      );
    case 'incomplete': {
      const { files, missing } = transfer.arrived;
      return (
        <>
          {button(transferWords.fetchRest, fetch)}{' '}
          {button(transferWords.openArrived, () => void openArrived(workstation, studyUid))}
          <div className="small">
            {transferWords.arrived(files.length, missing.length)} {missing[0]?.failure.message}
          </div>
        </>
      );
    }
  }
}
