import { text, type DataSet } from '#core/imaging/dataset.ts';
import { publicVr } from './dictionary.ts';
import { inflated } from './inflated.ts';
import { parseDataSet } from './parseDataSet.ts';
import { isVr, type Encoding } from './parseDataSetHeader.ts';
import { EXPLICIT_BIG_ENDIAN, EXPLICIT_LITTLE_ENDIAN, headerSyntax, IMPLICIT_LITTLE_ENDIAN } from './transferSyntax.ts';
import { Unreadable } from './withheldReason.ts';

/** A file as a data set can be read from it: everything unpacked, the meta information read, the encoding known. */
export interface Part10 {
  /** Unpacked: gzip removed, a deflated data set inflated in place behind the meta information. */
  readonly bytes: Uint8Array;
  readonly meta: DataSet;
  readonly transferSyntaxUid: string;
  readonly encoding: Encoding;
  /** Where the data set starts. */
  readonly offset: number;
}

const PREAMBLE = 128;
/** The first element of a data set without meta information: no real one starts with a value longer than this. */
const MAX_FIRST_LENGTH = 1 << 16;

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a NIfTI image', [0x5c, 0x01, 0x00, 0x00]],
  ['an NRRD image', [0x4e, 0x52, 0x52, 0x44]],
  ['an XML document', [0x3c, 0x3f, 0x78, 0x6d]],
];

/** A plain view: `slice` of a Node Buffer does not copy, and what is cut out of a file must not change it. */
export const plainBytes = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte);

const DICM = [0x44, 0x49, 0x43, 0x4d];
export const isGzip = (bytes: Uint8Array) => startsWith(bytes, [0x1f, 0x8b, 0x08]);
export const isZip = (bytes: Uint8Array) =>
  startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);

function notDicom(bytes: Uint8Array): Unreadable {
  const seen = SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0];
  return new Unreadable({
    code: 'INP_E_NOT_DICOM',
    message: seen === undefined ? 'This is not a DICOM file.' : `This is not a DICOM file but ${seen}.`,
    remedy: 'Nothing needs to be done if it was not meant to be read.',
  });
}

/** Reads the tag and VR at `at` as little and big endian and says which encoding they fit; undefined when none. */
function guessedEncoding(bytes: Uint8Array, at: number): { encoding: Encoding; uid: string } | undefined {
  if (bytes.length < at + 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vr = String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
  const plausible = (group: number) => group > 0 && group < 0x30 && group % 2 === 0;
  if (isVr(vr)) {
    if (plausible(view.getUint16(at, true))) {
      return { encoding: { explicit: true, littleEndian: true }, uid: EXPLICIT_LITTLE_ENDIAN };
    }
    return plausible(view.getUint16(at, false))
      ? { encoding: { explicit: true, littleEndian: false }, uid: EXPLICIT_BIG_ENDIAN }
      : undefined;
  }
  const length = view.getUint32(at + 4, true);
  const fits = length === 0xffffffff || length <= Math.min(MAX_FIRST_LENGTH, bytes.length - at - 8);
  const tag = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  const known = publicVr(tag.map((half) => half.toString(16).toUpperCase().padStart(4, '0')).join('')) !== undefined;
  return plausible(tag[0] ?? 0) && fits && known
    ? { encoding: { explicit: false, littleEndian: true }, uid: IMPLICIT_LITTLE_ENDIAN }
    : undefined;
}

/** Group 0002, as far as it goes: its length element is often wrong or missing. Some write it without VRs. */
function readMeta(bytes: Uint8Array, start: number) {
  const explicit = isVr(String.fromCharCode(bytes[start + 4] ?? 0, bytes[start + 5] ?? 0));
  return parseDataSet(bytes, start, { explicit, littleEndian: true, group: '0002' });
}

/**
 * Recognises a DICOM file by its content: Part 10 with any preamble, meta information without preamble, bare data sets
 * in the three uncompressed encodings, all of these inside gzip. PS3.10 section 7, PS3.5 Annex A.
 * @throws Unreadable (INP_E_NOT_DICOM, INP_E_EMPTY, INP_E_TRUNCATED, INP_E_CORRUPT, INP_E_TOO_LARGE)
 */
export function openPart10(content: Uint8Array): Part10 {
  const file = plainBytes(content);
  if (file.length === 0) {
    throw new Unreadable({
      code: 'INP_E_EMPTY',
      message: 'The file is empty.',
      remedy: 'Copy it again from its source.',
    });
  }
  const bytes = isGzip(file) ? inflated(file, { format: 'gzip' }) : file;
  const marker = startsWith(bytes, DICM, PREAMBLE) ? PREAMBLE + 4 : startsWith(bytes, DICM) ? 4 : 0;
  if (marker > 0 || startsWith(bytes, [0x02, 0x00])) {
    if (marker === 0 && guessedEncoding(bytes, 0) === undefined) throw notDicom(bytes);
    return withMeta(bytes, marker);
  }
  const guess = guessedEncoding(bytes, 0);
  if (guess === undefined) throw notDicom(bytes);
  return { bytes, meta: {}, transferSyntaxUid: guess.uid, encoding: guess.encoding, offset: 0 };
}

function withMeta(bytes: Uint8Array, start: number): Part10 {
  const { dataSet: meta, end } = readMeta(bytes, start);
  const stated = text(meta, '00020010');
  const guess = guessedEncoding(bytes, end);
  const transferSyntaxUid = stated ?? guess?.uid ?? IMPLICIT_LITTLE_ENDIAN;
  const syntax = headerSyntax(transferSyntaxUid);
  if (syntax.deflated && guess === undefined) {
    const content = inflated(bytes.subarray(end), { format: 'deflate' });
    const whole = new Uint8Array(end + content.length);
    whole.set(bytes.subarray(0, end));
    whole.set(content, end);
    return { bytes: whole, meta, transferSyntaxUid, encoding: syntax, offset: end };
  }
  // The declared encoding holds unless the first element plainly contradicts it (a frequent defect of anonymizers).
  const encoding = guess?.encoding ?? syntax;
  const agrees = encoding.explicit === syntax.explicit && encoding.littleEndian === syntax.littleEndian;
  const effectiveUid = agrees || guess === undefined || syntax.coding !== 'native' ? transferSyntaxUid : guess.uid;
  return { bytes, meta, transferSyntaxUid: effectiveUid, encoding, offset: end };
}
