import { add, cross, distance, dot, norm, normalized, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { planeAxes, POSITION_TOLERANCE } from '#core/geometry/plane.ts';
import { perpendicularInPlane, perpendicularShortAxis, type Segment } from './lengths.ts';
import type { RegionShape } from './region.ts';

type Shape<K extends RegionShape['kind']> = Extract<RegionShape, { kind: K }>;

/** A handle of a shape by its number in `handles`, and the position in the shape's plane it is moved to (LPS mm). */
export interface HandleMove {
  readonly handle: number;
  readonly to: Vector3;
}

/** More handles than this would hide a freehand outline; between them it follows softly. */
const FREEHAND_HANDLES = 12;

/** The points of a freehand outline that carry handles. */
export function freehandHandlePoints(count: number): readonly number[] {
  const handles = Math.min(count, FREEHAND_HANDLES);
  return Array.from({ length: handles }, (_, handle) => Math.floor((handle * count) / handles));
}

/** Moves one handle of a freehand outline; its neighbours follow, the less the nearer they are to the next handle. */
export function moveFreehand(shape: Shape<'freehand'>, { handle, to }: HandleMove): Shape<'freehand'> {
  const { points } = shape;
  const carriers = freehandHandlePoints(points.length);
  const moved = carriers[handle];
  const from = moved === undefined ? undefined : points[moved];
  if (moved === undefined || !from) return shape;
  const neighbour = (step: number) => carriers[(handle + step + carriers.length) % carriers.length] ?? moved;
  const round = (steps: number) => (steps + points.length) % points.length || points.length;
  const [before, after] = [round(moved - neighbour(-1)), round(neighbour(1) - moved)];
  const shift = subtract(to, from);
  const follow = (index: number) => {
    const ahead = (index - moved + points.length) % points.length;
    const behind = (moved - index + points.length) % points.length;
    const share = Math.min(ahead / after, behind / before);
    return share < 1 ? (1 + Math.cos(Math.PI * share)) / 2 : 0;
  };
  return { ...shape, points: points.map((point, index) => add(point, scale(shift, follow(index)))) };
}

/** Moves a rim point: that axis turns and stretches with it, the other stays perpendicular; a circle stays one. */
export function moveEllipse(shape: Shape<'ellipse'>, { handle, to }: HandleMove): Shape<'ellipse'> {
  const { centre, semiAxes, normal } = shape;
  const rim = scale(subtract(to, centre), handle % 2 === 0 ? 1 : -1);
  if (norm(rim) < POSITION_TOLERANCE) return shape;
  const [first, second] = semiAxes;
  const other = handle < 2 ? second : first;
  const isCircle = Math.abs(norm(first) - norm(second)) < POSITION_TOLERANCE;
  const across = normalized(cross(normal, rim));
  const side = dot(across, other) < 0 ? -1 : 1;
  const turned = scale(across, side * (isCircle ? norm(rim) : norm(other)));
  return { ...shape, semiAxes: handle < 2 ? [rim, turned] : [turned, rim] };
}

/** Moves a corner: the opposite one stays, the sides keep their directions. */
export function moveRectangle(shape: Shape<'rectangle'>, { handle, to }: HandleMove): Shape<'rectangle'> {
  const { corners, normal } = shape;
  const corner = (index: number): Vector3 => corners[(index % 4) as 0 | 1 | 2 | 3];
  const fixed = corner(handle + 2);
  const sides = [subtract(corner(handle + 3), fixed), cross(subtract(corner(handle + 1), fixed), normal)];
  const side = sides.find((candidate) => norm(candidate) > POSITION_TOLERANCE) ?? planeAxes(normal).u;
  const first = normalized(side);
  const second = cross(normal, first);
  const diagonal = subtract(to, fixed);
  const along = scale(first, dot(diagonal, first));
  const across = scale(second, dot(diagonal, second));
  const moved = [add(add(fixed, along), across), add(fixed, across), fixed, add(fixed, along)] as const;
  const from = (index: number): Vector3 => moved[((index - handle + 4) % 4) as 0 | 1 | 2 | 3];
  return { ...shape, corners: [from(0), from(1), from(2), from(3)] };
}

/**
 * Moves an end (0, 1 of the long axis, 2, 3 of the short one). The short axis stays perpendicular: with the long axis it
 * turns and keeps its place and reach; dragged by an end it slides along the long axis.
 */
export function moveBidirectional(shape: Shape<'bidirectional'>, { handle, to }: HandleMove): Shape<'bidirectional'> {
  const { long, short, normal } = shape;
  if (handle < 2) return turnLongAxis(shape, handle === 0 ? [to, long[1]] : [long[0], to]);
  if (distance(...long) < POSITION_TOLERANCE) return shape;
  const direction = normalized(subtract(long[1], long[0]));
  const beside = (end: Vector3) => add(end, scale(direction, dot(subtract(to, end), direction)));
  const drawn: Segment = handle === 2 ? [to, beside(short[1])] : [beside(short[0]), to];
  return { ...shape, short: perpendicularShortAxis(long, drawn, normal) };
}

function turnLongAxis(shape: Shape<'bidirectional'>, turned: Segment): Shape<'bidirectional'> {
  const { long, short, normal } = shape;
  const [before, after] = [perpendicularInPlane(long, normal), perpendicularInPlane(turned, normal)];
  if (!before || !after) return shape;
  const direction = normalized(subtract(long[1], long[0]));
  const share = dot(subtract(short[0], long[0]), direction) / distance(...long);
  const foot = add(turned[0], scale(subtract(turned[1], turned[0]), share));
  const end = (at: Vector3) => add(foot, scale(after, dot(subtract(at, long[0]), before)));
  return { ...shape, long: turned, short: [end(short[0]), end(short[1])] };
}

/** Moves a corner of a box (numbered 4·x + 2·y + z, 1 for the larger coordinate); the opposite corner stays. */
export function moveBoxCorner(shape: Shape<'box'>, { handle, to }: HandleMove): Shape<'box'> {
  const moved = ([0, 1, 2] as const).map((axis) => {
    const isUpper = ((handle >> (2 - axis)) & 1) === 1;
    const fixed = isUpper ? Math.min(shape.from[axis], shape.to[axis]) : Math.max(shape.from[axis], shape.to[axis]);
    return [Math.min(fixed, to[axis]), Math.max(fixed, to[axis])] as const;
  }) as [readonly [number, number], readonly [number, number], readonly [number, number]];
  return {
    ...shape,
    from: [moved[0][0], moved[1][0], moved[2][0]],
    to: [moved[0][1], moved[1][1], moved[2][1]],
  };
}
