import type { Term } from '#core/calibration/meaning.ts';
import { pixelSpacing, type LengthUnit } from '#core/calibration/pixelSpacing.ts';
import {
  handMillimetres,
  handNotices,
  handTerms,
  isUncalibrated,
  type HandCalibration,
} from '#core/calibration/ultrasound/handCalibration.ts';
import { calibratedRegion, NOT_CALIBRATED, type UsAxes } from '#core/calibration/ultrasound/usAxes.ts';
import { usMillimetres } from '#core/calibration/ultrasound/usCaliper.ts';
import { usRegions, type Pair, type UsRegion } from '#core/calibration/ultrasound/usRegion.ts';
import { number, text, type DataSet } from '#core/imaging/dataset.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';

/** How pixels of an image become lengths where a shape lies, and everything needed to say so. */
export interface ImageScale {
  /** Length of a step to the right and down; positive. */
  readonly perPixel: Pair;
  readonly unit: LengthUnit;
  /** What the axes are; only in `space` has an oblique line a length. */
  readonly axes: UsAxes;
  /** The ultrasound region the shape lies in. */
  readonly region: UsRegion | undefined;
  /** Where the scale comes from, in words. */
  readonly words: string;
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

/** Pixel Spacing and the scale of a region may differ by this share before it is worth a word (us.md 2.4). */
const SPACING_AGREEMENT = 0.01;

/**
 * The scale of an image at some points (pixels from the centre of the first one): the ultrasound region that holds them
 * all, else what `pixelSpacing` says; without either, pixels with US_E_NOT_CALIBRATED as a warning on ultrasound images.
 * Where the header gives no scale, `hand` does: what a reader measured on a ruler. A frame with regions outside which a shape lies has no millimetres (us.md 2.4). Fails as `calibratedRegion` does, save
 * that a region without a scale gives pixels.
 */
export function imageScale(
  dataSet: DataSet,
  points: readonly Pair[],
  { size, hand }: { readonly size: Pair; readonly hand?: HandCalibration | undefined },
): Result<ImageScale, Failure> {
  if (hand && isUncalibrated(dataSet)) return success(handScale(dataSet, hand, size));
  const regions = usRegions(dataSet);
  if (regions.length === 0) return success(spacingScale(dataSet));
  const found = calibratedRegion(regions, points, size);
  if (!found) return success(pixels(NOT_CALIBRATED));
  if (!found.ok) return found.failure.code === 'US_E_NOT_CALIBRATED' ? success(pixels(found.failure)) : found;
  const { region, axes, warnings } = found.value;
  return success({
    perPixel: usMillimetres(region),
    unit: 'mm',
    axes,
    region,
    words: `ultrasound region ${region.number}`,
    terms: regionTerms(region),
    warnings: [...warnings, ...disagreement(dataSet, region, axes)],
  });
}

/** A ruler in the picture stands in where the header gives no scale; of which place of the image it is, it cannot say. */
const handScale = (dataSet: DataSet, hand: HandCalibration, size: Pair): ImageScale => ({
  perPixel: [handMillimetres(hand), handMillimetres(hand)],
  unit: 'mm',
  axes: 'space',
  region: undefined,
  words: 'calibrated by hand on a ruler',
  terms: handTerms(hand),
  warnings: [...captureNotice(dataSet), ...handNotices(dataSet, hand, size)],
});

const pixels = (why: Notice): ImageScale => ({
  perPixel: [1, 1],
  unit: '{pixels}',
  axes: 'space',
  region: undefined,
  words: 'no spacing',
  terms: [],
  warnings: [why],
});

const isUltrasound = (dataSet: DataSet) => ['US', 'IVUS'].includes(text(dataSet, '00080060') ?? '');

const SECONDARY_CAPTURE = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7(\.|$)/;

function captureNotice(dataSet: DataSet): readonly Notice[] {
  const isCapture = SECONDARY_CAPTURE.test(text(dataSet, '00080016') ?? '');
  if (!isUltrasound(dataSet) || !isCapture) return [];
  const message = 'Secondary capture; calibration may be missing.';
  return [{ code: 'US_W_SECONDARY_CAPTURE', message, tag: '(0008,0016)' }];
}

function spacingScale(dataSet: DataSet): ImageScale {
  const spacing = pixelSpacing(dataSet);
  const captured = captureNotice(dataSet);
  // Imager and film spacings are never a calibration of ultrasound (us.md 2.4).
  if (isUltrasound(dataSet) && spacing.source !== 'pixel-spacing') {
    const scale = pixels(NOT_CALIBRATED);
    return { ...scale, warnings: [...captured, ...scale.warnings] };
  }
  const stated: readonly Notice[] = isUltrasound(dataSet)
    ? [
        {
          code: 'US_W_PIXEL_SPACING',
          message: 'Calibrated by Pixel Spacing: the image states no ultrasound region.',
          tag: '(0028,0030)',
        },
      ]
    : [];
  return {
    perPixel: spacing.perPixel,
    unit: spacing.unit,
    axes: 'space',
    region: undefined,
    words: spacing.words,
    terms: spacing.tag === undefined ? [] : [...spacingTerms(spacing), ...spacing.terms],
    warnings: [...captured, ...stated, ...spacing.warnings],
  };
}

function spacingTerms({ perPixel, unit, words, tag, raw }: ReturnType<typeof pixelSpacing>): readonly Term[] {
  const term = (symbol: string, meaning: string, value: number): Term => ({
    symbol,
    meaning: `${words}, ${meaning}`,
    value: String(value),
    unit,
    origin: 'header',
    ...(tag !== undefined && { tag }),
    ...(raw !== undefined && { raw }),
  });
  return [term('dX', 'between columns', perPixel[0]), term('dY', 'between rows', perPixel[1])];
}

/** Physical units as the card prints them, in UCUM. */
const UNIT_CODES: Readonly<Record<number, string>> = { 3: 'cm', 4: 's', 7: 'cm/s' };

function regionTerms({ number: item, from, to, reference, referenceValue, units, delta }: UsRegion): readonly Term[] {
  const term = (symbol: string, meaning: string, value: number, unit: string, tag?: string): Term => ({
    symbol,
    meaning,
    value: String(value),
    unit,
    origin: 'header',
    ...(tag !== undefined && { tag, raw: String(value) }),
  });
  const [unitX, unitY] = [UNIT_CODES[units[0]] ?? '1', UNIT_CODES[units[1]] ?? '1'];
  return [
    term('R', `ultrasound region, pixels (${from.join(', ')}) to (${to.join(', ')})`, item, '1'),
    term('dX', 'Physical Delta X, a pixel to the right', delta[0], unitX, '(0018,602c)'),
    term('dY', 'Physical Delta Y, a pixel down', delta[1], unitY, '(0018,602e)'),
    term('X0', 'column of the reference pixel', from[0] + reference[0], '{pixels}', '(0018,6020)'),
    term('Y0', 'row of the reference pixel', from[1] + reference[1], '{pixels}', '(0018,6022)'),
    term('refX', 'value at the reference pixel, X', referenceValue[0], unitX, '(0018,6028)'),
    term('refY', 'value at the reference pixel, Y', referenceValue[1], unitY, '(0018,602a)'),
  ];
}

function disagreement(dataSet: DataSet, region: UsRegion, axes: UsAxes): readonly Notice[] {
  const spacing = pixelSpacing(dataSet);
  if (axes !== 'space' || spacing.source !== 'pixel-spacing' || number(dataSet, '00280030') === undefined) return [];
  const own = usMillimetres(region);
  const differs = spacing.perPixel.some(
    (value, axis) => Math.abs(value - (own[axis] ?? NaN)) > SPACING_AGREEMENT * (own[axis] ?? NaN),
  );
  if (!differs) return [];
  const [x, y] = spacing.perPixel;
  const message = `Pixel Spacing says ${x} × ${y} mm, the ultrasound region ${own[0]} × ${own[1]} mm: the region is used.`;
  return [{ code: 'US_W_SPACING_DISAGREE', message, tag: '(0028,0030)' }];
}
