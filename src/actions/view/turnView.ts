import { activeView } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Swaps dark and bright of the grey scale; a colour map becomes inverse grey. */
export function invert(workstation: Workstation): void {
  const view = activeView(workstation);
  if (!view) return;
  const colourMap = view.colourMap === 'inverse-grey' ? 'grey' : 'inverse-grey';
  workstation.reading.getState().setViewport(view.id, { colourMap });
}

/** Mirrors left and right; the orientation letters follow. */
export function flip(workstation: Workstation): void {
  const view = activeView(workstation);
  if (view) workstation.reading.getState().setViewport(view.id, { flipped: !view.flipped });
}

/** Turns clockwise by quarters. */
export function rotate(workstation: Workstation, degrees = 90): void {
  const view = activeView(workstation);
  if (!view) return;
  workstation.reading.getState().setViewport(view.id, { rotation: (((view.rotation + degrees) % 360) + 360) % 360 });
}
