import type { Drawing } from './drawing.ts';

/** What a drawing of several steps waits for, and how it ends, in lines that fit a quarter of a screen. */
export function drawingHint({ tool, long, points }: Drawing): readonly string[] {
  if (tool === 'bidirectional' && long && points.length === 0) {
    return ['Now drag across it for the short axis', 'Enter keeps a length, Esc discards'];
  }
  return tool === 'spline' ? ['Click knot after knot', 'Enter or a double click closes, Esc discards'] : [];
}
