import { add, distance, dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { perpendicularInPlane, perpendicularShortAxis, type Segment } from '#core/regions/lengths.ts';
import type { RegionShape, ThresholdRule } from '#core/regions/region.ts';

export type DrawingTool =
  | 'probe' | 'length' | 'bidirectional' | 'ellipse' | 'circle' | 'rectangle' | 'freehand' | 'spline'
  | 'sphere' | 'threshold'; // prettier-ignore

/** The plane drawn in: unit vectors in LPS, and the least size in mm that counts as a shape and not as a click. */
export interface DrawingPlane {
  readonly normal: Vector3;
  readonly right: Vector3;
  readonly down: Vector3;
  readonly tolerance: number;
}

/** What threshold regions need to know beyond their sphere. */
export interface ThresholdSource {
  readonly rule: ThresholdRule;
  readonly seriesUid: string;
}

/** A shape under way. `held` while the button is down; positions are LPS mm in the plane drawn in. */
export interface Drawing {
  readonly tool: DrawingTool;
  readonly plane: DrawingPlane;
  readonly source: ThresholdSource | undefined;
  /** Finished points: ends, knots, or the outline so far. */
  readonly points: readonly Vector3[];
  /** Where the pointer is. */
  readonly pointer: Vector3;
  readonly held: boolean;
  /** The first axis of a bidirectional measurement, once it is drawn. */
  readonly long?: Segment;
}

export type DrawingEvent =
  | { readonly kind: 'down' | 'move' | 'up'; readonly at: Vector3 }
  /** Enter, or a double click. */
  | { readonly kind: 'finish' };

/** The drawing after an event, or the shape it finished in; neither when it came to nothing. */
export interface DrawingStep {
  readonly drawing?: Drawing;
  readonly finished?: RegionShape;
}

export const isDrawingTool = (tool: string): tool is DrawingTool => (DRAWING_TOOLS as readonly string[]).includes(tool);

const DRAWING_TOOLS: readonly DrawingTool[] = [
  'probe', 'length', 'bidirectional', 'ellipse', 'circle', 'rectangle', 'freehand', 'spline', 'sphere', 'threshold',
]; // prettier-ignore

/** The first press of the button (or key) with a drawing tool. */
export const startDrawing = (
  tool: DrawingTool,
  at: Vector3,
  { plane, source }: { readonly plane: DrawingPlane; readonly source: ThresholdSource | undefined },
): Drawing => ({ tool, plane, source, points: [at], pointer: at, held: true });

/**
 * What an event makes of a drawing. Two points are set by a drag, or by two clicks; a spline takes a knot per press
 * and ends with Enter, a double click or a press on its first knot; a freehand outline is the path of one drag.
 */
export function stepDrawing(drawing: Drawing, event: DrawingEvent): DrawingStep {
  if (event.kind === 'finish') return finish(drawing);
  const moved = { ...drawing, pointer: event.at };
  switch (drawing.tool) {
    case 'spline':
      return stepSpline(moved, event.kind);
    case 'freehand':
      return stepFreehand(moved, event.kind);
    default:
      return event.kind === 'up'
        ? release(moved)
        : { drawing: { ...moved, held: event.kind === 'down' || moved.held } };
  }
}

/** The button of a two-point shape was let go: it is finished, unless this was a click, which sets its first point. */
function release(drawing: Drawing): DrawingStep {
  if (!isLargeEnough(drawing)) return { drawing: { ...drawing, held: false } };
  return finish(drawing);
}

function isLargeEnough({ tool, points, pointer, long, plane: { tolerance, normal, right, down } }: Drawing): boolean {
  const [start] = points;
  if (!start) return false;
  if (tool === 'probe') return true;
  const across = subtract(pointer, start);
  if (long) return Math.abs(dot(across, perpendicularInPlane(long, normal) ?? across)) > tolerance;
  if (tool === 'ellipse' || tool === 'rectangle') {
    return Math.min(Math.abs(dot(across, right)), Math.abs(dot(across, down))) > tolerance;
  }
  return distance(start, pointer) > tolerance;
}

function stepSpline(drawing: Drawing, kind: 'down' | 'move' | 'up'): DrawingStep {
  const { points, pointer, plane } = drawing;
  const [first] = points;
  if (kind !== 'down') return { drawing: { ...drawing, held: kind === 'move' && drawing.held } };
  const closes = first && points.length >= 3 && distance(first, pointer) <= plane.tolerance * 2;
  if (closes) return finish(drawing);
  const last = points.at(-1);
  const repeated = last && distance(last, pointer) <= plane.tolerance;
  return { drawing: { ...drawing, held: true, points: repeated ? points : [...points, pointer] } };
}

function stepFreehand(drawing: Drawing, kind: 'down' | 'move' | 'up'): DrawingStep {
  const last = drawing.points.at(-1);
  const far = last && distance(last, drawing.pointer) > drawing.plane.tolerance / 2;
  const grown = far && drawing.held ? { ...drawing, points: [...drawing.points, drawing.pointer] } : drawing;
  return kind === 'up' ? finish(grown) : { drawing: grown };
}

/** Ends the drawing with what there is; after the long axis the short one is still to be drawn. */
function finish(drawing: Drawing): DrawingStep {
  if (drawing.tool === 'bidirectional' && !drawing.long) {
    const [start] = drawing.points;
    if (!start || !isLargeEnough(drawing)) return {};
    return { drawing: { ...drawing, long: [start, drawing.pointer], points: [], held: false } };
  }
  // Enter without a second axis: the first one is a length.
  const first = drawing.points.length === 0 ? leftOf(drawing) : undefined;
  if (first) return { finished: first };
  const committed = drawing.tool === 'spline' ? { ...drawing, pointer: drawing.points[0] ?? drawing.pointer } : drawing;
  const shape = shapeOf(committed);
  return shape ? { finished: shape } : {};
}

/** What is left of a drawing whose tool or plane was left: a finished first axis is a length, all else comes to nothing. */
export const leftOf = ({ long, plane: { normal } }: Drawing): RegionShape | undefined =>
  long && { kind: 'length', ends: long, normal };

/** The short axis starts with the press after the long one. */
export function pressDrawing(drawing: Drawing, at: Vector3): DrawingStep {
  const starts = drawing.tool === 'bidirectional' && drawing.long && drawing.points.length === 0;
  if (!starts) return stepDrawing(drawing, { kind: 'down', at });
  return { drawing: { ...drawing, points: [at], pointer: at, held: true } };
}

/** The shape as it stands, for showing and live numbers; undefined while it has no size. */
export function shapeOf(drawing: Drawing): RegionShape | undefined {
  const { tool, points, pointer, plane, long } = drawing;
  const [start] = points;
  if (tool === 'bidirectional' && long) return bidirectional(long, start ? [start, pointer] : undefined, plane);
  if (!start) return undefined;
  if (tool === 'probe') return { kind: 'point', at: pointer };
  if (tool === 'freehand' || tool === 'spline') return outlined(drawing);
  return isLargeEnough(drawing) ? betweenTwo(drawing, start) : undefined;
}

/** While the long axis stands alone the short one is a point in its middle. */
function bidirectional(long: Segment, drawn: Segment | undefined, { normal }: DrawingPlane): RegionShape {
  const middle = scale(add(long[0], long[1]), 0.5);
  const short = drawn ? perpendicularShortAxis(long, drawn, normal) : ([middle, middle] as const);
  // The longer one is the long axis, whichever was drawn first.
  const swapped = distance(...short) > distance(...long);
  return { kind: 'bidirectional', long: swapped ? short : long, short: swapped ? long : short, normal };
}

function outlined({ tool, points, pointer, plane: { normal, tolerance } }: Drawing): RegionShape | undefined {
  const last = points.at(-1);
  const first = points[0];
  const growing =
    tool === 'spline' && last && first && distance(last, pointer) > tolerance && distance(first, pointer) > 0;
  const all = growing ? [...points, pointer] : points;
  if (all.length < 3) return undefined;
  return { kind: tool === 'spline' ? 'spline' : 'freehand', points: all, normal };
}

function betweenTwo({ tool, pointer, plane, source }: Drawing, start: Vector3): RegionShape | undefined {
  const { normal, right, down } = plane;
  const across = subtract(pointer, start);
  const [x, y] = [scale(right, dot(across, right)), scale(down, dot(across, down))];
  const half = [Math.abs(dot(across, right)) / 2, Math.abs(dot(across, down)) / 2] as const;
  const radius = distance(start, pointer);
  switch (tool) {
    case 'length':
    case 'bidirectional':
      return { kind: 'length', ends: [start, pointer], normal };
    case 'ellipse':
      return {
        kind: 'ellipse',
        centre: add(start, scale(across, 0.5)),
        semiAxes: [scale(right, half[0]), scale(down, half[1])],
        normal,
      };
    case 'rectangle':
      return { kind: 'rectangle', corners: [start, add(start, x), pointer, add(start, y)], normal };
    case 'circle':
      return { kind: 'ellipse', centre: start, semiAxes: [scale(right, radius), scale(down, radius)], normal };
    case 'sphere':
      return { kind: 'sphere', centre: start, radius };
    case 'threshold':
      return source && { kind: 'threshold', within: { centre: start, radius }, ...source };
    default:
      return undefined;
  }
}
