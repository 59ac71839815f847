import { add, cross, distance, dot, norm, normalized, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { POSITION_TOLERANCE } from '#core/geometry/plane.ts';
import { inUnit, type In } from '#core/quantities.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { FLATNESS } from './outline.ts';
import type { RegionShape } from './region.ts';

/** Two positions, LPS mm. */
export type Segment = readonly [Vector3, Vector3];

export const segmentLength = ([a, b]: Segment): In<'mm'> => inUnit('mm', distance(a, b));

/**
 * The drawn long and short axis (ct-recist.md 2.1). Fails with `REC_E_AXES` when the short one is longer, because then
 * either of them may be meant, and with `REC_E_PLANE` when they lie in two planes: both are measured in one.
 */
export function bidirectionalLengths({
  long,
  short,
}: Pick<Extract<RegionShape, { kind: 'bidirectional' }>, 'long' | 'short'>): Result<
  { readonly long: In<'mm'>; readonly short: In<'mm'> },
  Failure
> {
  if (gapBetween(long, short) > FLATNESS) {
    return failed({ code: 'REC_E_PLANE', message: 'The two axes lie in different planes; draw both in one slice.' });
  }
  const lengths = { long: segmentLength(long), short: segmentLength(short) };
  if (lengths.short > lengths.long + POSITION_TOLERANCE) {
    const message = `Short axis ${lengths.short.toFixed(1)} exceeds long axis ${lengths.long.toFixed(1)}.`;
    return failed({ code: 'REC_E_AXES', message });
  }
  return success(lengths);
}

/** Distance in mm between the lines through two segments; 0 for parallel ones, which lie in one plane. */
function gapBetween([a, b]: Segment, [c, d]: Segment): number {
  const across = cross(subtract(b, a), subtract(d, c));
  return norm(across) > POSITION_TOLERANCE ? Math.abs(dot(subtract(c, a), normalized(across))) : 0;
}

/** The unit direction in the drawing plane at right angles to a segment; undefined when the segment has no length. */
export function perpendicularInPlane([a, b]: Segment, normal: Vector3): Vector3 | undefined {
  const across = cross(normal, subtract(b, a));
  return norm(across) > POSITION_TOLERANCE ? normalized(across) : undefined;
}

/**
 * The short axis as drawn by hand, turned to be perpendicular to the long one in the drawing plane: it keeps its middle
 * along the long axis (moved on to it where it lies beyond its ends) and how far it reaches to either side. Unchanged
 * when the long axis has no length.
 */
export function perpendicularShortAxis(long: Segment, drawn: Segment, normal: Vector3): Segment {
  const across = perpendicularInPlane(long, normal);
  if (!across) return drawn;
  const [start, end] = long;
  const direction = normalized(subtract(end, start));
  const middle = scale(add(drawn[0], drawn[1]), 0.5);
  const along = Math.min(distance(start, end), Math.max(0, dot(subtract(middle, start), direction)));
  const foot = add(start, scale(direction, along));
  const side = (at: Vector3) => add(foot, scale(across, dot(subtract(at, start), across)));
  return [side(drawn[0]), side(drawn[1])];
}

export const ellipseArea = ([first, second]: readonly [Vector3, Vector3]): In<'mm2'> =>
  inUnit('mm2', Math.PI * norm(first) * norm(second));
