import type { DataElement } from '#core/imaging/dataset.ts';
import type { TextDecoding } from './characterSets.ts';

/** Binary content up to this size stays in the header; longer values are left in the file. */
export const MAX_HEADER_BYTES = 1 << 20;
/** Of a numeric element no more values than this are kept (the largest attribute in use, a lookup table, has 65536). */
const MAX_NUMBERS = 1 << 17;

export interface ValueContext {
  readonly littleEndian: boolean;
  readonly decodeText: TextDecoding;
}

const LATIN: TextDecoding = (bytes) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

const TRANSLATED = new Set(['SH', 'LO', 'ST', 'LT', 'PN', 'UC', 'UT']);
const SINGLE = new Set(['ST', 'LT', 'UT', 'UR']);
const TEXT = new Set(['AE', 'AS', 'CS', 'DA', 'DS', 'DT', 'IS', 'TM', 'UI', ...TRANSLATED, ...SINGLE]);

const NUMBER_SIZE: Readonly<Record<string, number>> = { US: 2, SS: 2, AT: 4, UL: 4, SL: 4, FL: 4, FD: 8, UV: 8, SV: 8 };
/** Bytes of one word of the binary VRs, which a big-endian file writes the other way round. */
const WORD_SIZE: Readonly<Record<string, number>> = { OW: 2, OL: 4, OF: 4, OD: 8, OV: 8 };

/** NUL and blank padding at the end; leading blanks too where they mean nothing. */
function trimmed(text: string, vr: string): string {
  const end = text.replace(/[\0 ]+$/, '');
  return SINGLE.has(vr) || vr === 'UC' ? end : end.replace(/^ +/, '');
}

/** The alphabetic group of a person name, or the first group that has one (PS3.5 section 6.2.1). */
const alphabetic = (name: string) => (name.split('=').find((group) => group.trim() !== '') ?? '').trim();

function textElement(vr: string, bytes: Uint8Array, { decodeText }: ValueContext): DataElement {
  const whole = (TRANSLATED.has(vr) ? decodeText : LATIN)(bytes);
  const values = (SINGLE.has(vr) ? [whole] : whole.split('\\')).map((value) => trimmed(value, vr));
  if (values.every((value) => value === '')) return { vr };
  return { vr, Value: vr === 'PN' ? values.map(alphabetic) : values };
}

function numberAt(view: DataView, at: number, vr: string, little: boolean): number | string {
  switch (vr) {
    case 'US':
      return view.getUint16(at, little);
    case 'SS':
      return view.getInt16(at, little);
    case 'UL':
      return view.getUint32(at, little);
    case 'SL':
      return view.getInt32(at, little);
    case 'FL':
      return view.getFloat32(at, little);
    case 'FD':
      return view.getFloat64(at, little);
    case 'AT': {
      const halves = [view.getUint16(at, little), view.getUint16(at + 2, little)];
      return halves.map((half) => half.toString(16).toUpperCase().padStart(4, '0')).join('');
    }
    default: {
      const value = vr === 'UV' ? view.getBigUint64(at, little) : view.getBigInt64(at, little);
      return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
    }
  }
}

function numberElement(vr: string, bytes: Uint8Array, { littleEndian }: ValueContext): DataElement {
  const size = NUMBER_SIZE[vr] ?? 1;
  const count = Math.min(Math.floor(bytes.length / size), MAX_NUMBERS);
  if (count === 0) return { vr };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { vr, Value: Array.from({ length: count }, (_, at) => numberAt(view, at * size, vr, littleEndian)) };
}

function binaryElement(vr: string, bytes: Uint8Array, { littleEndian }: ValueContext): DataElement {
  if (bytes.length === 0 || bytes.length > MAX_HEADER_BYTES) return { vr };
  // A copy: a view would keep the whole file in memory for as long as the header lives.
  const copy = bytes.slice();
  const word = WORD_SIZE[vr] ?? 1;
  if (!littleEndian && word > 1) {
    for (let at = 0; at + word <= copy.length; at += word) copy.subarray(at, at + word).reverse();
  }
  return { vr, bytes: copy };
}

/** The value of one element other than a sequence, as `DataElement` describes it; binary words little endian. */
export function elementValue(vr: string, bytes: Uint8Array, context: ValueContext): DataElement {
  if (TEXT.has(vr)) return textElement(vr, bytes, context);
  if (NUMBER_SIZE[vr] !== undefined) return numberElement(vr, bytes, context);
  return binaryElement(vr, bytes, context);
}
