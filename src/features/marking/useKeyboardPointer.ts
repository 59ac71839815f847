import { useEffect, useRef, useState } from 'react';
import { subtract, type Vector3 } from '#core/geometry/grid.ts';
import { toWorld } from '#core/viewing/projection.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { RADIUS_STEP } from './keyboardShape.ts';

/** What the keys do to a drawing (see useDrawing). */
interface Commands {
  /** No shape under way, one that follows the pointer, or one set down whole. */
  readonly progress: 'none' | 'drawing' | 'placed';
  readonly press: (at: Vector3) => void;
  readonly move: (at: Vector3) => void;
  readonly release: (at: Vector3) => void;
  readonly place: (at: Vector3) => void;
  readonly shift: (by: Vector3) => void;
  readonly resize: (by: number) => void;
}

type Point = readonly [number, number];

const STEP = 1;
const LARGE_STEP = 10;
const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** "+" is Shift and "=" on many keyboards. */
const SIZES: Readonly<Record<string, number>> = {
  '+': RADIUS_STEP,
  '=': RADIUS_STEP,
  '-': -RADIUS_STEP,
  _: -RADIUS_STEP,
};

/**
 * Drawing without a mouse: with a drawing tool in the active viewport, Space brings a pointer to its middle, arrows move
 * it (Shift: faster), Space sets a point; + or Enter sets a whole shape down, which arrows move and + − resize; Enter
 * keeps it, Esc discards it and then takes the pointer away. CSS pixels; undefined while there is none.
 */
export function useKeyboardPointer(view: OverlayView, active: boolean, commands: Commands) {
  const [pointer, setPointer] = useState<Point>();
  const latest = useRef({ view, pointer, commands });
  useEffect(() => {
    latest.current = { view, pointer, commands };
  });
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      const { view: now, pointer: at, commands: run } = latest.current;
      if (event.ctrlKey || event.metaKey || event.altKey || !isFocused(now.viewportId)) return;
      const step = at ? keyStep(event, now, { at, run }) : event.key === ' ' && { pointer: middleOf(now) };
      if (!step) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setPointer(step.pointer);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      setPointer(undefined);
    };
  }, [active]);
  return pointer;
}

/** The viewport has the focus, or nothing has it and this is the active one. */
const isFocused = (viewportId: string) =>
  document.activeElement === document.body || document.activeElement?.getAttribute('data-viewport') === viewportId;

const middleOf = ({ projection: { size } }: OverlayView): Point => [size[0] / 2, size[1] / 2];

/** Does what a key says; the pointer afterwards, or undefined where the key is for others. */
function keyStep(
  { key, shiftKey }: KeyboardEvent,
  { projection }: OverlayView,
  { at, run }: { readonly at: Point; readonly run: Commands },
): { readonly pointer: Point | undefined } | undefined {
  const world = toWorld(projection, at);
  const direction = DIRECTIONS[key];
  const size = SIZES[key];
  if (direction) {
    const step = shiftKey ? LARGE_STEP : STEP;
    const moved = [at[0] + direction[0] * step, at[1] + direction[1] * step] as const;
    const to = toWorld(projection, moved);
    if (run.progress === 'placed') run.shift(subtract(to, world));
    else run.move(to);
    return { pointer: moved };
  }
  if (size !== undefined) {
    if (run.progress === 'placed') run.resize(size);
    else if (run.progress === 'none') run.place(world);
    return { pointer: at };
  }
  if (key === ' ') {
    if (run.progress !== 'placed') {
      run.press(world);
      run.release(world);
    }
    return { pointer: at };
  }
  // Enter and Esc are for the drawing while there is one.
  if (run.progress !== 'none') return undefined;
  if (key === 'Enter') {
    run.place(world);
    return { pointer: at };
  }
  return key === 'Escape' ? { pointer: undefined } : undefined;
}
