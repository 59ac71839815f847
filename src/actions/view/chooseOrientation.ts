import { activeView, shownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Orientation } from '#stores/reading.ts';

/** Cuts the volume of the active viewport along another plane; images without a volume stay as acquired. */
export function chooseOrientation(workstation: Workstation, orientation: Orientation): void {
  const view = activeView(workstation);
  const shown = shownStack(workstation, view?.stackId);
  if (!view || shown?.decoded.kind !== 'volume') return;
  workstation.reading.getState().setViewport(view.id, {
    orientation,
    slab: view.slab?.thickness === 'whole' ? undefined : view.slab,
    zoom: 1,
    pan: [0, 0],
    flipped: false,
    rotation: 0,
  });
}
