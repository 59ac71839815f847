import { useEffect } from 'react';
import { pageFrames } from '#actions/images/pageFrames.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Held } from '#stores/volumes.ts';

/** Reads the image a viewport wants of a stack that is too large to be held whole. */
export function usePages(workstation: Workstation, overlay: OverlayView | undefined, held: Held | undefined) {
  const stackId = overlay?.shown.stack.id;
  const slice = overlay?.slice;
  const isMissing = held?.state === 'paged' && !held.reading && overlay?.drawable === false;
  useEffect(() => {
    if (isMissing && stackId !== undefined && slice !== undefined) void pageFrames(workstation, stackId, slice);
  }, [workstation, isMissing, stackId, slice]);
}
