import { number, text, texts, type DataElement, type DataSet } from '#core/imaging/dataset.ts';
import type { PixelLocation } from '#core/imaging/instance.ts';
import { textDecoding, type TextDecoding } from './characterSets.ts';
import { privateVr, publicVr } from './dictionary.ts';
import { elementValue } from './elementValue.ts';
import { corrupt, truncated, Unreadable } from './withheldReason.ts';

/** Deeper nesting than this occurs in no real object; a hostile one would exhaust the stack. */
export const MAX_DEPTH = 64;
/** More elements than this in one file is not an image header (an enhanced series of 10 000 frames has a tenth). */
export const MAX_ELEMENTS = 4_000_000;

const UNDEFINED_LENGTH = 0xffffffff;
const ITEM = 'FFFEE000';
const ITEM_END = 'FFFEE00D';
const SEQUENCE_END = 'FFFEE0DD';
/** VRs whose explicit form has two reserved bytes and a 32-bit length (PS3.5 table 7.1-1). */
const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const SHORT = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const PIXELS: Readonly<Record<string, PixelLocation['keyword']>> = {
  '7FE00008': 'FloatPixelData',
  '7FE00009': 'DoubleFloatPixelData',
  '7FE00010': 'PixelData',
};

export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

export type Pixels = Omit<PixelLocation, 'transferSyntax'>;

export interface Parsed {
  readonly dataSet: DataSet;
  readonly pixels: Pixels | undefined;
  /** Offset of the first byte after the data set. */
  readonly end: number;
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  count: number;
  pixels: Pixels | undefined;
}

interface Level {
  readonly encoding: Encoding;
  /** Offset at which the data set must end. */
  readonly end: number;
  readonly depth: number;
  readonly decodeText: TextDecoding;
  readonly signed: boolean;
}

interface Header {
  readonly tag: string;
  readonly vr: string;
  readonly length: number;
}

const hex4 = (value: number) => value.toString(16).toUpperCase().padStart(4, '0');

function readTag(reading: Reading, littleEndian: boolean): string {
  const group = reading.view.getUint16(reading.at, littleEndian);
  const element = reading.view.getUint16(reading.at + 2, littleEndian);
  reading.at += 4;
  return hex4(group) + hex4(element);
}

const vrAt = ({ bytes }: Reading, at: number) => String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
export const isVr = (vr: string) => SHORT.has(vr) || LONG.has(vr);

function readHeader(reading: Reading, { encoding: { explicit, littleEndian }, end }: Level): Header {
  const tag = readTag(reading, littleEndian);
  if (tag.startsWith('FFFE') || !explicit) return { tag, vr: '', length: readLength(reading, littleEndian) };
  const vr = vrAt(reading, reading.at);
  if (SHORT.has(vr)) {
    const length = reading.view.getUint16(reading.at + 2, littleEndian);
    reading.at += 4;
    return { tag, vr, length };
  }
  if (LONG.has(vr) || /^[A-Z]{2}$/.test(vr)) {
    // A VR newer than this list has the long form too (PS3.5 section 6.2.2).
    if (reading.at + 8 > end) throw truncated(`${tag} has no length`);
    reading.at += 4;
    return { tag, vr: LONG.has(vr) ? vr : 'UN', length: readLength(reading, littleEndian) };
  }
  return readDamagedVr(reading, tag, { littleEndian, end });
}

/** Some writers leave the VR blank, others switch to implicit VR for single elements: the form that fits is taken. */
function readDamagedVr(
  reading: Reading,
  tag: string,
  { littleEndian, end }: { littleEndian: boolean; end: number },
): Header {
  const long = reading.view.getUint32(reading.at, littleEndian);
  if (long === UNDEFINED_LENGTH || long <= end - reading.at - 4) {
    reading.at += 4;
    return { tag, vr: '', length: long };
  }
  const short = reading.view.getUint16(reading.at + 2, littleEndian);
  reading.at += 4;
  return { tag, vr: '', length: short };
}

function readLength(reading: Reading, littleEndian: boolean): number {
  const length = reading.view.getUint32(reading.at, littleEndian);
  reading.at += 4;
  return length;
}

/** The VR the file does not state: by dictionary, by private creator, else UN. */
function impliedVr(tag: string, dataSet: DataSet, signed: boolean): string {
  if (Number.parseInt(tag[3] ?? '0', 16) % 2 === 1) {
    if (/^....00[1-9A-F].$/.test(tag)) return 'LO';
    const creator = text(dataSet, `${tag.slice(0, 4)}00${tag.slice(4, 6)}`);
    return privateVr(creator, tag) ?? 'UN';
  }
  const vr = publicVr(tag) ?? 'UN';
  if (vr === 'xs') return signed ? 'SS' : 'US';
  return vr === 'lo' || vr === 'ox' ? 'OW' : vr;
}

/** Passes over the fragments of an encapsulated value and returns where it ends. */
function skipFragments(reading: Reading, tag: string): void {
  const { bytes, view } = reading;
  while (reading.at + 8 <= bytes.length) {
    const item = readTag(reading, true);
    const length = view.getUint32(reading.at, true);
    reading.at += 4;
    if (item === SEQUENCE_END) return;
    if (item !== ITEM) throw corrupt(`${tag} holds something that is not a fragment`);
    if (length > bytes.length - reading.at)
      throw truncated(`a fragment of ${tag} has ${bytes.length - reading.at} of ${length} bytes`);
    reading.at += length;
  }
  // Without the closing delimiter every fragment that is there is still whole.
  reading.at = bytes.length;
}

function locatePixels(
  reading: Reading,
  { tag, vr, length }: Header,
  { end, swapped }: { end: number; swapped: boolean },
): void {
  const keyword = PIXELS[tag];
  if (keyword === undefined) return;
  const offset = reading.at;
  const encapsulated = length === UNDEFINED_LENGTH;
  if (encapsulated) skipFragments(reading, tag);
  else if (length > end - offset) throw truncated(`pixel data has ${end - offset} of ${length} bytes`);
  else reading.at += length;
  const located = { keyword, offset, length: reading.at - offset, encapsulated };
  reading.pixels = swapped && vr === 'OW' ? { ...located, swapped } : located;
}

function readItems(reading: Reading, length: number, level: Level): DataSet[] {
  const end = length === UNDEFINED_LENGTH ? level.end : reading.at + length;
  const items: DataSet[] = [];
  while (reading.at + 8 <= end) {
    const tag = readTag(reading, level.encoding.littleEndian);
    const itemLength = readLength(reading, level.encoding.littleEndian);
    if (tag === SEQUENCE_END) {
      if (length === UNDEFINED_LENGTH) return items;
      continue;
    }
    if (tag === ITEM_END) continue;
    if (tag !== ITEM) throw corrupt(`a sequence holds ${tag} where an item should start`);
    if (itemLength !== UNDEFINED_LENGTH && itemLength > end - reading.at) {
      throw truncated(`an item has ${end - reading.at} of ${itemLength} bytes`);
    }
    const itemEnd = itemLength === UNDEFINED_LENGTH ? end : reading.at + itemLength;
    items.push(readElements(reading, { ...level, end: itemEnd, depth: level.depth + 1 }));
    if (itemLength !== UNDEFINED_LENGTH) reading.at = itemEnd;
  }
  if (length === UNDEFINED_LENGTH) throw truncated('a sequence of undefined length does not end');
  reading.at = end;
  return items;
}

const sequence = (items: readonly DataSet[]): DataElement =>
  items.length > 0 ? { vr: 'SQ', Value: items } : { vr: 'SQ' };
const IMPLICIT: Encoding = { explicit: false, littleEndian: true };

/** A sequence hidden in a UN value is written implicit little endian (PS3.5 section 6.2.2); undefined when it is none. */
function hiddenSequence(reading: Reading, length: number, level: Level): DataElement | undefined {
  const { view, at, bytes, count } = reading;
  if (length < 8 || view.getUint16(at, true) !== 0xfffe || view.getUint16(at + 2, true) !== 0xe000) return undefined;
  try {
    const nested: Reading = { bytes, view, at, count, pixels: undefined };
    const items = readItems(nested, length, { ...level, encoding: IMPLICIT, end: at + length });
    reading.count = nested.count;
    return sequence(items);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readValue(reading: Reading, { tag, vr, length }: Header, level: Level & { dataSet: DataSet }): DataElement {
  const effective = vr === '' || vr === 'UN' ? impliedVr(tag, level.dataSet, level.signed) : vr;
  const encoding = vr === 'UN' ? IMPLICIT : level.encoding;
  if (length === UNDEFINED_LENGTH) {
    if (effective === 'SQ' || effective === 'UN') return sequence(readItems(reading, length, { ...level, encoding }));
    skipFragments(reading, tag);
    return { vr: effective };
  }
  if (length > level.end - reading.at) throw truncated(`${tag} has ${level.end - reading.at} of ${length} bytes`);
  if (effective === 'SQ') return sequence(readItems(reading, length, { ...level, encoding, end: reading.at + length }));
  const hidden = effective === 'UN' ? hiddenSequence(reading, length, level) : undefined;
  const value = reading.bytes.subarray(reading.at, reading.at + length);
  reading.at += length;
  return (
    hidden ?? elementValue(effective, value, { littleEndian: encoding.littleEndian, decodeText: level.decodeText })
  );
}

function readElements(reading: Reading, level: Level): DataSet {
  if (level.depth > MAX_DEPTH) throw corrupt(`sequences are nested more than ${MAX_DEPTH} deep`);
  const dataSet: Record<string, DataElement> = {};
  let { decodeText, signed } = level;
  while (reading.at + 8 <= level.end) {
    if (++reading.count > MAX_ELEMENTS) throw corrupt(`it holds more than ${MAX_ELEMENTS} elements`);
    const header = readHeader(reading, level);
    if (header.tag === ITEM_END) return dataSet;
    if (header.tag === SEQUENCE_END) continue;
    if (header.tag === ITEM) throw corrupt('an item stands outside a sequence');
    if (level.depth === 0 && PIXELS[header.tag] !== undefined) {
      const isBytes = (number(dataSet, '00280100') ?? 16) <= 8;
      locatePixels(reading, header, { end: level.end, swapped: isBytes && !level.encoding.littleEndian });
      continue;
    }
    const element = readValue(reading, header, { ...level, decodeText, signed, dataSet });
    if (!header.tag.endsWith('0000')) dataSet[header.tag] = element;
    if (header.tag === '00080005') decodeText = textDecoding(texts(dataSet, header.tag));
    if (header.tag === '00280103') signed = number(dataSet, header.tag) === 1;
  }
  return dataSet;
}

/**
 * Reads a data set from `offset` to the end of the bytes. Work is bounded by the size of the file: every length is
 * checked against what is left, nesting and the number of elements are limited.
 * @throws Unreadable when it is truncated or damaged.
 */
export function parseDataSet(bytes: Uint8Array, offset: number, encoding: Encoding): Parsed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reading: Reading = { bytes, view, at: offset, count: 0, pixels: undefined };
  const level: Level = { encoding, end: bytes.length, depth: 0, decodeText: textDecoding([]), signed: false };
  const dataSet = readElements(reading, level);
  return { dataSet, pixels: reading.pixels, end: reading.at };
}
