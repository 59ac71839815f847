import { activeView } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

const ZOOM = { least: 0.1, most: 40 };

/** Multiplies the zoom of the active viewport (or another), about the middle of the canvas. */
export function zoomBy(workstation: Workstation, factor: number, viewportId?: string): void {
  const { viewports, setViewport } = workstation.reading.getState();
  const view = viewportId === undefined ? activeView(workstation) : viewports.find(({ id }) => id === viewportId);
  if (!view) return;
  setViewport(view.id, { zoom: Math.min(Math.max(view.zoom * factor, ZOOM.least), ZOOM.most) });
}
