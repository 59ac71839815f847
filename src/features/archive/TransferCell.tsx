import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import type { RemoteStudy } from '#core/archive/archive.ts';
import { fetchStudy, openArrived } from '#actions/archiveTransfer.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Transfer } from '#stores/archive.ts';
import { imagesOf, missingSentences } from '#features/archive/archiveWords.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { shownCount } from '#ui/shownQuantity.ts';

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
    <Button size="compact-sm" variant="default" aria-label={`${words}: ${subject}`} onClick={onClick}>
      {words}
    </Button>
  );
  if (!transfer) return button('Open');
  return (
    <div className="transfer" {...(transfer.phase === 'running' ? {} : { role: 'status' })}>
      <TransferWords transfer={transfer} />
      {transfer.phase === 'cancelled' && button('Resume')}
      {transfer.phase === 'failed' && button('Try again')}
      {transfer.phase === 'incomplete' && (
        <div className="transfer-choices">
          {button('Fetch the rest')}
          {button('Open what arrived', () => void openArrived(workstation, studyUid))}
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
      return <p className="small">Cancelled; {imagesOf(transfer.images, transfer.total)} are here.</p>;
    case 'failed':
      return <NoticeLine notice={transfer.failure} kind="failure" />;
    case 'incomplete': {
      const { files, missing } = transfer.arrived;
      return (
        <>
          <p>
            Incomplete: {shownCount(files.length)} images are here, {shownCount(missing.length)} missing.
          </p>
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
