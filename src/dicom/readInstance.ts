import { text, type DataSet } from '#core/imaging/dataset.ts';
import type { FileReference, Instance, PixelLocation } from '#core/imaging/instance.ts';
import { failed, success, type Result } from '#core/result.ts';
import { parseDataSet } from './parseDataSet.ts';
import { openPart10 } from './part10.ts';
import { frameCount, nativeFrameBytes } from './pixelFormat.ts';
import { PIXEL_TAGS } from './pixelTags.ts';
import { corrupt, tooLarge, truncated, Unreadable, type WithheldReason } from './withheldReason.ts';

const MEDIA_STORAGE_DIRECTORY = '1.2.840.10008.1.3.10';

const noIdentifier = () =>
  new Unreadable({
    code: 'INP_E_NO_UID',
    message: 'SOP Instance UID is missing, so the object cannot be told apart from others.',
    remedy: 'Export the study again from its archive; the identifiers were removed from this copy.',
    tag: '(0008,0018)',
  });

/** No image has more frames; a header that states more would only fill memory with empty frames. */
const MAX_FRAMES = 100_000;
/** Every compressed frame has at least the header of its fragment. */
const LEAST_FRAGMENT = 8;

/** Pixel data too short for the Rows × Columns × Frames of the header cannot be shown as the image it claims to be. */
function requireAllPixels(dataSet: DataSet, pixels: PixelLocation): void {
  const frames = frameCount(dataSet);
  if (frames > MAX_FRAMES) throw tooLarge(`${frames} frames`);
  if (pixels.encapsulated) {
    if (pixels.length < frames * LEAST_FRAGMENT)
      throw truncated(`${frames} frames are stated, pixel data 7FE00010 has ${pixels.length} bytes`);
    return;
  }
  const frame = nativeFrameBytes(dataSet);
  if (frame === undefined) return;
  const expected = Math.ceil(frame * frames);
  if (pixels.length < expected)
    throw truncated(`pixel data ${PIXEL_TAGS[pixels.keyword]} has ${pixels.length} of ${expected} bytes`);
}

function readOrThrow(file: Uint8Array, reference: FileReference): Instance {
  const { bytes, meta, transferSyntaxUid, encoding, offset } = openPart10(file);
  const { dataSet, pixels: location } = parseDataSet(bytes, offset, encoding);
  const sopClassUid = text(dataSet, '00080016') ?? text(meta, '00020002') ?? '';
  if (sopClassUid === MEDIA_STORAGE_DIRECTORY || dataSet['00041220'] !== undefined) {
    throw new Unreadable({
      code: 'INP_E_DICOMDIR',
      message: 'This is the index file of a medium, not an image.',
      remedy: 'Nothing needs to be done: the images are found without it.',
    });
  }
  const sopInstanceUid = text(dataSet, '00080018') ?? text(meta, '00020003');
  if (sopInstanceUid === undefined) throw noIdentifier();
  // An object without a series is shown as a series of its own; grouping warns about it.
  const seriesUid = text(dataSet, '0020000E') ?? sopInstanceUid;
  const studyUid = text(dataSet, '0020000D') ?? seriesUid;
  const instance = { file: reference, sopInstanceUid, sopClassUid, seriesUid, studyUid, dataSet };
  if (location === undefined) return instance;
  const pixels: PixelLocation = { ...location, transferSyntax: transferSyntaxUid };
  requireAllPixels(dataSet, pixels);
  return { ...instance, pixels };
}

/**
 * Reads one file as a SOP instance: its header as plain data and where its pixels lie (offsets count in the unpacked
 * content that `openPart10` gives). Fails with INP_E_NOT_DICOM, _EMPTY, _TRUNCATED, _CORRUPT, _TOO_LARGE, _NO_UID or
 * _DICOMDIR.
 */
export function readInstance(file: Uint8Array, reference: FileReference): Result<Instance, WithheldReason> {
  try {
    return success(readOrThrow(file, reference));
  } catch (error) {
    if (error instanceof Unreadable) return failed(error.reason);
    // A view read outside its buffer: an offset that the checks above let through is still only a damaged file.
    if (error instanceof RangeError) return failed(corrupt('a length or offset points outside it').reason);
    throw error;
  }
}
