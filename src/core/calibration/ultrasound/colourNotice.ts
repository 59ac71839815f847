import { text, type DataSet } from '#core/imaging/dataset.ts';
import type { FrameImage } from '#core/imaging/volume.ts';
import type { Notice } from '#core/result.ts';

/** `US_W_COLOUR` of an image whose samples were of another colour model than its header says (us.md 6). */
export function colourNotice(
  dataSet: DataSet,
  { colourCorrected }: Pick<FrameImage, 'colourCorrected'>,
): readonly Notice[] {
  if (colourCorrected !== true) return [];
  const message = `Photometric interpretation corrected from ${text(dataSet, '00280004') ?? 'none'}.`;
  return [{ code: 'US_W_COLOUR', message, tag: '(0028,0004)' }];
}
