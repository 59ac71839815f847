import { defaultMeaning } from '#core/calibration/calibrate.ts';
import { defaultWindow } from '#core/calibration/defaultWindow.ts';
import type { Frame, Series, Stack } from '#core/imaging/series.ts';
import { failed } from '#core/result.ts';
import { thumbnail, type Thumbnail } from '#core/viewing/thumbnail.ts';
import type { Codecs } from '#dicom/codecs/codecs.ts';
import { decodeStack } from '#dicom/decodeStack.ts';

/** Pixels along each side. */
const SIZE = 80;

/** One frame of one file, with what its series says of the values. */
export interface PictureTask {
  readonly series: Series;
  readonly frame: Frame;
  readonly blob: Blob;
}

/** A frame by itself: read as an image, whatever the others of its series are. */
const stackOf = ({ series, frame }: PictureTask): Stack => ({
  id: `${series.seriesUid}/picture`,
  label: '',
  key: {},
  frames: [frame],
  grid: failed({ code: 'INP_E_ONE_IMAGE', message: 'One image makes no volume.' }),
  warnings: [],
});

/** A small picture of the frame in its usual window; undefined where it cannot be decoded. */
export async function pictureOf(task: PictureTask, codecs: Codecs): Promise<Thumbnail | undefined> {
  const stack = stackOf(task);
  const series = { ...task.series, stacks: [stack] };
  const bytes = async () => new Uint8Array(await task.blob.arrayBuffer());
  const decoded = await decodeStack(stack, bytes, { codecs });
  if (!decoded.ok) return undefined;
  const { meaning } = defaultMeaning(series, stack, {});
  const window = defaultWindow(stack, decoded.value, meaning);
  return thumbnail(decoded.value, { meaning, window, inverse: series.kind === 'pet', size: SIZE });
}
