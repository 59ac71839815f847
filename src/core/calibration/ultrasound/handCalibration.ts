import type { Term } from '#core/calibration/meaning.ts';
import { pixelSpacing } from '#core/calibration/pixelSpacing.ts';
import { cineTime } from '#core/calibration/ultrasound/cineTime.ts';
import { number, numbers, texts, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { depthNotice } from './usAxes.ts';
import type { PixelEnds } from './usCaliper.ts';
import { usRegions, type Pair, type UsRegion } from './usRegion.ts';

/** A line that a reader drew along a visible ruler, and what it spans (us.md 2.4, source 4). */
export interface HandCalibration {
  /** Pixels from the centre of the first one: column, row. */
  readonly ends: PixelEnds;
  /** mm on the ruler from one end to the other. */
  readonly length: number;
  /** Who calibrated, and when: UTC, ISO 8601. */
  readonly by: string;
  readonly at: string;
}

/** An instance, and where the calibration holds for one of its frames alone that frame, from 0. */
export interface CalibratedImage {
  readonly sopInstanceUid: string;
  readonly frame?: number;
}

/** What a calibration on a ruler holds for: the frame it was drawn on, or every frame of its cine. */
export type HandScope = 'image' | 'cine';

const isUltrasound = (dataSet: DataSet) => ['US', 'IVUS'].includes(text(dataSet, '00080060') ?? '');

/** Whether a region says what a pixel is; without unit or delta it is not calibrated (us.md 2.3). */
const statesScale = ({ units, delta }: UsRegion) =>
  units.some((unit) => unit !== 0) && delta.every((step) => Number.isFinite(step) && step !== 0);

/** Whether nothing in the header gives pixels of this image a length, so that a ruler in the picture may (us.md 2.4). */
export function isUncalibrated(dataSet: DataSet): boolean {
  return !usRegions(dataSet).some(statesScale) && spacingStated(dataSet) === undefined;
}

/** Spacings of detector and film are never a calibration of ultrasound; of other images they are one. */
function spacingStated(dataSet: DataSet) {
  const spacing = pixelSpacing(dataSet);
  const counts = isUltrasound(dataSet) ? ['pixel-spacing'] : ['pixel-spacing', 'imager', 'scanned-film'];
  return counts.includes(spacing.source) ? spacing : undefined;
}

/**
 * Whether an image may be calibrated on a ruler, and for which frames that holds: the frames of an ultrasound cine are
 * one acquisition of one matrix, those of any other multi-frame object may be pictures of different things. Fails with
 * US_E_CALIBRATED where the header gives a scale, US_E_RULER_OBLONG where pixels are not square: one line tells nothing
 * of the other direction.
 */
export function rulerScope(dataSet: DataSet): Result<HandScope, Failure> {
  if (usRegions(dataSet).some(statesScale)) {
    const message = 'The image states ultrasound regions with a scale: it is not calibrated by hand.';
    return failed({ code: 'US_E_CALIBRATED', message, tag: '(0018,6011)' });
  }
  const spacing = spacingStated(dataSet);
  if (spacing) {
    const message = `The image states its scale (${spacing.words}): it is not calibrated by hand.`;
    return failed({ code: 'US_E_CALIBRATED', message, ...(spacing.tag !== undefined && { tag: spacing.tag }) });
  }
  const [vertical, horizontal] = numbers(dataSet, '00280034');
  if (vertical !== undefined && vertical !== horizontal) {
    const message = `Pixels are not square (${texts(dataSet, '00280034').join(':')}): one ruler cannot calibrate both directions.`;
    return failed({ code: 'US_E_RULER_OBLONG', message, tag: '(0028,0034)' });
  }
  const isMany = (number(dataSet, '00280008') ?? 1) > 1;
  return success(isUltrasound(dataSet) && isMany && cineTime(dataSet, 1).ok ? 'cine' : 'image');
}

/** A length read off a ruler, as typed: mm above 0. Fails with US_E_RULER_LENGTH. */
export function rulerLength(typed: string): Result<number, Failure> {
  const said = typed.trim();
  const length = /^\d+(\.\d+)?$/.test(said) ? Number(said) : NaN;
  if (Number.isFinite(length) && length > 0) return success(length);
  const message = `The length on the ruler is a number of mm above 0, not "${said}".`;
  return failed({ code: 'US_E_RULER_LENGTH', message });
}

/**
 * The calibration that a line and its length make, with square pixels. Fails with US_E_RULER_LINE where the line is
 * shorter than a pixel, and with US_E_RULER_LENGTH where the length is not above 0.
 */
export function handCalibration(calibration: HandCalibration): Result<HandCalibration, Failure> {
  if (!(pixelsOf(calibration.ends) >= 1)) {
    const message = 'The line along the ruler is shorter than a pixel. Draw it from one mark of the ruler to another.';
    return failed({ code: 'US_E_RULER_LINE', message });
  }
  const length = rulerLength(String(calibration.length));
  return length.ok ? success(calibration) : length;
}

const pixelsOf = ([a, b]: PixelEnds) => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Millimetres of a pixel, the same in both directions. */
export const handMillimetres = ({ ends, length }: HandCalibration): number => length / pixelsOf(ends);

/** The values that entered, for the card: the line, its length, and what a pixel is. */
export function handTerms(calibration: HandCalibration): readonly Term[] {
  const step = handMillimetres(calibration);
  const [a, b] = calibration.ends;
  const term = (symbol: string, meaning: string, value: string, unit: string) =>
    ({ symbol, meaning, value, unit, origin: 'override' }) as const;
  return [
    term('L', 'length on the ruler, entered by the reader', String(calibration.length), 'mm'),
    term('R1', 'first end of the line along the ruler: column, row', a.join(', '), '{pixels}'),
    term('R2', 'second end of the line along the ruler: column, row', b.join(', '), '{pixels}'),
    { ...term('dX', 'L / distance of R1 and R2, between columns', String(step), 'mm'), tag: '(0028,0030)' },
    { ...term('dY', 'L / distance of R1 and R2, between rows', String(step), 'mm'), tag: '(0028,0030)' },
  ];
}

/**
 * `US_W_MANUAL_CALIBRATION`, the mark of every length made with it, and `US_W_SCALE` where the depth of an ultrasound
 * image would not be credible.
 */
export function handNotices(dataSet: DataSet, calibration: HandCalibration, [, rows]: Pair): readonly Notice[] {
  const { length, by, at, ends } = calibration;
  const pixels = Number(pixelsOf(ends).toPrecision(6));
  const message = `Calibrated by hand: ${length} mm on a ruler over ${pixels} pixels, by ${by} on ${at.slice(0, 10)}; the image states no scale.`;
  const marked: Notice = { code: 'US_W_MANUAL_CALIBRATION', message };
  return isUltrasound(dataSet) ? [marked, ...depthNotice(handMillimetres(calibration) / 10, rows)] : [marked];
}
