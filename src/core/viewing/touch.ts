/** CSS pixels from the top left of a viewport. */
type Point = readonly [number, number];

interface Finger {
  readonly id: number;
  readonly start: Point;
  readonly at: Point;
}

/**
 * `press` one finger that has not moved, `scroll` one that has, `tool` one that is left to the tool in hand, `pinch` two
 * fingers, `spent` what is left of a gesture until every finger is lifted.
 */
type Phase = 'rest' | 'press' | 'scroll' | 'tool' | 'pinch' | 'spent';

export interface TouchState {
  readonly phase: Phase;
  readonly fingers: readonly Finger[];
  /** Whether the first finger went further than a resting finger trembles. */
  readonly moved: boolean;
  /** Pixels scrolled and not yet a slice. */
  readonly rest: number;
}

export const NO_TOUCH: TouchState = { phase: 'rest', fingers: [], moved: false, rest: 0 };

export type TouchEvent =
  | { readonly kind: 'down'; readonly id: number; readonly at: Point; readonly forTool: boolean }
  | { readonly kind: 'move'; readonly id: number; readonly at: Point }
  | { readonly kind: 'up'; readonly id: number }
  /** The first finger has been down for `LONG_PRESS`. */
  | { readonly kind: 'held' };

export type TouchAct =
  | { readonly kind: 'scroll'; readonly steps: number }
  /** Zoom by a factor about a point, after moving the picture by so many pixels. */
  | { readonly kind: 'transform'; readonly factor: number; readonly about: Point; readonly by: Point }
  | { readonly kind: 'menu'; readonly at: Point }
  /** What the tool began with the first finger comes to nothing. */
  | { readonly kind: 'cancel-tool' };

export interface TouchStep {
  readonly state: TouchState;
  readonly acts: readonly TouchAct[];
}

/** Milliseconds. */
export const LONG_PRESS = 500;

/** CSS pixels a finger may tremble. */
const SLOP = 8;

/** CSS pixels of drag for a slice: a large stack fits one sweep over the viewport, a small one does not fly past. */
export const pixelsPerSlice = (height: number, slices: number): number =>
  Math.min(Math.max(height / Math.max(slices, 1), 4), 24);

/**
 * What a touch does to a viewport: one finger goes through the slices, as a page scrolls (up is on); two zoom and pan;
 * a long press opens the menu of tools. A finger for the tool is left to it until a second one comes.
 */
export function stepTouch(state: TouchState, event: TouchEvent, perSlice: number): TouchStep {
  switch (event.kind) {
    case 'down':
      return down(state, event);
    case 'move':
      return move(state, event, perSlice);
    case 'up':
      return up(state, event.id);
    case 'held':
      return held(state);
  }
}

function down(state: TouchState, { id, at, forTool }: Extract<TouchEvent, { kind: 'down' }>): TouchStep {
  const fingers = [...state.fingers.filter((finger) => finger.id !== id), { id, start: at, at }];
  if (fingers.length === 1) return { state: { ...NO_TOUCH, fingers, phase: forTool ? 'tool' : 'press' }, acts: [] };
  const pinches = fingers.length === 2 && state.phase !== 'spent';
  return { state: { ...state, fingers, phase: pinches ? 'pinch' : 'spent' }, acts: cancelled(state) };
}

const cancelled = ({ phase }: TouchState): readonly TouchAct[] => (phase === 'tool' ? [{ kind: 'cancel-tool' }] : []);

function move(before: TouchState, { id, at }: Extract<TouchEvent, { kind: 'move' }>, perSlice: number): TouchStep {
  const old = before.fingers.find((finger) => finger.id === id);
  if (!old) return { state: before, acts: [] };
  const fingers = before.fingers.map((finger) => (finger.id === id ? { ...finger, at } : finger));
  const moved = before.moved || distance(old.start, at) > SLOP;
  const state = { ...before, fingers, moved };
  if (before.phase === 'pinch') return { state, acts: pinched(before.fingers, fingers) };
  if (before.phase === 'press' && moved) return scrolled({ ...state, phase: 'scroll' }, at[1] - old.start[1], perSlice);
  return before.phase === 'scroll' ? scrolled(state, at[1] - old.at[1], perSlice) : { state, acts: [] };
}

function scrolled(state: TouchState, by: number, perSlice: number): TouchStep {
  const sum = state.rest - by;
  const steps = Math.trunc(sum / perSlice);
  const acts: readonly TouchAct[] = steps === 0 ? [] : [{ kind: 'scroll', steps }];
  return { state: { ...state, rest: sum - steps * perSlice }, acts };
}

function pinched(before: readonly Finger[], after: readonly Finger[]): readonly TouchAct[] {
  const [a, b] = before;
  const [c, d] = after;
  if (!a || !b || !c || !d) return [];
  const [from, to] = [middle(a.at, b.at), middle(c.at, d.at)];
  const apart = distance(a.at, b.at);
  const factor = apart > 0 ? distance(c.at, d.at) / apart : 1;
  return [{ kind: 'transform', factor: factor > 0 ? factor : 1, about: to, by: [to[0] - from[0], to[1] - from[1]] }];
}

function up(state: TouchState, id: number): TouchStep {
  const fingers = state.fingers.filter((finger) => finger.id !== id);
  return { state: fingers.length === 0 ? NO_TOUCH : { ...state, fingers, phase: 'spent' }, acts: [] };
}

function held(state: TouchState): TouchStep {
  const [finger] = state.fingers;
  const rests = (state.phase === 'press' || state.phase === 'tool') && !state.moved;
  if (!finger || !rests) return { state, acts: [] };
  return { state: { ...state, phase: 'spent' }, acts: [...cancelled(state), { kind: 'menu', at: finger.at }] };
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
