import type { Failure } from '#core/result.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Held } from '#stores/volumes.ts';

/** Reasons not to read numbers off this picture, in words. */
export function ViewportBadges({ shown: { series, withheld, decoded } }: OverlayView) {
  const displayOnly = decoded.kind === 'volume' ? decoded.volume.displayOnly : undefined;
  const imagesOnly = decoded.kind === 'images' ? decoded.images[0]?.displayOnly : undefined;
  return (
    <div className="badges">
      {withheld && (
        <p className="badge" title={withheld.code}>
          {series.kind === 'pet' ? 'Not SUV' : 'Not calibrated'}: {withheld.message}
        </p>
      )}
      {displayOnly && <p className="badge">Shown, not measured: {displayOnly}</p>}
      {imagesOnly && <p className="badge">Shown, not measured: {imagesOnly}</p>}
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
  if (empty) return <p className="viewport-notice">Choose a series on the left, or drag one here.</p>;
  if (held?.state === 'failed') return <Problem failure={held.failure} />;
  const isShown = held?.state === 'ready' || drawable;
  if (isShown && !isOpen) return <p className="viewport-notice">Starting the viewer…</p>;
  if (held?.state === 'ready') return null;
  if (held?.state === 'paged') {
    return drawable ? (
      <p className="viewport-notice" data-corner title={held.failure.message}>
        Image by image, not measured
      </p>
    ) : (
      <p className="viewport-notice">Reading this image…</p>
    );
  }
  const percent = Math.round((held?.fraction ?? 0) * 100);
  return (
    <div className="viewport-notice" data-corner={drawable}>
      <p>Decoding images, {percent} %</p>
      <progress value={percent} max={100} aria-label="Decoding images" />
    </div>
  );
}

const Problem = ({ failure }: { readonly failure: Failure }) => (
  <div className="viewport-notice problem" role="alert">
    <p>{failure.message}</p>
    <code>{[failure.code, failure.tag].filter(Boolean).join(' ')}</code>
  </div>
);
