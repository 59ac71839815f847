import { planeShown, showPlane } from '#actions/view/moveFocus.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cellsOf, isTiled } from '#stores/reading.ts';

/** Scrolls the active viewport (or another) by slices, or by pages of tiles; every notch of a wheel counts. */
export function scrollSlices(workstation: Workstation, by: number, viewportId?: string): void {
  const id = viewportId ?? workstation.reading.getState().activeViewport;
  const at = planeShown(workstation, id);
  if (!at) return;
  if (at.wraps) return showPlane(workstation, id, (((at.index + Math.round(by)) % at.count) + at.count) % at.count);
  const { layout } = workstation.reading.getState();
  const step = Math.round(by) * (isTiled(layout) ? cellsOf[layout] : 1);
  showPlane(workstation, id, Math.min(Math.max(at.index + step, 0), at.count - 1));
}

/** Shows the first or the last slice of the active viewport. */
export function toEdge(workstation: Workstation, edge: 'first' | 'last'): void {
  const { activeViewport } = workstation.reading.getState();
  const at = planeShown(workstation, activeViewport);
  if (at) showPlane(workstation, activeViewport, edge === 'first' ? 0 : at.count - 1);
}
