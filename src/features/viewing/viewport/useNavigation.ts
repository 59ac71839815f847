import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { wheelSteps, zoomedAbout } from '#core/viewing/gestures.ts';
import { toWorld } from '#core/viewing/projection.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import { scrollSlices } from '#actions/view/scrollSlices.ts';
import type { Workstation } from '#actions/workstation.ts';
import { changeFusion } from '#actions/view/toggleFusion.ts';
import { withKey } from '#ui/keyText.ts';
import { dragKind, startDrag } from './dragging.ts';
import { pointSeen } from './pointSeen.ts';

/** A wheel notch with Ctrl zooms by this factor. */
const ZOOM_NOTCH = 1.15;

/** The mouse on a viewport: drags, wheel and the position under the pointer. */
export function useNavigation(
  workstation: Workstation,
  overlay: OverlayView | undefined,
  element: RefObject<HTMLElement | null>,
) {
  const move = useRef<((at: readonly [number, number]) => void) | undefined>(undefined);
  useWheel(workstation, overlay, element);
  const at = (event: ReactPointerEvent): readonly [number, number] => {
    const box = element.current?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  const end = () => {
    move.current = undefined;
  };
  return {
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      const { tool, held } = workstation.reading.getState();
      const act = pointerAct(workstation, event);
      const kind = held === 'opacity' && act === 'tool' ? 'opacity' : dragKind(act, event.shiftKey, tool);
      if (overlay?.slab && !kind && act === 'tool') return tellWhyNotDrawn(workstation);
      if (!overlay || !kind) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      move.current = startDrag(workstation, { kind, overlay, start: at(event) });
    },
    onPointerMove: (event: ReactPointerEvent) => {
      move.current?.(at(event));
      if (!overlay) return;
      const cursor = pointSeen(overlay, toWorld(overlay.projection, at(event)));
      workstation.reading.getState().set({ cursor, cursorViewport: overlay.viewportId });
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerLeave: () => workstation.reading.getState().set({ cursor: undefined, cursorViewport: undefined }),
    onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
  };
}

function tellWhyNotDrawn({ session, hands }: Workstation) {
  const { mip, crosshair } = hands.getState().keymap;
  session.getState().notify({
    id: 'marking',
    tone: 'info',
    code: 'VIEW_E_PROJECTION',
    message: `Regions are drawn on planes, where it is sure which voxels they hold. Show ${withKey('planes', mip[0])}, or click here with the ${withKey('crosshair', crosshair[0])} to bring the other views to what is seen.`,
  });
}

/** A listener of its own, because the page must not zoom or scroll along, which React's passive one cannot prevent. */
function useWheel(workstation: Workstation, overlay: OverlayView | undefined, element: RefObject<HTMLElement | null>) {
  const rest = useRef(0);
  useEffect(() => {
    const target = element.current;
    if (!target || !overlay) return;
    const { viewportId, projection } = overlay;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const counted = wheelSteps(event.deltaY, event.deltaMode, rest.current);
      rest.current = counted.rest;
      if (counted.steps === 0) return;
      if (workstation.reading.getState().held === 'opacity')
        return stepOpacity(workstation, viewportId, -counted.steps);
      if (!event.ctrlKey) return scrollSlices(workstation, counted.steps, viewportId);
      const { viewports, setViewport } = workstation.reading.getState();
      const view = viewports.find(({ id }) => id === viewportId);
      const box = target.getBoundingClientRect();
      const anchor = [
        event.clientX - box.left - projection.size[0] / 2,
        event.clientY - box.top - projection.size[1] / 2,
      ] as const;
      if (view) setViewport(viewportId, zoomedAbout(view, anchor, ZOOM_NOTCH ** -counted.steps));
    };
    target.addEventListener('wheel', turn, { passive: false });
    return () => target.removeEventListener('wheel', turn);
  }, [workstation, overlay, element]);
}

/** A notch changes the opacity of the fused layer by this. */
const OPACITY_NOTCH = 0.05;

function stepOpacity(workstation: Workstation, viewportId: string, steps: number) {
  const { fusion } = workstation.reading.getState().viewports.find(({ id }) => id === viewportId) ?? {};
  if (!fusion) return;
  const opacity = Math.min(Math.max(fusion.opacity + steps * OPACITY_NOTCH, 0), 1);
  changeFusion(workstation, viewportId, { opacity });
}
