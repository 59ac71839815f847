import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { zoomedAbout } from '#core/viewing/gestures.ts';
import {
  LONG_PRESS,
  NO_TOUCH,
  pixelsPerSlice,
  stepTouch,
  type TouchAct,
  type TouchEvent,
} from '#core/viewing/touch.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { scrollSlices } from '#actions/view/scrollSlices.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Tool } from '#stores/reading.ts';

type Point = readonly [number, number];

/** With these one finger goes through the slices: a window is set from the menu, a drag would be in the way of reading. */
const SCROLLING: readonly Tool[] = ['window', 'scroll'];

/** What one finger drags itself, whatever the tool. */
const GRIPS = '.region-grip, .region-handle-grip, .plane-handle';

/**
 * Fingers on a viewport (ux.md, "Hands"). The handlers see touches before the layers under them and keep what is theirs;
 * a finger for the tool goes on to the layers.
 */
export function useTouch(
  workstation: Workstation,
  overlay: OverlayView | undefined,
  element: RefObject<HTMLElement | null>,
) {
  const state = useRef(NO_TOUCH);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef<Element | undefined>(undefined);
  const [menu, setMenu] = useState<Point>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const opened = useUnclicked(element);

  const perform = (act: TouchAct, pointerId: number) => {
    if (!overlay) return;
    if (act.kind === 'scroll') scrollSlices(workstation, act.steps, overlay.viewportId);
    else if (act.kind === 'transform') transform(workstation, overlay, act);
    else if (act.kind === 'menu') {
      opened.current = true;
      setMenu(act.at);
    }
    // The layer that the first finger began something in gives it up as if the browser had taken the finger away.
    else first.current?.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId }));
  };
  const step = (event: TouchEvent) => {
    const tool = state.current.fingers[0]?.id ?? 0;
    const perSlice = overlay ? pixelsPerSlice(overlay.projection.size[1], overlay.planes.positions.length) : 1;
    const next = stepTouch(state.current, event, perSlice);
    state.current = next.state;
    for (const act of next.acts) perform(act, tool);
  };
  const touches = (run: (event: ReactPointerEvent<HTMLElement>) => void) => (event: ReactPointerEvent<HTMLElement>) => {
    // The cancelling above comes through here as well, and is not a finger's.
    if (event.pointerType !== 'touch' || !event.isTrusted) return;
    run(event);
  };
  const keep = (event: ReactPointerEvent<HTMLElement>) => {
    if (state.current.phase !== 'tool') event.stopPropagation();
  };
  const lift = touches((event) => {
    keep(event);
    clearTimeout(timer.current);
    timer.current = undefined;
    step({ kind: 'up', id: event.pointerId });
  });
  const handlers = {
    onPointerDownCapture: touches((event) => {
      const { tool } = workstation.reading.getState();
      const target = event.target instanceof Element ? event.target : undefined;
      const forTool = !SCROLLING.includes(tool) || Boolean(target?.closest(GRIPS));
      if (state.current.fingers.length === 0) {
        first.current = target;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => afterInput(() => step({ kind: 'held' }), timer), LONG_PRESS);
      }
      step({ kind: 'down', id: event.pointerId, at: placeOf(event), forTool });
      if (state.current.phase !== 'tool') event.currentTarget.setPointerCapture(event.pointerId);
      keep(event);
    }),
    onPointerMoveCapture: touches((event) => {
      step({ kind: 'move', id: event.pointerId, at: placeOf(event) });
      keep(event);
    }),
    onPointerUpCapture: lift,
    onPointerCancelCapture: lift,
  };
  return { handlers, menu, closeMenu: () => setMenu(undefined) };
}

/**
 * A busy page may reach the end of the wait before it has seen the finger move: what waits of it comes ahead of the next
 * frame.
 */
function afterInput(work: () => void, timer: RefObject<ReturnType<typeof setTimeout> | undefined>) {
  const own = timer.current;
  requestAnimationFrame(() => {
    if (timer.current === own) work();
  });
}

/**
 * Once set, the lifting of the finger makes no click of the mouse that browsers make up for pages without touch: it would
 * close the menu that the finger opened.
 */
function useUnclicked(element: RefObject<HTMLElement | null>) {
  const opened = useRef(false);
  useEffect(() => {
    const target = element.current;
    const lift = (event: globalThis.TouchEvent) => {
      if (opened.current && event.cancelable) event.preventDefault();
      opened.current = false;
    };
    target?.addEventListener('touchend', lift, { passive: false });
    return () => target?.removeEventListener('touchend', lift);
  }, [element]);
  return opened;
}

function placeOf(event: ReactPointerEvent<HTMLElement>): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function transform(
  { reading }: Workstation,
  { viewportId, projection: { size } }: OverlayView,
  { factor, about, by }: Extract<TouchAct, { kind: 'transform' }>,
) {
  const { viewports, setViewport } = reading.getState();
  const view = viewports.find(({ id }) => id === viewportId);
  if (!view) return;
  const pan = [view.pan[0] + by[0] / view.zoom, view.pan[1] + by[1] / view.zoom] as const;
  setViewport(
    viewportId,
    zoomedAbout({ zoom: view.zoom, pan }, [about[0] - size[0] / 2, about[1] - size[1] / 2], factor),
  );
}
