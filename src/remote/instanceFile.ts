import type { ArchiveFailure } from '#core/archive/archive.ts';
import { failed, success, type Result } from '#core/result.ts';
import { cutOff, malformedAnswer, mediaType, wrongContentType } from '#remote/archiveFailure.ts';
import { bodyParts, boundaryOf } from '#remote/multipart.ts';
import type { Received } from '#remote/receive.ts';

/** PS3.18 section 8.7.3: as stored, without a conversion that could change a value. */
export const AS_STORED = 'multipart/related; type="application/dicom"; transfer-syntax=*';

/**
 * The Part 10 file in an answer to a request for one instance (WADO-RS, PS3.18 section 10.4). An archive that answers
 * with the bare file is understood; one that sends the file twice has sent it; two different ones are none.
 */
export function instanceFile({ contentType, bytes }: Received): Result<Uint8Array, ArchiveFailure> {
  const type = mediaType(contentType);
  if (type === 'application/dicom') return bytes.length > 0 ? success(bytes) : failed(cutOff('it is empty'));
  if (type !== 'multipart/related') return failed(wrongContentType('multipart', contentType));
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return failed(malformedAnswer('its parts have no valid boundary'));
  const parts = bodyParts(bytes, boundary);
  if (!parts.ok) return parts;
  const [first, ...others] = parts.value;
  if (!first) return failed(malformedAnswer('it has no parts'));
  const foreign = parts.value.map(({ headers }) => headers.get('content-type') ?? 'application/dicom');
  const wrong = foreign.find((partType) => mediaType(partType) !== 'application/dicom');
  if (wrong !== undefined) return failed(wrongContentType('application/dicom', wrong));
  const same = others.every((part) => isSame(part.bytes, first.bytes));
  return same ? success(first.bytes) : failed(malformedAnswer(`it has ${parts.value.length} objects for one image`));
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, index) => byte === b[index]);
