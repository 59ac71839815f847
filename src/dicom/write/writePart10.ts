import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { ByteWriter } from './byteWriter.ts';

/** Value representations with a 32-bit length field (PS3.5 section 7.1.2). */
const LONG_LENGTH = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);

const INTEGER_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  US: [0, 0xffff],
  SS: [-0x8000, 0x7fff],
  UL: [0, 0xffffffff],
  SL: [-0x80000000, 0x7fffffff],
};

const BINARY: Readonly<Record<string, (writer: ByteWriter, value: number) => void>> = {
  US: (writer, value) => writer.uint16(value),
  SS: (writer, value) => writer.int16(value),
  UL: (writer, value) => writer.uint32(value),
  SL: (writer, value) => writer.int32(value),
  FL: (writer, value) => writer.float32(value),
  FD: (writer, value) => writer.float64(value),
};

const TEXT = new Set([
  'AE',
  'AS',
  'CS',
  'DA',
  'DS',
  'DT',
  'IS',
  'LO',
  'LT',
  'PN',
  'SH',
  'ST',
  'TM',
  'UC',
  'UI',
  'UR',
  'UT',
]);

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const IMPLEMENTATION_UID = '2.25.302567418264904617345720139874512';

/**
 * A Part 10 file in explicit little endian. The data set is in the JSON model of core/imaging/dataset.ts; elements are
 * written in the order of their tags, so that the same data set always gives the same bytes. SOP Class and Instance UID
 * (0008,0016), (0008,0018) must be present. The text is written in UTF-8, so (0008,0005) must say ISO_IR 192 unless it is
 * all ASCII. @throws RangeError for a value that does not fit its element.
 */
export function writePart10(dataSet: DataSet): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.zeros(128);
  writer.ascii('DICM');
  const meta = new ByteWriter();
  writeDataSet(meta, {
    '00020001': { vr: 'OB', bytes: Uint8Array.of(0, 1) },
    '00020002': { vr: 'UI', Value: dataSet['00080016']?.Value ?? [] },
    '00020003': { vr: 'UI', Value: dataSet['00080018']?.Value ?? [] },
    '00020010': { vr: 'UI', Value: [EXPLICIT_LITTLE_ENDIAN] },
    '00020012': { vr: 'UI', Value: [IMPLEMENTATION_UID] },
    '00020013': { vr: 'SH', Value: ['READOUT'] },
  });
  const metaBytes = meta.bytes();
  writeElement(writer, '00020000', { vr: 'UL', Value: [metaBytes.length] });
  writer.append(metaBytes);
  writeDataSet(writer, dataSet);
  return writer.bytes();
}

function writeDataSet(writer: ByteWriter, dataSet: DataSet): void {
  for (const tag of Object.keys(dataSet).sort()) {
    const element = dataSet[tag];
    if (element) writeElement(writer, tag, element);
  }
}

function writeElement(writer: ByteWriter, tag: string, element: DataElement): void {
  const value = valueBytes(element);
  writeTag(writer, tag);
  writer.ascii(element.vr);
  if (LONG_LENGTH.has(element.vr)) {
    writer.uint16(0);
    writer.uint32(value.length);
  } else {
    if (value.length > 0xffff) throw new RangeError(`(${tag}) ${element.vr} is too long for its length field`);
    writer.uint16(value.length);
  }
  writer.append(value);
}

function valueBytes({ vr, Value = [], bytes }: DataElement): Uint8Array {
  if (bytes) return even(bytes, 0);
  if (TEXT.has(vr)) {
    const text = Value.map(valueText).join('\\');
    return even(new TextEncoder().encode(text), vr === 'UI' ? 0 : 0x20);
  }
  const writer = new ByteWriter();
  for (const value of Value) writeValue(writer, vr, value);
  return writer.bytes();
}

function writeValue(writer: ByteWriter, vr: string, value: string | number | DataSet): void {
  const write = BINARY[vr];
  if (vr === 'SQ' && typeof value === 'object') writeItem(writer, value);
  else if (vr === 'AT' && typeof value === 'string') writeTag(writer, value);
  else if (write && typeof value === 'number' && fits(vr, value)) write(writer, value);
  else throw new RangeError(`${typeof value === 'object' ? 'an item' : value} is no value of ${vr}`);
}

function fits(vr: string, value: number): boolean {
  const range = INTEGER_RANGE[vr];
  return range === undefined || (Number.isInteger(value) && value >= range[0] && value <= range[1]);
}

function writeTag(writer: ByteWriter, tag: string): void {
  writer.uint16(parseInt(tag.slice(0, 4), 16));
  writer.uint16(parseInt(tag.slice(4), 16));
}

function valueText(value: string | number | DataSet): string {
  if (typeof value === 'object') throw new RangeError('items belong in a sequence');
  return typeof value === 'number' ? decimalText(value) : value;
}

function writeItem(writer: ByteWriter, item: DataSet): void {
  const content = new ByteWriter();
  writeDataSet(content, item);
  const bytes = content.bytes();
  writer.uint16(0xfffe);
  writer.uint16(0xe000);
  writer.uint32(bytes.length);
  writer.append(bytes);
}

/** Values have even length; text is padded with a space, UIDs and binary with NUL (PS3.5 section 6.2). */
function even(bytes: Uint8Array, padding: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const padded = new Uint8Array(bytes.length + 1);
  padded.set(bytes);
  padded[bytes.length] = padding;
  return padded;
}

/** A number as DS: at most 16 characters, as many digits as fit. @throws RangeError for NaN and infinities. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no decimal number`);
  const plain = String(value);
  if (plain.length <= 16) return plain;
  for (let digits = 15; digits > 0; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  throw new RangeError(`${value} does not fit 16 characters`);
}
