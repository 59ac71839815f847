import type { Drawing } from './drawing.ts';
import { markingWords } from '#ui/words/marking.ts';

const { hints } = markingWords;

/** What a drawing of several steps waits for, and how it ends, in lines that fit a quarter of a screen. */
export function drawingHint({ tool, long, points }: Drawing): readonly string[] {
  if (tool === 'bidirectional' && long && points.length === 0) {
    return hints.shortAxis;
  }
  return tool === 'spline' ? hints.spline : [];
}

/** A shape that a key set down. */
export const PLACED_HINT: readonly string[] = hints.placed;

/** The pointer of the keyboard, before anything is drawn. */
export const pointerHint = (placeable: boolean): readonly string[] => (placeable ? hints.placeable : hints.pointer);
