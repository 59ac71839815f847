import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import type { RemoteStudy } from '#core/archive/archive.ts';
import { fetchStudy, openArrived } from '#actions/archive/archiveTransfer.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Transfer } from '#stores/archive.ts';
import { imagesOf, missingSentences } from '#features/archive/archiveSentences.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { transferWords } from '#ui/words/transfers.ts';

interface Props {
  readonly workstation: Workstation;
  readonly study: RemoteStudy;
  readonly subject: string;
}

/** Open, how far the fetching is, or what is missing and what can be done about it. */
export function TransferCell({ workstation, study: { studyUid }, subject }: Props) {
  const transfer = useStore(workstation.remote, ({ transfers }) => transfers[studyUid]);
  const seriesUids = transfer?.seriesUids;
  const fetch = () => void fetchStudy(workstation, { studyUid, ...(seriesUids ? { seriesUids } : {}) });
  const button = (words: string, onClick: () => void = fetch) => (
    <Button size="compact-sm" variant="default" aria-label={transferWords.ofStudy(words, subject)} onClick={onClick}>
      {words}
    </Button>
  );
  if (!transfer) return button(transferWords.open);
  return (
    <div className="transfer" {...(transfer.phase === 'running' ? {} : { role: 'status' })}>
      <TransferWords transfer={transfer} />
      {transfer.phase === 'cancelled' && button(transferWords.resume)}
      {transfer.phase === 'failed' && button(transferWords.tryAgain)}
      {transfer.phase === 'incomplete' && (
        <div className="transfer-choices">
          {button(transferWords.fetchRest)}
          {button(transferWords.openArrived, () => void openArrived(workstation, studyUid))}
        </div>
      )}
    </div>
  );
}

function TransferWords({ transfer }: { readonly transfer: Transfer }) {
  switch (transfer.phase) {
    case 'running': {
      const { images, total, waiting, cancel } = transfer;
      return (
        <>
          <ProgressLine
            label={imagesOf(images, total)}
            fraction={total > 0 ? images / total : undefined}
            onCancel={cancel}
          />
          {waiting !== undefined && <p className="small">{waiting}</p>}
        </>
      );
    }
    case 'cancelled':
      return <p className="small">{transferWords.cancelledWith(imagesOf(transfer.images, transfer.total))}</p>;
    case 'failed':
      return <NoticeLine notice={transfer.failure} kind="failure" />;
    case 'incomplete': {
      const { files, missing } = transfer.arrived;
      return (
        <>
          <p>{transferWords.incomplete(transferWords.arrived(files.length, missing.length))}</p>
          {missingSentences(missing).map((sentence) => (
            <p key={sentence} className="small">
              {sentence}
            </p>
          ))}
        </>
      );
    }
  }
}
