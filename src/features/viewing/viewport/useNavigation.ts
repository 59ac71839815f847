import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { zoomedAbout } from '#core/viewing/gestures.ts';
import { toWorld } from '#core/viewing/projection.ts';
import { NO_WHEEL, wheelGesture, type WheelGesture } from '#core/viewing/wheel.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import { scrollSlices } from '#actions/view/scrollSlices.ts';
import type { Workstation } from '#actions/workstation.ts';
import { stepOpacity } from '#actions/view/toggleFusion.ts';
import { withKey } from '#ui/keyText.ts';
import { viewportWords } from '#ui/words/viewport.ts';
import { dragKind, startDrag } from './dragging.ts';
import { pointSeen } from './pointSeen.ts';

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
    message: viewportWords.onProjection({
      planes: withKey(viewportWords.planesAct, mip[0]),
      crosshair: withKey(viewportWords.crosshairAct, crosshair[0]),
    }),
  });
}

/** A listener of its own, because the page must not zoom or scroll along, which React's passive one cannot prevent. */
function useWheel(workstation: Workstation, overlay: OverlayView | undefined, element: RefObject<HTMLElement | null>) {
  const rest = useRef(NO_WHEEL);
  useEffect(() => {
    const target = element.current;
    if (!target || !overlay) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { wheelSpeed } = workstation.hands.getState().hands;
      const turned = wheelGesture(event, rest.current, wheelSpeed);
      rest.current = turned.rest;
      const box = target.getBoundingClientRect();
      const at = [event.clientX - box.left, event.clientY - box.top] as const;
      if (turned.gesture) performWheel(workstation, overlay, { gesture: turned.gesture, at });
    };
    target.addEventListener('wheel', turn, { passive: false });
    return () => target.removeEventListener('wheel', turn);
  }, [workstation, overlay, element]);
}

interface Wheeled {
  readonly gesture: WheelGesture;
  /** CSS pixels from the top left of the viewport. */
  readonly at: readonly [number, number];
}

function performWheel(workstation: Workstation, { viewportId, projection }: OverlayView, { gesture, at }: Wheeled) {
  const { held, viewports, setViewport } = workstation.reading.getState();
  const view = viewports.find(({ id }) => id === viewportId);
  if (gesture.kind === 'scroll') {
    if (held === 'opacity') stepOpacity(workstation, -gesture.notches, viewportId);
    else if (gesture.steps !== 0) scrollSlices(workstation, gesture.steps, viewportId);
    return;
  }
  if (!view) return;
  if (gesture.kind === 'pan') {
    const [x, y] = gesture.by;
    return setViewport(viewportId, { pan: [view.pan[0] + x / view.zoom, view.pan[1] + y / view.zoom] });
  }
  const anchor = [at[0] - projection.size[0] / 2, at[1] - projection.size[1] / 2] as const;
  setViewport(viewportId, zoomedAbout(view, anchor, gesture.factor));
}
