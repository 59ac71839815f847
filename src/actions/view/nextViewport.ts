import type { Workstation } from '#actions/workstation.ts';
import { cellsOf } from '#stores/reading.ts';

/** Makes the next viewport of the layout the active one, round and round. */
export const nextViewport = (workstation: Workstation): void => step(workstation, 1);

export const previousViewport = (workstation: Workstation): void => step(workstation, -1);

function step({ reading }: Workstation, by: number): void {
  const { viewports, layout, activeViewport, enlarged, set } = reading.getState();
  const cells = viewports.slice(0, cellsOf[layout]);
  const at = cells.findIndex(({ id }) => id === activeViewport);
  const next = cells[(at + by + cells.length) % cells.length];
  if (!next) return;
  set({ activeViewport: next.id, enlarged: enlarged === undefined ? undefined : next.id });
}

/** One viewport large and back (double click). */
export function toggleEnlarged({ reading }: Workstation, viewportId?: string): void {
  const { enlarged, activeViewport, set } = reading.getState();
  const id = viewportId ?? activeViewport;
  set({ enlarged: enlarged === undefined ? id : undefined, activeViewport: id });
}
