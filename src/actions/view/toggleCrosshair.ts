import { activeView, planesOf, shownStack } from '#actions/view/activeView.ts';
import { moveCrosshair } from '#actions/view/moveFocus.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * On: the lines of the other views, at the point the active one is on, with the tool that moves them. Off: neither.
 * The same in every layout, whichever tool is chosen meanwhile; `crosshair` alone says which of the two it is.
 */
export function toggleCrosshair(workstation: Workstation): void {
  const { reading } = workstation;
  const { crosshair, tool, set } = reading.getState();
  if (crosshair) return set({ crosshair: undefined, tool: tool === 'crosshair' ? 'window' : tool });
  const view = activeView(workstation);
  const shown = shownStack(workstation, view?.stackId);
  const focus = view?.focus ?? (view && shown ? planesOf(shown, view.orientation)?.centre : undefined);
  if (!view || !focus) return;
  // Looking through the whole volume, the point the view is centred on is not one that is seen.
  if (view.slab?.thickness !== 'whole') moveCrosshair(workstation, view.id, focus);
  else set({ crosshair: focus });
  set({ tool: 'crosshair' });
}
