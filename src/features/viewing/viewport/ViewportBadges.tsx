import type { Failure } from '#core/result.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Held } from '#stores/volumes.ts';
import { viewportWords } from '#ui/words/viewport.ts';

const { badges, notices } = viewportWords;

interface BadgesProps extends Pick<OverlayView, 'shown'> {
  readonly held: Held | undefined;
}

/** Reasons not to read numbers off this picture, in words. */
export function ViewportBadges({ shown: { series, withheld, decoded }, held }: BadgesProps) {
  const displayOnly = decoded.kind === 'volume' ? decoded.volume.displayOnly : undefined;
  const imagesOnly = decoded.kind === 'images' ? decoded.images[0]?.displayOnly : undefined;
  return (
    <div className="badges">
      {withheld && (
        <p className="badge" title={withheld.code}>
          {series.kind === 'pet' ? badges.notSuv(withheld.message) : badges.notCalibrated(withheld.message)}
        </p>
      )}
      {held?.state === 'paged' && (
        <p className="badge" title={held.failure.message}>
          {badges.imageByImage}
        </p>
      )}
      {displayOnly && <p className="badge">{badges.displayOnly(displayOnly)}</p>}
      {imagesOnly && <p className="badge">{badges.displayOnly(imagesOnly)}</p>}
    </div>
  );
}

interface NoticeProps {
  readonly held: Held | undefined;
  readonly failure: Failure | undefined;
  readonly empty: boolean;
  /** The viewer comes after the first paint. */
  readonly isOpen: boolean;
  /** The slice to be shown is there, though others may still be decoded. */
  readonly drawable: boolean;
}

/** Instead of, or over, a picture: what is awaited or why there is none. */
export function ViewportNotice({ held, failure, empty, isOpen, drawable }: NoticeProps) {
  if (failure) return <Problem failure={failure} />;
  if (empty) return <p className="viewport-notice">{notices.empty}</p>;
  if (held?.state === 'failed') return <Problem failure={held.failure} />;
  const isShown = held?.state === 'ready' || drawable;
  if (isShown && !isOpen) return <p className="viewport-notice">{notices.starting}</p>;
  if (held?.state === 'ready') return null;
  if (held?.state === 'paged') return drawable ? null : <p className="viewport-notice">{notices.readingImage}</p>;
  const percent = Math.round((held?.fraction ?? 0) * 100);
  return (
    <div className="viewport-notice" data-corner={drawable}>
      <p>{notices.decodingPercent(percent)}</p>
      <progress value={percent} max={100} aria-label={notices.decoding} />
    </div>
  );
}

const Problem = ({ failure }: { readonly failure: Failure }) => (
  <div className="viewport-notice problem" role="alert">
    <p>{failure.message}</p>
    <code>{[failure.code, failure.tag].filter(Boolean).join(' ')}</code>
  </div>
);
