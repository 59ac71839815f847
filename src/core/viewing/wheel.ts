import { SMALLEST_NOTCH, wheelSteps } from './gestures.ts';

/** A wheel event (UI Events, WheelEvent); `deltaMode` 0 is pixels. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
}

/** What earlier events left over: pixels of a touchpad, parts of a slice. */
export interface WheelRest {
  readonly pixels: number;
  readonly slices: number;
}

export const NO_WHEEL: WheelRest = { pixels: 0, slices: 0 };

export type WheelGesture =
  | { readonly kind: 'scroll'; readonly steps: number; readonly notches: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  /** CSS pixels the picture moves. */
  | { readonly kind: 'pan'; readonly by: readonly [number, number] };

/** A wheel notch with Ctrl zooms by this factor. */
const ZOOM_NOTCH = 1.15;

/** Browsers send a pinch as a wheel with Ctrl whose pixels are 100 times the logarithm of what the fingers did. */
const PINCH_PIXELS = 100;

/**
 * What a turn of the wheel, or two fingers on a trackpad, ask for: Ctrl and pinches zoom, sideways pans, the rest goes
 * through the slices, `speed` of them per notch.
 */
export function wheelGesture(
  { deltaX, deltaY, deltaMode, ctrlKey }: WheelTurn,
  rest: WheelRest,
  speed: number,
): { readonly gesture: WheelGesture | undefined; readonly rest: WheelRest } {
  if (ctrlKey) {
    const isPinch = deltaMode === 0 && Math.abs(deltaY) < SMALLEST_NOTCH;
    const factor = isPinch ? Math.exp(-deltaY / PINCH_PIXELS) : ZOOM_NOTCH ** -wheelSteps(deltaY, deltaMode, 0).steps;
    return { gesture: { kind: 'zoom', factor }, rest: NO_WHEEL };
  }
  if (deltaMode === 0 && Math.abs(deltaX) > Math.abs(deltaY)) {
    return { gesture: { kind: 'pan', by: [-deltaX, 0] }, rest: NO_WHEEL };
  }
  const counted = wheelSteps(deltaY, deltaMode, rest.pixels);
  const sum = rest.slices + counted.steps * speed;
  const steps = Math.trunc(sum);
  const left = { pixels: counted.rest, slices: sum - steps };
  if (counted.steps === 0) return { gesture: undefined, rest: left };
  return { gesture: { kind: 'scroll', steps, notches: counted.steps }, rest: left };
}
