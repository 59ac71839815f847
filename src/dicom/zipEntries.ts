import { Inflate } from 'fflate';
import { inflationLimit } from './inflated.ts';
import { corrupt, tooLarge, truncated, Unreadable } from './withheldReason.ts';

/** One file of a ZIP archive; `content` inflates it when asked and throws `Unreadable` when that cannot be done. */
export interface ZipEntry {
  /** As the archive says. A label only: nothing is ever written under it. */
  readonly name: string;
  readonly size: number;
  readonly content: () => Uint8Array;
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 200_000;
const CHUNK = 1 << 16;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const big = (data: DataView, at: number) => Number(data.getBigUint64(at, true));

/** Where the central directory starts and how many entries it lists (APPNOTE.TXT 4.3.14 to 4.3.16). */
function directory(bytes: Uint8Array): { offset: number; count: number } {
  const data = view(bytes);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65535); at--) {
    if (data.getUint32(at, true) !== END) continue;
    const locator = at - 20;
    if (locator >= 0 && data.getUint32(locator, true) === END64_LOCATOR) {
      const record = big(data, locator + 8);
      if (record + 56 <= bytes.length && data.getUint32(record, true) === END64) {
        return { offset: big(data, record + 48), count: big(data, record + 32) };
      }
    }
    return { offset: data.getUint32(at + 16, true), count: data.getUint16(at + 10, true) };
  }
  throw truncated('the archive has no directory');
}

interface Record {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
  readonly next: number;
}

/** 64-bit sizes and offset stand in an extra field of id 1, in this order, for those that are FFFFFFFF. */
function wide(data: DataView, at: number, end: number, values: readonly number[]): readonly number[] {
  for (let field = at; field + 4 <= end; field += 4 + data.getUint16(field + 2, true)) {
    if (data.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    return values.map((value) => {
      if (value !== 0xffffffff || next + 8 > end) return value;
      next += 8;
      return big(data, next - 8);
    });
  }
  return values;
}

function centralRecord(bytes: Uint8Array, at: number): Record {
  const data = view(bytes);
  if (at + 46 > bytes.length || data.getUint32(at, true) !== CENTRAL)
    throw corrupt('the directory of the archive is broken');
  const nameEnd = at + 46 + data.getUint16(at + 28, true);
  const extraEnd = nameEnd + data.getUint16(at + 30, true);
  const next = extraEnd + data.getUint16(at + 32, true);
  if (next > bytes.length) throw truncated('the directory of the archive is cut off');
  const flags = data.getUint16(at + 8, true);
  const label = new TextDecoder(flags & 0x800 ? 'utf-8' : 'windows-1252').decode(bytes.subarray(at + 46, nameEnd));
  const stated = [data.getUint32(at + 24, true), data.getUint32(at + 20, true), data.getUint32(at + 42, true)];
  const [size = 0, compressed = 0, offset = 0] = wide(data, nameEnd, extraEnd, stated);
  return { name: label, flags, method: data.getUint16(at + 10, true), compressed, size, offset, next };
}

/** Inflates to exactly the size the directory states: one byte more and the archive is lying. */
function inflatedEntry(content: Uint8Array, size: number): Uint8Array {
  if (size > inflationLimit(content.length)) throw tooLarge(`it states ${size} bytes from ${content.length}`);
  const whole = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw corrupt('it unpacks to more than the archive states');
    whole.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < content.length; at += CHUNK) {
      stream.push(content.subarray(at, at + CHUNK), at + CHUNK >= content.length);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw corrupt('its compressed content cannot be unpacked');
  }
  if (length < size) throw truncated(`it unpacks to ${length} of ${size} bytes`);
  return whole;
}

function entryContent(bytes: Uint8Array, { flags, method, compressed, size, offset }: Record): Uint8Array {
  const data = view(bytes);
  if (offset + 30 > bytes.length || data.getUint32(offset, true) !== LOCAL)
    throw corrupt('its place in the archive is wrong');
  if (flags & 1) {
    throw new Unreadable({
      code: 'INP_E_ENCRYPTED',
      message: 'The file is encrypted inside its archive.',
      remedy: 'Unpack the archive with its password and open the content.',
    });
  }
  const start = offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true);
  if (start + compressed > bytes.length)
    throw truncated(`the archive has ${bytes.length - start} of ${compressed} bytes`);
  const content = bytes.subarray(start, start + compressed);
  if (method === 0) return content.slice();
  if (method === 8) return inflatedEntry(content, size);
  throw new Unreadable({
    code: 'INP_E_ARCHIVE',
    message: `The archive packs this file by method ${method}, which is not supported.`,
    remedy: 'Unpack the archive with another program and open the content.',
  });
}

/**
 * The files of a ZIP archive, folders left out, in the order of its directory. Nothing is inflated until asked.
 * @throws Unreadable when the directory is damaged or lists more than 200 000 files.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  if (bytes.length < 22) throw truncated('the archive has no directory');
  const { offset, count } = directory(bytes);
  if (count > MAX_ENTRIES) throw tooLarge(`the archive lists ${count} files`);
  const entries: ZipEntry[] = [];
  for (let at = offset, index = 0; index < count; index++) {
    const record = centralRecord(bytes, at);
    at = record.next;
    if (/[\\/]$/.test(record.name)) continue;
    entries.push({ name: record.name, size: record.size, content: () => entryContent(bytes, record) });
  }
  return entries;
}
