import type { Drawing } from './drawing.ts';

/** What a drawing of several steps waits for, and how it ends, in lines that fit a quarter of a screen. */
export function drawingHint({ tool, long, points }: Drawing): readonly string[] {
  if (tool === 'bidirectional' && long && points.length === 0) {
    return ['Now drag across it for the short axis', 'Enter keeps a length, Esc discards'];
  }
  return tool === 'spline' ? ['Click knot after knot', 'Enter or a double click closes, Esc discards'] : [];
}

/** A shape that a key set down. */
export const PLACED_HINT: readonly string[] = ['Arrows move, + − resize', 'Enter keeps, Esc discards'];

/** The pointer of the keyboard, before anything is drawn. */
export const pointerHint = (placeable: boolean): readonly string[] =>
  placeable
    ? ['Arrows move, with Shift faster', '+ sets a shape down, Space a point, Esc ends']
    : ['Arrows move, with Shift faster', 'Space sets a point, Esc ends'];
