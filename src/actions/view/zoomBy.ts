import { zoomedAbout } from '#core/viewing/gestures.ts';
import { activeView } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Multiplies the zoom of the active viewport, about the middle of the canvas. */
export function zoomBy(workstation: Workstation, factor: number): void {
  const view = activeView(workstation);
  if (view) workstation.reading.getState().setViewport(view.id, zoomedAbout(view, [0, 0], factor));
}
