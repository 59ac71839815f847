import { number, numbers, tagText, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Notice } from '#core/result.ts';

/**
 * Where the millimetres of a pixel come from, and of which plane they are: of the patient, of the detector or of a film
 * that was scanned. A projection magnifies, so the latter two are never lengths in the patient.
 */
export type SpacingSource = 'pixel-spacing' | 'imager' | 'scanned-film' | 'none';

/** UCUM codes of lengths in an image; the annotation keeps lengths of other planes apart from those in the patient. */
export type LengthUnit = 'mm' | 'mm{detector}' | 'mm{film}' | '{pixels}';

export interface PixelSpacing {
  readonly source: SpacingSource;
  readonly unit: LengthUnit;
  /** Between columns, between rows; 1 and 1 where lengths are pixels. */
  readonly perPixel: readonly [number, number];
  /** In words, for the reader: "Pixel Spacing", "Imager Pixel Spacing, at the detector" … */
  readonly words: string;
  readonly tag?: string;
  /** The text of the attribute as it stands in the file. */
  readonly raw?: string;
  readonly warnings: readonly Notice[];
}

const PIXEL = '00280030';
const IMAGER = '00181164';
const NOMINAL = '00182010';

const PROJECTIONS = new Set(['CR', 'DX', 'MG', 'XA', 'RF', 'IO', 'PX', 'RG']);

/** Two spacings count as equal when they differ by less than this share: they are printed with few decimals. */
const SAME_SPACING = 1e-4;

const NONE: PixelSpacing = { source: 'none', unit: '{pixels}', perPixel: [1, 1], words: 'no spacing', warnings: [] };

/**
 * The pixel size an image states (PS3.3 10.7.1.3, C.8.11.4.1.1): Pixel Spacing, of a projection only where it was
 * corrected to the patient (Pixel Spacing Calibration Type, or another value than Imager Pixel Spacing); then Imager Pixel
 * Spacing at the detector; then Nominal Scanned Pixel Spacing of a film; else lengths are pixels. The regions of an
 * ultrasound image go before it, see `imageScale`.
 */
export function pixelSpacing(dataSet: DataSet): PixelSpacing {
  const stated = readPair(dataSet, PIXEL);
  const imager = readPair(dataSet, IMAGER);
  const damaged = [stated, imager].flatMap((pair) => (pair === 'damaged' ? [DAMAGED] : []));
  if (Array.isArray(stated)) {
    const method = text(dataSet, '00280A02')?.toUpperCase();
    if (method !== undefined) return of(dataSet, PIXEL, stated, `Pixel Spacing, calibrated (${method.toLowerCase()})`);
    const isProjection = imager !== undefined || PROJECTIONS.has(text(dataSet, '00080060') ?? '');
    const isCorrected = Array.isArray(imager) && !isSame(stated, imager);
    if (!isProjection || isCorrected) return of(dataSet, PIXEL, stated, 'Pixel Spacing');
    const plane = of(dataSet, PIXEL, stated, 'Pixel Spacing, at the detector');
    return { ...plane, source: 'imager', unit: 'mm{detector}' };
  }
  if (Array.isArray(imager)) {
    const plane = of(dataSet, IMAGER, imager, 'Imager Pixel Spacing, at the detector');
    return { ...plane, source: 'imager', unit: 'mm{detector}' };
  }
  const scanned = readPair(dataSet, NOMINAL);
  if (Array.isArray(scanned)) {
    const plane = of(dataSet, NOMINAL, scanned, 'Nominal Scanned Pixel Spacing, on the film');
    return { ...plane, source: 'scanned-film', unit: 'mm{film}' };
  }
  return { ...NONE, warnings: damaged };
}

const DAMAGED: Notice = {
  code: 'IMG_W_SPACING',
  message: 'The pixel spacing is no pair of lengths above 0: lengths are given in pixels.',
  tag: tagText(PIXEL),
};

type SpacingPair = readonly [number, number];

/** Row spacing, then column spacing as PS3.3 writes them; here between columns first. */
function readPair(dataSet: DataSet, tag: string): [number, number] | 'damaged' | undefined {
  if (number(dataSet, tag) === undefined) return undefined;
  const [betweenRows = NaN, betweenColumns = NaN] = numbers(dataSet, tag);
  const isLength = (value: number) => Number.isFinite(value) && value > 0;
  return isLength(betweenRows) && isLength(betweenColumns) ? [betweenColumns, betweenRows] : 'damaged';
}

const of = (dataSet: DataSet, tag: string, perPixel: SpacingPair, words: string): PixelSpacing => ({
  source: 'pixel-spacing',
  unit: 'mm',
  perPixel,
  words,
  tag: tagText(tag),
  raw: texts(dataSet, tag).join('\\'),
  warnings: [],
});

const isSame = (a: SpacingPair, b: SpacingPair) =>
  a.every((value, axis) => Math.abs(value - (b[axis] ?? NaN)) <= SAME_SPACING * value);
