import { add, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import type { Drawing, DrawingTool } from './drawing.ts';

/** Tools whose shape can be set down whole by a key, then moved and resized. */
const PLACED = ['circle', 'sphere', 'threshold', 'ellipse', 'rectangle'] as const;

export const isPlaceable = (tool: DrawingTool): boolean => PLACED.some((known) => known === tool);

const hasCorners = ({ tool }: Pick<Drawing, 'tool'>) => tool === 'ellipse' || tool === 'rectangle';

/** Radius, or half of each side, of a shape set down by a key, mm. */
export const PLACED_RADIUS = 10;

/** What a press of + or − adds to the radius, mm. */
export const RADIUS_STEP = 1;

/** A drawing just begun as a whole shape about its first point (LPS mm); `radius` in mm. */
export function placedDrawing(drawing: Drawing, radius: number): Drawing {
  const { pointer: centre, plane } = drawing;
  const across = hasCorners(drawing) ? add(plane.right, plane.down) : plane.right;
  const start = hasCorners(drawing) ? subtract(centre, scale(across, radius)) : centre;
  return { ...drawing, points: [start], pointer: add(centre, scale(across, radius)), held: false };
}

/** The drawing moved as a whole, by mm in LPS. */
export const shiftedDrawing = (drawing: Drawing, by: Vector3): Drawing => ({
  ...drawing,
  points: drawing.points.map((point) => add(point, by)),
  pointer: add(drawing.pointer, by),
});

/** A placed drawing larger (or smaller) by mm of radius about its middle; never smaller than what counts as a shape. */
export function resizedDrawing(drawing: Drawing, by: number): Drawing {
  const [start] = drawing.points;
  if (!start) return drawing;
  const across = subtract(drawing.pointer, start);
  const centre = hasCorners(drawing) ? add(start, scale(across, 0.5)) : start;
  const radius = Math.hypot(...across) / (hasCorners(drawing) ? 2 * Math.SQRT2 : 1);
  const least = Math.max(2 * drawing.plane.tolerance, RADIUS_STEP);
  return placedDrawing({ ...drawing, pointer: centre }, Math.max(radius + by, least));
}
