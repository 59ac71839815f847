import { useStore } from 'zustand';
import { handCalibrationOf } from '#core/ledger/imageCalibrated.ts';
import { referenceTo } from '#core/measurements/imageTarget.ts';
import { projection } from '#core/viewing/projection.ts';
import { nearestPlane } from '#core/viewing/viewPlanes.ts';
import { planesIn, shownFrom } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ViewportState } from '#stores/reading.ts';
import { isDecoded } from '#stores/volumes.ts';

/** Where the picture of a viewport lies, from facts alone; undefined until a frame of its stack is decoded and its size known. */
export function useOverlayView(
  workstation: Workstation,
  view: ViewportState,
  size: readonly [number, number],
): OverlayView | undefined {
  const library = useStore(workstation.library);
  const volumes = useStore(workstation.volumes);
  const handCalibrations = useStore(workstation.trail, ({ read }) => read.handCalibrations);
  const shown = view.stackId === undefined ? undefined : shownFrom(library, volumes, view.stackId);
  const planes = shown && planesIn(shown, view);
  if (!shown || !planes || size[0] === 0 || size[1] === 0) return undefined;
  const slice = nearestPlane(planes, view.focus ?? planes.centre);
  const frame = shown.stack.frames[slice];
  return {
    viewportId: view.id,
    shown,
    // Fused, turned or looked through, a picture needs every frame; in the acquired plane its own.
    fused:
      view.fusion && isDecoded(volumes, view.fusion.stackId)
        ? shownFrom(library, volumes, view.fusion.stackId)
        : undefined,
    drawable: isDecoded(volumes, shown.stack.id, view.orientation === 'native' && !view.slab ? slice : undefined),
    fusedVisible: view.fusion?.visible === true && !view.slab,
    planes,
    slab: view.slab,
    slice,
    projection: projection(planes, slice, view, size),
    hand: frame && handCalibrationOf({ handCalibrations }, referenceTo(frame)),
  };
}
