import { items, number, numbers, text, texts, type DataSet } from '#core/imaging/dataset.ts';

/** Column and row, or fractions of the displayed area, to the right and down. */
export type Place = readonly [number, number];

/** PIXEL: from the top left corner of the first pixel; DISPLAY: 0 to 1 over the displayed area (PS3.3 C.10.5.1.1). */
export type PlaceUnit = 'PIXEL' | 'DISPLAY';

/** The image, and of a multi-frame one the frames counted from 1 (none named: all), that something belongs to. */
export interface ReferencedImage {
  readonly sopInstanceUid: string;
  readonly frames: readonly number[];
}

/** One drawing of a presentation state. Texts are untrusted. */
export type PresentationGraphic =
  | {
      readonly kind: 'points' | 'line';
      readonly unit: PlaceUnit;
      readonly points: readonly Place[];
      readonly closed: boolean;
    }
  | { readonly kind: 'circle'; readonly unit: PlaceUnit; readonly centre: Place; readonly rim: Place }
  | {
      readonly kind: 'ellipse';
      readonly unit: PlaceUnit;
      /** Ends of the major axis, then of the minor axis. */
      readonly axes: readonly [Place, Place, Place, Place];
    }
  | {
      readonly kind: 'text';
      readonly unit: PlaceUnit;
      /** Top left corner of its box, or the point it is about. */
      readonly at: Place;
      readonly lines: readonly string[];
    };

export interface PresentationAnnotation {
  /** Empty: all images the state refers to. */
  readonly images: readonly ReferencedImage[];
  readonly graphics: readonly PresentationGraphic[];
}

/** What was read, and in words what was left out. */
export interface PresentationDrawings {
  readonly annotations: readonly PresentationAnnotation[];
  readonly leftOut: readonly string[];
}

/** More than any reader draws: a file may state more to fill memory. */
const MOST_POINTS = 5_000;
const MOST_GRAPHICS = 2_000;
const MOST_LINES = 40;
const MOST_LETTERS = 200;

/** Items of Referenced Image Sequence (0008,1140). */
export const referencedImages = (dataSet: DataSet): readonly ReferencedImage[] =>
  items(dataSet, '00081140').flatMap((item) => {
    const sopInstanceUid = text(item, '00081155');
    if (sopInstanceUid === undefined) return [];
    return [{ sopInstanceUid, frames: numbers(item, '00081160').filter((frame) => Number.isInteger(frame)) }];
  });

const unitOf = (item: DataSet, tag: string): PlaceUnit | undefined => {
  const unit = text(item, tag)?.toUpperCase();
  return unit === 'PIXEL' || unit === 'DISPLAY' ? unit : undefined;
};

/** Graphic Data (0070,0022): x\y of one point after the other; undefined when it is not a list of as many pairs as stated. */
function pointsOf(item: DataSet): readonly Place[] | undefined {
  const values = numbers(item, '00700022');
  const stated = number(item, '00700021');
  const isUsable = values.length > 0 && values.length % 2 === 0 && values.length <= 2 * MOST_POINTS;
  if (!isUsable || !values.every(Number.isFinite) || (stated !== undefined && stated !== values.length / 2)) {
    return undefined;
  }
  return Array.from({ length: values.length / 2 }, (_, at): Place => [
    values[2 * at] ?? NaN,
    values[2 * at + 1] ?? NaN,
  ]);
}

/** A graphic object (PS3.3 C.10.5), or in words why it is not drawn. */
function graphicOf(item: DataSet): PresentationGraphic | string {
  const type = text(item, '00700023')?.toUpperCase() ?? '';
  const unit = unitOf(item, '00700005');
  const points = pointsOf(item);
  if (!unit) return `a graphic in units "${text(item, '00700005') ?? ''}"`;
  if (!points) return 'a graphic whose points are damaged';
  const [a, b, c, d] = points;
  if (type === 'POINT') return { kind: 'points', unit, points, closed: false };
  if (type === 'POLYLINE' && a && b) return { kind: 'line', unit, points, closed: text(item, '00700024') === 'Y' };
  if (type === 'CIRCLE' && a && b && points.length === 2) return { kind: 'circle', unit, centre: a, rim: b };
  if (type === 'ELLIPSE' && a && b && c && d && points.length === 4)
    return { kind: 'ellipse', unit, axes: [a, b, c, d] };
  return type === 'INTERPOLATED' ? 'an interpolated curve' : `a graphic of type "${type}" with ${points.length} points`;
}

function placeAt(item: DataSet, tag: string): Place | undefined {
  const [x, y] = numbers(item, tag);
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}

/** A text object: in its box, else at its anchor (PS3.3 C.10.5). */
function textOf(item: DataSet): PresentationGraphic | string {
  const value = texts(item, '00700006').join('\\').trim();
  const lines = value.split(/\r\n|\r|\n/).slice(0, MOST_LINES).map((line) => line.slice(0, MOST_LETTERS)); // prettier-ignore
  const boxed = [unitOf(item, '00700003'), placeAt(item, '00700010')] as const;
  const anchored = [unitOf(item, '00700004'), placeAt(item, '00700014')] as const;
  const [unit, at] = boxed[0] && boxed[1] ? boxed : anchored;
  if (value === '') return 'an empty text';
  return unit && at ? { kind: 'text', unit, at, lines } : 'a text without a place';
}

/** The drawings of Graphic Annotation Sequence (0070,0001), those that cannot be drawn named. */
export function presentationDrawings(dataSet: DataSet): PresentationDrawings {
  const leftOut: string[] = [];
  let room = MOST_GRAPHICS;
  const annotations = items(dataSet, '00700001').map((annotation): PresentationAnnotation => {
    const read = [...items(annotation, '00700009').map(graphicOf), ...items(annotation, '00700008').map(textOf)];
    if (items(annotation, '00700209').length > 0) leftOut.push('compound graphics');
    const graphics = read.flatMap((graphic) => {
      if (typeof graphic !== 'string') return [graphic];
      leftOut.push(graphic);
      return [];
    });
    const kept = graphics.slice(0, room);
    if (kept.length < graphics.length) leftOut.push(`${graphics.length - kept.length} more graphics`);
    room -= kept.length;
    return { images: referencedImages(annotation), graphics: kept };
  });
  return { annotations, leftOut: [...new Set(leftOut)] };
}
