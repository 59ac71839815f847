import type { ImageScale } from '#core/calibration/imageScale.ts';
import { worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import type { Frame, Series, Stack } from '#core/imaging/series.ts';
import type { Decoded, FrameImage } from '#core/imaging/volume.ts';
import { closedOutline } from '#core/regions/outline.ts';
import type { ImageReference, RegionShape } from '#core/regions/region.ts';
import { frameGrid, framesArePlaced } from '#core/viewing/viewPlanes.ts';
import type { HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import type { Pair } from '#core/calibration/ultrasound/usRegion.ts';

/** One decoded image that is read on its own, and where in its stack it stands. */
export interface ImageTarget {
  readonly series: Pick<Series, 'seriesUid' | 'modality'>;
  readonly stackId: string;
  readonly frame: Frame;
  /** Position of the frame in the stack. */
  readonly index: number;
  readonly image: FrameImage;
  /** Whether the frames of the stack lie in patient space (`framesArePlaced`). */
  readonly placed: boolean;
  /** What a reader measured on a ruler in the image, which states no scale itself. */
  readonly hand?: HandCalibration | undefined;
}

export const referenceTo = ({ instance, frame }: Frame): ImageReference => ({
  sopInstanceUid: instance.sopInstanceUid,
  frame,
});

/** Whether a frame is the one that a region refers to; a tile of a mosaic is never one: all share a frame. */
export const isImage = (frame: Frame, image: ImageReference) =>
  frame.tile === undefined && frame.instance.sopInstanceUid === image.sopInstanceUid && frame.frame === image.frame;

/** The image a region was drawn on, in a stack of single images; undefined where the stack has it no more. */
export function imageTargetOf(
  series: Series,
  stack: Stack,
  {
    decoded,
    reference,
  }: { readonly decoded: Extract<Decoded, { kind: 'images' }>; readonly reference: ImageReference },
): ImageTarget | undefined {
  const index = stack.frames.findIndex((frame) => isImage(frame, reference));
  const [frame, image] = [stack.frames[index], decoded.images[index]];
  if (!frame || !image) return undefined;
  return { series, stackId: stack.id, frame, index, image, placed: framesArePlaced(stack.frames) };
}

/** From the coordinates of a region on an image to its pixels (`frameGrid`). */
export const imageGrid = ({ frame, image, index, placed }: ImageTarget): Grid =>
  frameGrid(frame, [image.columns, image.rows], index, placed);

/** Column and row, counted from the centre of the first pixel. */
export function pixelOf(grid: Grid, at: Vector3): Pair {
  const [column, row] = worldToIndex(grid, at);
  return [column, row];
}

/** Pixels of the points by which it is decided where a shape lies; none of shapes that have no place on an image. */
export function pixelPoints(shape: RegionShape, grid: Grid): readonly Pair[] {
  return pointsOf(shape).map((point) => pixelOf(grid, point));
}

function pointsOf(shape: RegionShape): readonly Vector3[] {
  switch (shape.kind) {
    case 'point':
      return [shape.at];
    case 'length':
      return shape.ends;
    case 'bidirectional':
      return [...shape.long, ...shape.short];
    case 'ellipse':
    case 'rectangle':
    case 'freehand':
    case 'spline':
      return closedOutline(shape);
    default:
      return [];
  }
}

/**
 * The shape in a plane of lengths: x = column · dX, y = row · dY, z = 0. An ellipse stays one, with its principal axes;
 * a spline becomes its outline. Undefined for shapes with a depth, which an image has not.
 */
export function flatShape(shape: RegionShape, grid: Grid, { perPixel }: Pick<ImageScale, 'perPixel'>) {
  const flat = (at: Vector3): Vector3 => {
    const [column, row] = pixelOf(grid, at);
    return [column * perPixel[0], row * perPixel[1], 0];
  };
  const normal: Vector3 = [0, 0, 1];
  const segment = ([a, b]: readonly [Vector3, Vector3]) => [flat(a), flat(b)] as const;
  switch (shape.kind) {
    case 'point':
      return { kind: shape.kind, at: flat(shape.at) } as const;
    case 'length':
      return { kind: shape.kind, ends: segment(shape.ends), normal } as const;
    case 'bidirectional':
      return { kind: shape.kind, long: segment(shape.long), short: segment(shape.short), normal } as const;
    case 'ellipse':
      return flatEllipse(shape, flat);
    case 'rectangle':
    case 'freehand':
    case 'spline':
      return { kind: 'freehand', points: closedOutline(shape).map(flat), normal } as const;
    case 'whole':
      return shape;
    default:
      return undefined;
  }
}

function flatEllipse(
  { centre, semiAxes }: Extract<RegionShape, { kind: 'ellipse' }>,
  flat: (at: Vector3) => Vector3,
): RegionShape {
  const middle = flat(centre);
  const [p, q] = semiAxes.map((axis) => {
    const rim = flat([centre[0] + axis[0], centre[1] + axis[1], centre[2] + axis[2]]);
    return [rim[0] - middle[0], rim[1] - middle[1]] as const;
  }) as unknown as readonly [Pair, Pair];
  return { kind: 'ellipse', centre: middle, semiAxes: principalAxes(p, q), normal: [0, 0, 1] };
}

/** Perpendicular semi-axes of the ellipse with two conjugate semi-diameters: pixels need not be square. */
function principalAxes(p: Pair, q: Pair): readonly [Vector3, Vector3] {
  const product = p[0] * q[0] + p[1] * q[1];
  const difference = p[0] ** 2 + p[1] ** 2 - q[0] ** 2 - q[1] ** 2;
  const angle = product === 0 ? 0 : Math.atan2(2 * product, difference) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [
    [p[0] * c + q[0] * s, p[1] * c + q[1] * s, 0],
    [q[0] * c - p[0] * s, q[1] * c - p[1] * s, 0],
  ];
}
