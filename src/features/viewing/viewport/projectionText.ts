import { basisOf } from '#core/viewing/viewPlanes.ts';
import { frontAngle } from '#core/viewing/turning.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Orientation } from '#stores/reading.ts';
import { shownNumber } from '#ui/shownQuantity.ts';
import { viewportWords } from '#ui/words/viewport.ts';

const { planes, projections } = viewportWords;

/** "MIP of 20 mm", "MIP of the whole volume, 35°": what a picture looks through; undefined for planes. */
export function projectionText(
  { slab, shown: { decoded } }: OverlayView,
  orientation: Orientation,
): string | undefined {
  if (!slab) return undefined;
  if (slab.thickness !== 'whole')
    return viewportWords.slab({ projection: projections[slab.kind], thickness: shownNumber(slab.thickness, 1) });
  const angle = decoded.kind === 'volume' ? frontAngle(basisOf(decoded.volume.grid, orientation)) : undefined;
  return viewportWords.whole(shownNumber(angle ?? 0, 0));
}

/** The plane a picture cuts, in a word. */
export const planeText = (orientation: Orientation): string =>
  planes[typeof orientation === 'object' ? 'oblique' : orientation];
