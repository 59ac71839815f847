import dicomParser, { type ByteStream } from 'dicom-parser';
import { corrupt, truncated } from './withheldReason.ts';

// The package is a CommonJS bundle in which Node finds no named exports.
const { littleEndianByteArrayParser, bigEndianByteArrayParser, readTag } = dicomParser;

export const UNDEFINED_LENGTH = 0xffffffff;
export const ITEM = 'FFFEE000';
export const ITEM_END = 'FFFEE00D';
export const SEQUENCE_END = 'FFFEE0DD';
/** Bytes of the shortest element, and of an item or a delimiter: tag and length. */
export const LEAST_ELEMENT = 8;

const SHORT = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
/** VRs whose explicit form has two reserved bytes and a 32-bit length (PS3.5 table 7.1-1). */
const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
/** The VRs whose length dicom-parser reads right; of the 64-bit ones it takes the two reserved bytes for the length. */
const UNDERSTOOD = new Set([...SHORT, ...LONG].filter((vr) => !['OV', 'SV', 'UV'].includes(vr)));

export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** What stands before a value; `vr` is empty where the file does not state it. */
export interface Header {
  readonly tag: string;
  readonly vr: string;
  readonly length: number;
}

export const isVr = (vr: string) => SHORT.has(vr) || LONG.has(vr);

/** The constructor of dicom-parser refuses a position at the end, where a data set may well be empty. */
export function streamAt(bytes: Uint8Array, position: number, littleEndian: boolean): ByteStream {
  const parser = littleEndian ? littleEndianByteArrayParser : bigEndianByteArrayParser;
  const stream = new dicomParser.ByteStream(parser, bytes, 0);
  stream.seek(position);
  return stream;
}

/** The tag of dicom-parser, "x00100030", as a key of `DataSet`. */
const keyOf = (tag: string) => tag.slice(1).toUpperCase();

function peekName(stream: ByteStream): string {
  const name = readTag(stream);
  stream.seek(-4);
  return name;
}

/** The tag that comes next, without moving on. At least four bytes must be left. */
export const peekTag = (stream: ByteStream) => keyOf(peekName(stream));

// Both readers of elements return before the value of the tag that they are told to read until. Left to read on, they
// would follow sequences as deep as a hostile file nests them, and seek past the end.
const implicitHeader = (stream: ByteStream, name: string): Header => ({
  tag: keyOf(name),
  vr: '',
  length: dicomParser.readDicomElementImplicit(stream, name).length,
});

/** All that stands before an item, a fragment or a delimiter, in any encoding. `LEAST_ELEMENT` bytes must be left. */
export const readTagAndLength = (stream: ByteStream): Header => implicitHeader(stream, peekName(stream));

/**
 * Reads tag, VR and length and stops before the value. At least `LEAST_ELEMENT` bytes must be left.
 * @throws Unreadable (INP_E_TRUNCATED) when the length is cut off at `end`.
 */
export function readHeader(stream: ByteStream, { explicit }: Encoding, end: number): Header {
  const start = stream.position;
  const name = peekName(stream);
  if (!explicit || name.startsWith('xfffe')) return implicitHeader(stream, name);
  const { vr = '', length } = readExplicit(stream, name);
  const tag = keyOf(name);
  if (!UNDERSTOOD.has(vr)) return readUncommon(stream, { tag, vr, start, end });
  if (stream.position > end) throw truncated(`${tag} has no length`);
  return { tag, vr, length };
}

function readExplicit(stream: ByteStream, name: string) {
  try {
    return dicomParser.readDicomElementExplicit(stream, [], name);
  } catch {
    // Thrown are plain strings; with LEAST_ELEMENT bytes there, only a 32-bit length can be missing.
    throw truncated(`${keyOf(name)} has no length`);
  }
}

/** The forms that dicom-parser misreads: it gives every VR that it does not know a 16-bit length. */
function readUncommon(
  stream: ByteStream,
  { tag, vr, start, end }: { tag: string; vr: string; start: number; end: number },
): Header {
  if (/^[A-Z]{2}$/.test(vr)) {
    // A VR newer than these lists has the long form too (PS3.5 section 6.2.2).
    if (start + 12 > end) throw truncated(`${tag} has no length`);
    stream.position = start + 8;
    return { tag, vr: LONG.has(vr) ? vr : 'UN', length: stream.readUint32() };
  }
  // Some writers leave the VR blank, others switch to implicit VR for single elements: the form that fits is taken.
  stream.position = start + 4;
  const long = stream.readUint32();
  if (long === UNDEFINED_LENGTH || long <= end - stream.position) return { tag, vr: '', length: long };
  stream.position = start + 6;
  return { tag, vr: '', length: stream.readUint16() };
}

/**
 * Passes over the fragments of an encapsulated value, which are always little endian (PS3.5 A.4). One by one:
 * `findEndOfEncapsulatedElement` of dicom-parser takes a fragment that is cut off, or something else, for a whole one.
 * @throws Unreadable when something else stands between them or one is cut off.
 */
export function skipFragments(stream: ByteStream, tag: string): void {
  const bytes = stream.byteArray;
  const items = streamAt(bytes, stream.position, true);
  // Without the closing delimiter every fragment that is there is still whole.
  stream.position = bytes.length;
  while (items.position + LEAST_ELEMENT <= bytes.length) {
    const { tag: mark, length } = readTagAndLength(items);
    if (mark === SEQUENCE_END) {
      stream.position = items.position;
      return;
    }
    if (mark !== ITEM) throw corrupt(`${tag} holds something that is not a fragment`);
    const left = bytes.length - items.position;
    if (length > left) throw truncated(`a fragment of ${tag} has ${left} of ${length} bytes`);
    items.seek(length);
  }
}
