import type { ByteStream } from 'dicom-parser';
import { number, texts, type DataElement, type DataSet } from '#core/imaging/dataset.ts';
import type { PixelLocation } from '#core/imaging/instance.ts';
import { textDecoding, type TextDecoding } from './characterSets.ts';
import { impliedVr } from './dictionary.ts';
import { elementValue } from './elementValue.ts';
import {
  ITEM,
  ITEM_END,
  LEAST_ELEMENT,
  peekTag,
  readHeader,
  readTagAndLength,
  SEQUENCE_END,
  skipFragments,
  streamAt,
  UNDEFINED_LENGTH,
  type Encoding,
  type Header,
} from './parseDataSetHeader.ts';
import { corrupt, truncated, Unreadable } from './withheldReason.ts';

/** Deeper nesting than this occurs in no real object; a hostile one would exhaust the stack. */
export const MAX_DEPTH = 64;
/** More elements than this in one file is not an image header (an enhanced series of 10 000 frames has a tenth). */
export const MAX_ELEMENTS = 4_000_000;

const PIXELS: Readonly<Record<string, PixelLocation['keyword']>> = {
  '7FE00008': 'FloatPixelData',
  '7FE00009': 'DoubleFloatPixelData',
  '7FE00010': 'PixelData',
};

export type Pixels = Omit<PixelLocation, 'transferSyntax'>;

export interface Parsed {
  readonly dataSet: DataSet;
  readonly pixels: Pixels | undefined;
  /** Offset of the first byte after the data set. */
  readonly end: number;
}

interface Reading {
  readonly stream: ByteStream;
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
  /** Tag of the sequence whose items are read. */
  readonly sequence?: string;
  /** The data set ends before the first element of another group; undefined when it holds any. */
  readonly group?: string | undefined;
}

function locatePixels(
  reading: Reading,
  { tag, vr, length }: Header,
  { end, swapped }: { end: number; swapped: boolean },
): void {
  const keyword = PIXELS[tag];
  if (keyword === undefined) return;
  const { stream } = reading;
  const offset = stream.position;
  const encapsulated = length === UNDEFINED_LENGTH;
  if (encapsulated) skipFragments(stream, tag);
  else if (length > end - offset) throw truncated(`pixel data ${tag} has ${end - offset} of ${length} bytes`);
  else stream.seek(length);
  const located = { keyword, offset, length: stream.position - offset, encapsulated };
  reading.pixels = swapped && vr === 'OW' ? { ...located, swapped } : located;
}

/** Stands in for dicom-parser's own reader of sequences, which follows any nesting and takes cut-off items for whole. */
function readItems(reading: Reading, length: number, level: Level): DataSet[] {
  const { stream } = reading;
  const end = length === UNDEFINED_LENGTH ? level.end : stream.position + length;
  const items: DataSet[] = [];
  while (stream.position + LEAST_ELEMENT <= end) {
    const { tag, length: itemLength } = readTagAndLength(stream);
    if (tag === SEQUENCE_END) {
      if (length === UNDEFINED_LENGTH) return items;
      continue;
    }
    if (tag === ITEM_END) continue;
    if (tag !== ITEM) throw corrupt(`a sequence holds ${tag} where an item should start`);
    if (itemLength !== UNDEFINED_LENGTH && itemLength > end - stream.position) {
      throw truncated(
        `an item of ${level.sequence ?? 'a sequence'} has ${end - stream.position} of ${itemLength} bytes`,
      );
    }
    const itemEnd = itemLength === UNDEFINED_LENGTH ? end : stream.position + itemLength;
    items.push(readElements(reading, { ...level, end: itemEnd, depth: level.depth + 1 }));
    if (itemLength !== UNDEFINED_LENGTH) stream.position = itemEnd;
  }
  if (length === UNDEFINED_LENGTH) {
    throw truncated(`${level.sequence ?? 'a sequence'} of undefined length does not end`);
  }
  stream.position = end;
  return items;
}

const sequence = (items: readonly DataSet[]): DataElement =>
  items.length > 0 ? { vr: 'SQ', Value: items } : { vr: 'SQ' };
const IMPLICIT: Encoding = { explicit: false, littleEndian: true };

/** A sequence in a UN value is written implicit little endian, whatever surrounds it (PS3.5 section 6.2.2). */
function readUnknownItems(reading: Reading, length: number, level: Level): DataSet[] {
  const { byteArray, position } = reading.stream;
  const nested: Reading = { stream: streamAt(byteArray, position, true), count: reading.count, pixels: undefined };
  const items = readItems(nested, length, { ...level, encoding: IMPLICIT });
  reading.count = nested.count;
  reading.stream.position = nested.stream.position;
  return items;
}

/** The sequence that a UN value of known length holds; undefined, without moving on, when it holds none. */
function hiddenSequence(reading: Reading, length: number, level: Level): DataElement | undefined {
  const { byteArray, position } = reading.stream;
  if (length < LEAST_ELEMENT || peekTag(streamAt(byteArray, position, true)) !== ITEM) return undefined;
  try {
    return sequence(readUnknownItems(reading, length, { ...level, end: position + length }));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The value after a header; `dataSet` holds the elements read before it, among them private creators. */
function readValue(
  reading: Reading,
  { tag, vr, length }: Header,
  { level, dataSet }: { level: Level; dataSet: DataSet },
): DataElement {
  const effective = vr === '' || vr === 'UN' ? impliedVr(tag, dataSet, level.signed) : vr;
  const { littleEndian } = vr === 'UN' ? IMPLICIT : level.encoding;
  const { stream } = reading;
  const at = stream.position;
  const readSequence = vr === 'UN' ? readUnknownItems : readItems;
  const inside = { ...level, sequence: tag };
  if (length === UNDEFINED_LENGTH) {
    if (effective === 'SQ' || effective === 'UN') return sequence(readSequence(reading, length, inside));
    skipFragments(stream, tag);
    return { vr: effective };
  }
  const end = at + length;
  if (end > level.end) throw truncated(`${tag} has ${level.end - at} of ${length} bytes`);
  if (effective === 'SQ') return sequence(readSequence(reading, length, { ...inside, end }));
  const hidden = effective === 'UN' ? hiddenSequence(reading, length, level) : undefined;
  stream.position = end;
  if (hidden) return hidden;
  const value = stream.byteArray.subarray(at, end);
  const element = elementValue(effective, value, { littleEndian, decodeText: level.decodeText });
  const isLeft = length > 0 && element.Value === undefined && element.bytes === undefined && isBinary(effective);
  return isLeft ? { ...element, inFile: { offset: at, length } } : element;
}

const isBinary = (vr: string) => /^(O[BDFLVW]|UN)$/.test(vr);

function readElements(reading: Reading, outer: Level): DataSet {
  if (outer.depth > MAX_DEPTH) throw corrupt(`sequences are nested more than ${MAX_DEPTH} deep`);
  const { stream } = reading;
  const { encoding, end, depth, group } = outer;
  const dataSet: Record<string, DataElement> = {};
  let level = outer;
  while (stream.position + LEAST_ELEMENT <= end) {
    if (group !== undefined && !peekTag(stream).startsWith(group)) return dataSet;
    if (++reading.count > MAX_ELEMENTS) throw corrupt(`it holds more than ${MAX_ELEMENTS} elements`);
    const header = readHeader(stream, encoding, end);
    const { tag } = header;
    if (tag === ITEM_END) return dataSet;
    if (tag === SEQUENCE_END) continue;
    if (tag === ITEM) throw corrupt('an item stands outside a sequence');
    if (depth === 0 && PIXELS[tag] !== undefined) {
      const isBytes = (number(dataSet, '00280100') ?? 16) <= 8;
      locatePixels(reading, header, { end, swapped: isBytes && !encoding.littleEndian });
      continue;
    }
    const element = readValue(reading, header, { level, dataSet });
    if (!tag.endsWith('0000')) dataSet[tag] = element;
    if (tag === '00080005') level = { ...level, decodeText: textDecoding(texts(dataSet, tag)) };
    if (tag === '00280103') level = { ...level, signed: number(dataSet, tag) === 1 };
  }
  return dataSet;
}

/**
 * Reads a data set from `offset` to the end of the bytes, or only the elements of one group ("0002") that start it.
 * dicom-parser finds the elements; work is bounded by the size of the file: every length is checked against what is
 * left, nesting and the number of elements are limited. PS3.5 section 7.
 * @throws Unreadable (INP_E_TRUNCATED, INP_E_CORRUPT) when it is cut off or damaged.
 */
export function parseDataSet(
  bytes: Uint8Array,
  offset: number,
  { group, ...encoding }: Encoding & { readonly group?: string },
): Parsed {
  const stream = streamAt(bytes, offset, encoding.littleEndian);
  const reading: Reading = { stream, count: 0, pixels: undefined };
  const end = bytes.length;
  const dataSet = readElements(reading, {
    encoding,
    end,
    depth: 0,
    decodeText: textDecoding([]),
    signed: false,
    group,
  });
  return { dataSet, pixels: reading.pixels, end: stream.position };
}
