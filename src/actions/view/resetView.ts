import { activeView, shownStack, usualWindow } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Window, zoom, pan, turn and colours as at first; the slice stays (0). */
export function resetView(workstation: Workstation): void {
  const view = activeView(workstation);
  const shown = shownStack(workstation, view?.stackId);
  if (!view || !shown) return;
  workstation.reading.getState().setViewport(view.id, {
    window: usualWindow(shown),
    slab: view.slab?.thickness === 'whole' ? view.slab : undefined,
    colourMap: shown.series.kind === 'pet' ? 'inverse-grey' : 'grey',
    ...UNTURNED,
  });
}

/** The whole image in the viewport. */
export function fitView(workstation: Workstation): void {
  const view = activeView(workstation);
  if (view) workstation.reading.getState().setViewport(view.id, { zoom: 1, pan: [0, 0] });
}

const UNTURNED = { zoom: 1, pan: [0, 0], flipped: false, rotation: 0 } as const;
