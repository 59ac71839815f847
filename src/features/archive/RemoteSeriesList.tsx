import { Button } from '@mantine/core';
import type { SeriesListing } from '#stores/archive.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { archiveWords } from '#ui/words/archive.ts';

interface Props {
  readonly listing: SeriesListing | undefined;
  readonly onOpen: (seriesUid: string) => void;
  readonly onRetry: () => void;
}

/** The series of a study with the archive's counts; each can be opened without the others. */
export function RemoteSeriesList({ listing, onOpen, onRetry }: Props) {
  if (!listing || listing.phase === 'running') return <p className="small">{archiveWords.listingSeries}</p>;
  if (listing.phase === 'failed') {
    return (
      <div className="remote-failure">
        <NoticeLine notice={listing.failure} kind="failure" />
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {archiveWords.tryAgain}
        </Button>
      </div>
    );
  }
  return (
    <ul className="remote-series">
      {listing.series.map(({ seriesUid, modality, number, description, images }) => {
        const title = description || archiveWords.seriesNumber(number);
        return (
          <li key={seriesUid}>
            <span className="modality">{modality || '–'}</span>
            <span className="remote-series-title">{title}</span>
            <span className="small">
              {images === undefined ? archiveWords.notCounted : archiveWords.images(images)}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={archiveWords.openSeries(title)}
              onClick={() => onOpen(seriesUid)}
            >
              {archiveWords.open}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
