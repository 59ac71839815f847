import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { Region } from '#core/regions/region.ts';
import { toWorld } from '#core/viewing/projection.ts';
import { previewRegion } from '#actions/regions/previewRegion.ts';
import { addRegion } from '#actions/regions/regions.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import type { Workstation } from '#actions/workstation.ts';
import {
  isDrawingTool,
  leftOf,
  pressDrawing,
  shapeOf,
  startDrawing,
  stepDrawing,
  type Drawing,
  type DrawingStep,
  type DrawingTool,
} from './drawing.ts';
import { drawingHint, PLACED_HINT } from './drawingHint.ts';
import { isPlaceable, PLACED_RADIUS, placedDrawing, resizedDrawing, shiftedDrawing } from './keyboardShape.ts';
import { markedStack, newRegion, refusal, thresholdSource, withShape } from './newRegion.ts';
import { markingWords } from '#ui/words/marking.ts';

/** A press and a release nearer than this, in pixels, are a click. */
const CLICK = 3;

interface Begun {
  readonly drawing: Drawing;
  /** Set down whole by a key: it moves as a whole, and the mouse does not pull at it. */
  readonly placed?: boolean;
  readonly region: Omit<Region, 'shape'>;
}

/** Drawing in one viewport: what is under way, and what the pointer does to it. */
export function useDrawing(workstation: Workstation, view: OverlayView) {
  const tool = useStore(workstation.reading, (state) => state.tool);
  const choices = useStore(workstation.reading, (state) => state.toolChoices);
  const active = useStore(workstation.reading, (state) => state.activeViewport === view.viewportId);
  const [begun, setBegun] = useState<Begun>();
  const latest = useRef<Begun | undefined>(undefined);
  const put = (next: Begun | undefined) => {
    latest.current = next;
    setBegun(next);
    const shape = next && shapeOf(next.drawing);
    previewRegion(workstation, next && shape ? withShape(next.region, shape) : undefined);
  };
  const advance = (step: DrawingStep) => {
    const now = latest.current;
    if (!now) return;
    put(step.drawing ? { ...now, drawing: step.drawing } : undefined);
    if (step.finished) void addRegion(workstation, withShape(now.region, step.finished));
  };
  const press = (at: Vector3) => {
    const now = latest.current;
    if (now) return advance(pressDrawing(now.drawing, at));
    const started = isDrawingTool(tool) ? begin(workstation, view, { tool, at }) : undefined;
    if (started) put(started);
  };
  const move = (at: Vector3) => {
    if (latest.current && !latest.current.placed) advance(stepDrawing(latest.current.drawing, { kind: 'move', at }));
  };
  const release = (at: Vector3) => {
    if (latest.current) advance(stepDrawing(latest.current.drawing, { kind: 'up', at }));
  };
  const place = (at: Vector3) => {
    const started = isDrawingTool(tool) && isPlaceable(tool) ? begin(workstation, view, { tool, at }) : undefined;
    if (started) put({ ...started, drawing: placedDrawing(started.drawing, PLACED_RADIUS), placed: true });
  };
  const reshape = (change: (drawing: Drawing) => Drawing) => {
    const now = latest.current;
    if (now) put({ ...now, drawing: change(now.drawing) });
  };
  const finish = () => {
    if (latest.current) advance(stepDrawing(latest.current.drawing, { kind: 'finish' }));
  };

  // A drawing belongs to one plane, one tool and one viewport; where any of them changes it is left.
  const leave = () => {
    const now = latest.current;
    if (!now) return;
    const left = leftOf(now.drawing);
    put(undefined);
    if (left) keepAsLength(workstation, withShape(now.region, left));
  };
  const where = `${tool} ${choices} ${view.shown.stack.id} ${view.slice} ${view.planes.advance.join(' ')}`;
  const leaving = useRef(leave);
  useEffect(() => {
    leaving.current = leave;
  });
  useEffect(() => () => leaving.current(), [where]);
  useEffect(() => {
    if (!active) leaving.current();
  }, [active]);

  const cancel = () => put(undefined);
  useDrawingKeys(begun !== undefined, { finish, cancel });
  const at = (event: ReactPointerEvent): Vector3 => {
    const box = event.currentTarget.getBoundingClientRect();
    return toWorld(view.projection, [event.clientX - box.left, event.clientY - box.top]);
  };
  const takes = (event: ReactPointerEvent) => isDrawingTool(tool) && pointerAct(workstation, event) === 'tool';
  return {
    draws: isDrawingTool(tool),
    draft: begun && draftOf(begun),
    hint: begun ? (begun.placed ? PLACED_HINT : drawingHint(begun.drawing)) : [],
    progress: begun ? (begun.placed ? ('placed' as const) : ('drawing' as const)) : ('none' as const),
    active,
    placeable: isDrawingTool(tool) && isPlaceable(tool),
    press,
    move,
    release,
    finish,
    cancel,
    place,
    shift: (by: Vector3) => reshape((drawing) => shiftedDrawing(drawing, by)),
    resize: (by: number) => reshape((drawing) => resizedDrawing(drawing, by)),
    handlers: {
      onPointerDown: (event: ReactPointerEvent) => {
        if (!takes(event)) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        press(at(event));
      },
      onPointerMove: (event: ReactPointerEvent) => move(at(event)),
      onPointerUp: (event: ReactPointerEvent) => {
        if (latest.current?.drawing.held) release(at(event));
      },
      // A second finger came, or the system took the pointer: what stands by itself is kept, the rest is not.
      onPointerCancel: leave,
      onDoubleClick: (event: { stopPropagation: () => void }) => {
        if (isDrawingTool(tool)) event.stopPropagation();
        if (latest.current?.drawing.tool === 'spline') finish();
      },
    },
  };
}

/** The first of two axes was drawn and then something else was begun: it is not lost without a word. */
function keepAsLength(workstation: Workstation, region: Region) {
  workstation.session.getState().notify({
    id: 'marking',
    tone: 'info',
    message: markingWords.keptAsLength(region.name),
  });
  void addRegion(workstation, region);
}

function draftOf({ drawing, region }: Begun): Region | undefined {
  const shape = shapeOf(drawing);
  return shape && withShape(region, shape);
}

function begin(
  workstation: Workstation,
  view: OverlayView,
  { tool, at }: { readonly tool: DrawingTool; readonly at: Vector3 },
): Begun | undefined {
  const { session, reading } = workstation;
  const marked = markedStack(tool, view);
  const source = tool === 'threshold' ? thresholdSource(reading.getState().thresholdRule, marked) : undefined;
  const held = workstation.volumes.getState().held[marked.stack.id];
  // Nothing can be measured on images that are not all there, and a mark made on one would have no depth later.
  const paged = held?.state === 'paged' ? held.failure : undefined;
  const failure = paged ?? refusal(marked, tool) ?? (source && !source.ok ? source.failure : undefined);
  if (failure) {
    session.getState().notify({ id: 'marking', tone: 'warning', message: failure.message, code: failure.code });
    return undefined;
  }
  const { basis, millimetresPerPixel } = view.projection;
  const plane = {
    normal: view.planes.advance,
    right: basis.right,
    down: basis.down,
    tolerance: CLICK * millimetresPerPixel,
  };
  const drawing = startDrawing(tool, at, { plane, source: source?.ok ? source.value : undefined });
  return { drawing, region: newRegion(workstation, marked, view.slice) };
}

/** Esc and Enter belong to the drawing while there is one, before any other use of them. */
function useDrawingKeys(active: boolean, commands: { readonly finish: () => void; readonly cancel: () => void }) {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' && event.key !== 'Enter') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Enter') latest.current.finish();
      else latest.current.cancel();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [active]);
}
