import { defaultWindow } from '#core/calibration/defaultWindow.ts';
import { decodeVolume } from '#actions/images/decodeStack.ts';
import { shownMeaning } from '#actions/measurements/meanings.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import { readyVolume } from '#stores/volumes.ts';

/** Draws a second volume over the first; refused, with words, when the two do not share a frame of reference. */
export async function showFusion(workstation: Workstation, viewportId: string, stackId: string): Promise<void> {
  const { reading, library, volumes, session } = workstation;
  const over = findStack(library.getState(), stackId);
  const below = () => reading.getState().viewports.find(({ id }) => id === viewportId)?.stackId;
  const asked = below();
  if (!over || asked === undefined) return;
  const decoded = await decodeVolume(workstation, stackId);
  // While this volume was decoded the reader may have put another one below.
  if (below() !== asked) return;
  const base = readyVolume(volumes.getState(), asked);
  const refuse = (code: string, message: string) =>
    session.getState().notify({ id: `fusion-${viewportId}`, tone: 'warning', code, message });
  if (!decoded.ok) return refuse(decoded.failure.code, decoded.failure.message);
  if (!base) return refuse('VIEW_E_NO_BASE', 'Fusion needs a regular volume below. Show a CT or MR volume first.');
  const spaces = [base.grid.frameOfReferenceUid, decoded.value.grid.frameOfReferenceUid];
  if (spaces[0] !== spaces[1] || spaces[0] === '') {
    return refuse(
      'VIEW_E_FRAME_OF_REFERENCE',
      'Not fused: the two series do not state the same frame of reference (0020,0052), so positions cannot be compared.',
    );
  }
  const { meaning } = shownMeaning(over.series, over.stack, decoded.value);
  const window = defaultWindow(over.stack, { kind: 'volume', volume: decoded.value }, meaning);
  reading.getState().setViewport(viewportId, {
    fusion: { stackId, colourMap: 'hot-metal', opacity: 0.5, window, visible: true },
  });
}
