import type { Term } from '#core/calibration/meaning.ts';
import { items, number, numbers, tagText, text, texts, type DataSet } from '#core/imaging/dataset.ts';
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
  /** What the header says of the spacing beside its value: how it was calibrated, how much is magnified. */
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

const PIXEL = '00280030';
const IMAGER = '00181164';
const NOMINAL = '00182010';

const PROJECTIONS = new Set(['CR', 'DX', 'MG', 'XA', 'RF', 'IO', 'PX', 'RG']);
/** X-Ray 3D Angiographic, X-Ray 3D Craniofacial and Breast Tomosynthesis: slices, whatever their modality is called. */
const RECONSTRUCTED = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.13\.1\.[123]$/;
/** Collimator Type (0018,1181) of gamma cameras whose holes are not parallel: they magnify too. */
const MAGNIFYING = new Set(['PINH', 'FANB', 'CONE', 'ASTG', 'DIVG', 'CVGB']);

/** Two spacings count as equal when they differ by less than this share: they are printed with few decimals. */
const SAME_SPACING = 1e-4;

const NONE: PixelSpacing = {
  source: 'none',
  unit: '{pixels}',
  perPixel: [1, 1],
  words: 'no spacing',
  terms: [],
  warnings: [],
};

/**
 * Whether an image is a projection, whose pixels have the size of the detector until someone corrects it: radiography,
 * and planar scintigraphy through a collimator that magnifies.
 */
export function isProjection(dataSet: DataSet): boolean {
  const modality = text(dataSet, '00080060') ?? '';
  if (PROJECTIONS.has(modality)) return !RECONSTRUCTED.test(text(dataSet, '00080016') ?? '');
  if (modality !== 'NM' || texts(dataSet, '00080008').some((type) => type.includes('RECON'))) return false;
  const detectors = [dataSet, ...items(dataSet, '00540022')];
  return detectors.some((detector) => MAGNIFYING.has((text(detector, '00181181') ?? '').toUpperCase()));
}

/**
 * The pixel size an image states (PS3.3 10.7.1.3, C.8.11.4.1.1): Pixel Spacing, of a projection only where it was
 * corrected to the patient (Pixel Spacing Calibration Type, or another value than Imager Pixel Spacing); then Imager Pixel
 * Spacing at the detector; then Nominal Scanned Pixel Spacing of a film; else lengths are pixels. The regions of an
 * ultrasound image go before it, see `imageScale`.
 */
export function pixelSpacing(dataSet: DataSet): PixelSpacing {
  const spacing = statedSpacing(dataSet);
  return {
    ...spacing,
    terms: [...calibrationTerms(dataSet), ...magnificationTerms(dataSet, spacing)],
    warnings: [...spacing.warnings, ...magnified(dataSet, spacing), ...oblong(dataSet, spacing)],
  };
}

function statedSpacing(dataSet: DataSet): PixelSpacing {
  const stated = readPair(dataSet, PIXEL);
  const imager = readPair(dataSet, IMAGER);
  const scanned = readPair(dataSet, NOMINAL);
  if (Array.isArray(stated)) return ofPixelSpacing(dataSet, stated, { imager, scanned });
  if (Array.isArray(imager)) {
    const plane = of(dataSet, IMAGER, imager, 'Imager Pixel Spacing, at the detector');
    return { ...plane, source: 'imager', unit: 'mm{detector}' };
  }
  if (Array.isArray(scanned)) {
    const plane = of(dataSet, NOMINAL, scanned, 'Nominal Scanned Pixel Spacing, on the film');
    return { ...plane, source: 'scanned-film', unit: 'mm{film}' };
  }
  return { ...NONE, warnings: [stated, imager].flatMap((pair) => (pair === 'damaged' ? [DAMAGED] : [])) };
}

type StatedPair = [number, number] | 'damaged' | undefined;

/** Of which plane Pixel Spacing is: it repeats the spacing of the detector or of the film where nobody corrected it. */
function ofPixelSpacing(
  dataSet: DataSet,
  stated: SpacingPair,
  { imager, scanned }: { imager: StatedPair; scanned: StatedPair },
): PixelSpacing {
  const method = text(dataSet, CALIBRATION_TYPE)?.toUpperCase();
  if (method !== undefined) return of(dataSet, PIXEL, stated, `Pixel Spacing, calibrated (${method.toLowerCase()})`);
  if (Array.isArray(scanned) && isSame(stated, scanned)) {
    const plane = of(dataSet, PIXEL, stated, 'Pixel Spacing, on the film');
    return { ...plane, source: 'scanned-film', unit: 'mm{film}' };
  }
  const isCorrected = Array.isArray(imager) && !isSame(stated, imager);
  if (isCorrected || (imager === undefined && !isProjection(dataSet))) {
    return of(dataSet, PIXEL, stated, 'Pixel Spacing');
  }
  const plane = of(dataSet, PIXEL, stated, 'Pixel Spacing, at the detector');
  return { ...plane, source: 'imager', unit: 'mm{detector}' };
}

const CALIBRATION_TYPE = '00280A02';
const CALIBRATION_DESCRIPTION = '00280A04';
const MAGNIFICATION = '00181114';

const headerTerm = (dataSet: DataSet, tag: string, [symbol, meaning]: readonly [string, string]): readonly Term[] => {
  const value = text(dataSet, tag);
  if (value === undefined) return [];
  return [{ symbol, meaning, value, unit: '1', tag: tagText(tag), raw: value, origin: 'header' }];
};

const calibrationTerms = (dataSet: DataSet) => [
  ...headerTerm(dataSet, CALIBRATION_TYPE, ['C', 'Pixel Spacing Calibration Type']),
  ...headerTerm(dataSet, CALIBRATION_DESCRIPTION, ['Cd', 'Pixel Spacing Calibration Description']),
];

/** Estimated Radiographic Magnification Factor: of interest where lengths are those on the detector. */
const magnificationTerms = (dataSet: DataSet, { source }: PixelSpacing) =>
  source === 'imager' ? headerTerm(dataSet, MAGNIFICATION, ['M', 'Estimated Radiographic Magnification Factor, not applied']) : []; // prettier-ignore

function magnified(dataSet: DataSet, { source }: PixelSpacing): readonly Notice[] {
  const factor = number(dataSet, MAGNIFICATION);
  if (source !== 'imager' || factor === undefined) return [];
  const tag = tagText(MAGNIFICATION);
  if (!Number.isFinite(factor) || factor < 1) {
    const message = `The magnification stated, "${text(dataSet, MAGNIFICATION) ?? ''}", is no factor of 1 or more; lengths are those on the detector.`;
    return [{ code: 'IMG_W_MAGNIFICATION', message, tag }];
  }
  const message = `Lengths are those on the detector. The header estimates a magnification of ${factor}: in the patient they would be about ${(100 / factor).toFixed(1)} % of them.`;
  return [{ code: 'IMG_W_MAGNIFICATION', message, tag }];
}

/** Pixel Aspect Ratio (0028,0034), vertical then horizontal: it gives pixels a shape and no size. */
function oblong(dataSet: DataSet, { source }: PixelSpacing): readonly Notice[] {
  const [vertical, horizontal] = numbers(dataSet, '00280034');
  if (source !== 'none' || vertical === undefined || vertical === horizontal) return [];
  const message = `Pixels are not square (${texts(dataSet, '00280034').join(':')}): lengths in pixels depend on their direction.`;
  return [{ code: 'IMG_W_ASPECT', message, tag: '(0028,0034)' }];
}

const DAMAGED: Notice = {
  code: 'IMG_W_SPACING',
  message: 'The pixel spacing is no pair of lengths above 0: lengths are given in pixels.',
  tag: tagText(PIXEL),
};

type SpacingPair = readonly [number, number];

/** Row spacing, then column spacing as PS3.3 writes them; here between columns first. */
function readPair(dataSet: DataSet, tag: string): StatedPair {
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
  terms: [],
  warnings: [],
});

const isSame = (a: SpacingPair, b: SpacingPair) =>
  a.every((value, axis) => Math.abs(value - (b[axis] ?? NaN)) <= SAME_SPACING * value);
