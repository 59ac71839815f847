import type { CalibratedImage, HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import type { Act } from '#core/ledger/entry.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import type { ImageReference, Region } from '#core/regions/region.ts';

/** Under what a read keeps the calibration of an image or cine. */
export const calibrationKey = ({ sopInstanceUid, frame }: CalibratedImage) =>
  frame === undefined ? sopInstanceUid : `${sopInstanceUid}/${frame + 1}`;

/** What a reader measured on a ruler in an image, or in any frame of its cine; undefined for nothing. */
export const handCalibrationOf = (
  { handCalibrations }: Pick<ReadState, 'handCalibrations'>,
  { sopInstanceUid, frame }: ImageReference,
): HandCalibration | undefined =>
  handCalibrations[calibrationKey({ sopInstanceUid, frame })] ?? handCalibrations[calibrationKey({ sopInstanceUid })];

/** Whether a region lies on an image that a calibration holds for. */
export const isCalibratedBy = ({ sopInstanceUid, frame }: CalibratedImage, { image }: Pick<Region, 'image'>) =>
  image !== undefined && image.sopInstanceUid === sopInstanceUid && (frame === undefined || image.frame === frame);

/**
 * The read after an image was calibrated on a ruler, or its calibration changed or taken away. The numbers of regions on
 * it are dropped, whether its files are open or not: they are made again when they are.
 */
export function calibrateImages(read: ReadState, act: Extract<Act, { kind: 'image-calibrated' }>): ReadState {
  const key = calibrationKey(act.image);
  const others = Object.entries(read.handCalibrations).filter(([other]) => other !== key);
  const stale = new Set(read.regions.filter((region) => isCalibratedBy(act.image, region)).map(({ id }) => id));
  return {
    ...read,
    handCalibrations: Object.fromEntries(act.after ? [...others, [key, act.after]] : others),
    measurements: Object.fromEntries(Object.entries(read.measurements).filter(([id]) => !stale.has(id))),
  };
}
