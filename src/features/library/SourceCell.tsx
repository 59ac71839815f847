import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { fetchStudy, openArrived } from '#actions/archiveTransfer.ts';
import type { Workstation } from '#actions/workstation.ts';
import { SOURCE_WORDS } from '#features/library/sourceWords.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import type { Transfer } from '#stores/archive.ts';
import { FilePicker } from '#ui/FilePicker.tsx';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { shownCount } from '#ui/shownQuantity.ts';

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
  if (row.source !== 'needed' && row.source !== 'remote') return SOURCE_WORDS[row.source];
  if (row.way === 'make' || row.way === 'fetch') {
    return (
      <>
        <Button size="compact-xs" variant="default" onClick={onOpen}>
          {row.way === 'make' ? 'Make the sample again' : 'Open from archive'}
        </Button>
        {row.way === 'fetch' && <div className="small">{row.archive}</div>}
      </>
    );
  }
  return (
    <>
      <FilePicker folder size="compact-xs" variant="default" onFiles={onFiles}>
        Open the folder again
      </FilePicker>
      {row.archive !== undefined && <div className="small">It came from {row.archive}, which is not connected.</div>}
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
    <Button size="compact-xs" variant="default" aria-label={`${words}: ${subject}`} onClick={onClick}>
      {words}
    </Button>
  );
  switch (transfer.phase) {
    case 'running': {
      const { images, total, cancel, waiting } = transfer;
      const label = total > 0 ? `${shownCount(images)} of ${shownCount(total)} images` : 'Listing images';
      return (
        <>
          <ProgressLine label={label} fraction={total > 0 ? images / total : undefined} onCancel={cancel} />
          {waiting !== undefined && <div className="small">{waiting}</div>}
        </>
      );
    }
    case 'cancelled':
      return <>Cancelled {button('Resume', fetch)}</>;
    case 'failed':
      return (
        <>
          {button('Try again', fetch)}
          <div className="small">{transfer.failure.message}</div>
        </>
      );
    case 'incomplete': {
      const { files, missing } = transfer.arrived;
      return (
        <>
          {button('Fetch the rest', fetch)} {button('Open what arrived', () => void openArrived(workstation, studyUid))}
          <div className="small">
            {shownCount(files.length)} images are here, {shownCount(missing.length)} missing.{' '}
            {missing[0]?.failure.message}
          </div>
        </>
      );
    }
  }
}
