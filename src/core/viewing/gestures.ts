interface Window {
  readonly lower: number;
  readonly upper: number;
}

/** Pixels of drag that change a width by a factor e. */
const DRAG_SCALE = 200;

/**
 * The window after a drag of so many pixels to the right and down. To the right widens, down raises the level by the
 * width at the start a 300 pixels; a window that starts at 0 (SUV, ADC, activity) keeps its 0 and moves its top, up for more.
 */
export function draggedWindow({ lower, upper }: Window, [x, y]: readonly [number, number]): Window {
  if (lower === 0) return { lower: 0, upper: upper * Math.exp((x - y) / DRAG_SCALE) };
  const width = upper - lower;
  const level = (lower + upper) / 2 + (y / 300) * width;
  const half = (width * Math.exp(x / DRAG_SCALE)) / 2;
  return { lower: level - half, upper: level + half };
}

const ZOOM = { least: 0.1, most: 40 };

/**
 * Zoom and pan after zooming by a factor about a point given in pixels from the middle of the canvas: what lies there
 * stays there. Pan is in pixels at zoom 1.
 */
export function zoomedAbout(
  { zoom, pan }: { readonly zoom: number; readonly pan: readonly [number, number] },
  [x, y]: readonly [number, number],
  factor: number,
): { zoom: number; pan: readonly [number, number] } {
  const next = Math.min(Math.max(zoom * factor, ZOOM.least), ZOOM.most);
  const shift = 1 / next - 1 / zoom;
  return { zoom: next, pan: [pan[0] + x * shift, pan[1] + y * shift] };
}

/** What one wheel event adds, and what is left over for the next. */
export interface WheelCount {
  readonly steps: number;
  readonly rest: number;
}

/** A notch of a mouse wheel in pixels is 100 to 120 (Chrome, Firefox); a touchpad sends many small ones. */
const NOTCH = 100;
export const SMALLEST_NOTCH = 50;
const TOUCHPAD_STEP = 40;

/** Slices to scroll for a wheel event. Every notch counts, also when the browser joins several into one event. */
export function wheelSteps(deltaY: number, deltaMode: number, rest: number): WheelCount {
  if (deltaMode !== 0) return { steps: Math.sign(deltaY) * Math.max(1, Math.round(Math.abs(deltaY) / 3)), rest: 0 };
  if (Math.abs(deltaY) >= SMALLEST_NOTCH) {
    return { steps: Math.sign(deltaY) * Math.max(1, Math.round(Math.abs(deltaY) / NOTCH)), rest: 0 };
  }
  const sum = rest + deltaY;
  const steps = Math.trunc(sum / TOUCHPAD_STEP);
  return { steps, rest: sum - steps * TOUCHPAD_STEP };
}
