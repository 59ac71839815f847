import type { Slab } from '#core/viewing/slab.ts';
import { turnedBasis, TURN_STEP, TURNS } from '#core/viewing/turning.ts';
import { basisOf } from '#core/viewing/viewPlanes.ts';
import { activeView, shownStack } from '#actions/view/activeView.ts';
import { planeShown, showPlane } from '#actions/view/moveFocus.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ViewportState } from '#stores/reading.ts';

const UNMOVED = { zoom: 1, pan: [0, 0], flipped: false, rotation: 0 } as const;

/** Looks through so much of the active volume; `undefined` shows planes again. Refused, with words, where it would mislead. */
export function chooseSlab(workstation: Workstation, slab: Slab | undefined): void {
  const { reading, session } = workstation;
  const view = activeView(workstation);
  if (!view || !shownStack(workstation, view.stackId)) return;
  const { setViewport } = reading.getState();
  const wasWhole = view.slab?.thickness === 'whole';
  if (!slab) return setViewport(view.id, { slab, ...(wasWhole ? { orientation: 'native', ...UNMOVED } : {}) });
  const refusal = refusalOf(workstation, view);
  if (refusal) return session.getState().notify({ id: 'slab', tone: 'warning', ...refusal });
  // The whole volume is looked through from the front and turns about the head axis.
  const whole = slab.thickness === 'whole' && !wasWhole ? ({ orientation: 'coronal', ...UNMOVED } as const) : {};
  const back = slab.thickness !== 'whole' && wasWhole ? ({ orientation: 'native', ...UNMOVED } as const) : {};
  setViewport(view.id, { slab, ...whole, ...back });
}

function refusalOf(workstation: Workstation, view: ViewportState) {
  const shown = shownStack(workstation, view.stackId);
  if (shown?.decoded.kind !== 'volume') {
    return { code: 'VIEW_E_NO_VOLUME', message: 'A projection needs a regular volume: these images form none.' };
  }
  if (shown.meaning.quantity === 'ADC') {
    return {
      code: 'VIEW_E_PROJECTED_MAP',
      message: 'A map is not projected: voxels without a fitted value would hide or replace those with one.',
    };
  }
  return undefined;
}

/** The maximum intensity projection of the whole volume, and planes again (J). */
export function toggleMip(workstation: Workstation): void {
  const whole = activeView(workstation)?.slab?.thickness === 'whole';
  chooseSlab(workstation, whole ? undefined : { kind: 'max', thickness: 'whole' });
}

/**
 * Turns the plane of the active view by steps of 5 degrees: sideways about the line down its middle, or over about the
 * line across it. A picture through the whole volume turns about the head axis only.
 */
export function turnPlane(workstation: Workstation, about: 'down' | 'across', steps: number): void {
  const view = activeView(workstation);
  const shown = shownStack(workstation, view?.stackId);
  if (!view || shown?.decoded.kind !== 'volume') return;
  if (view.slab?.thickness === 'whole') {
    const at = planeShown(workstation, view.id);
    if (at && about === 'down') showPlane(workstation, view.id, (at.index + steps + TURNS) % TURNS);
    return;
  }
  const basis = basisOf(shown.decoded.volume.grid, view.orientation);
  const axis = about === 'down' ? basis.down : basis.right;
  workstation.reading.getState().setViewport(view.id, { orientation: turnedBasis(basis, axis, steps * TURN_STEP) });
}
