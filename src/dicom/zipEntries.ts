import { Inflate } from 'fflate';
import { inflationLimit } from './inflated.ts';
import { corrupt, tooLarge, truncated, Unreadable } from './withheldReason.ts';

/** The bytes [from, to) of a file, fewer where it ends before `to`. */
export type ReadRange = (from: number, to: number) => Promise<Uint8Array>;

/** An archive that is read piece by piece: its directory, then one entry at a time. */
export interface ZipArchive {
  readonly size: number;
  readonly range: ReadRange;
}

/** One file of a ZIP archive; `content` inflates it when asked and rejects with `Unreadable` when that cannot be done. */
export interface ZipEntry {
  /** As the archive says. A label only: nothing is ever written under it. */
  readonly name: string;
  readonly size: number;
  readonly content: () => Promise<Uint8Array>;
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 200_000;
const CHUNK = 1 << 16;
/** The end record with the longest comment, and the 64-bit locator before it. */
const LONGEST_END = 20 + 22 + 65535;
/** 200 000 entries of long names take less; a directory is held in memory whole. */
const MAX_DIRECTORY = 128 * 2 ** 20;
/** A stored entry is one file, compressed ones too: larger ones are opened unpacked. */
const MAX_ENTRY = 2 ** 31 - 1;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const big = (data: DataView, at: number) => Number(data.getBigUint64(at, true));

interface Directory {
  readonly offset: number;
  readonly count: number;
  readonly length: number;
}

/** Where the central directory starts and how many entries it lists (APPNOTE.TXT 4.3.14 to 4.3.16). */
async function directory({ size, range }: ZipArchive): Promise<Directory> {
  const start = Math.max(0, size - LONGEST_END);
  const data = view(await range(start, size));
  for (let at = data.byteLength - 22; at >= 0; at--) {
    if (data.getUint32(at, true) !== END) continue;
    const locator = at - 20;
    const isWide = locator >= 0 && data.getUint32(locator, true) === END64_LOCATOR;
    const wide = isWide ? await wideDirectory(range, big(data, locator + 8)) : undefined;
    const [count, length, offset] = [
      data.getUint16(at + 10, true),
      data.getUint32(at + 12, true),
      data.getUint32(at + 16, true),
    ];
    return wide ?? { offset, count, length };
  }
  throw truncated('the archive has no directory');
}

/** The 64-bit end record at `record`; undefined when none is there. */
async function wideDirectory(range: ReadRange, record: number): Promise<Directory | undefined> {
  if (!Number.isSafeInteger(record)) return undefined;
  const data = view(await range(record, record + 56));
  if (data.byteLength < 56 || data.getUint32(0, true) !== END64) return undefined;
  return { offset: big(data, 48), count: big(data, 32), length: big(data, 40) };
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
  const limit = inflationLimit(content.length);
  if (size > limit) throw tooLarge(`it states ${size} bytes from ${content.length}; the limit is ${limit} bytes`);
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

async function entryContent(
  { size: whole, range }: ZipArchive,
  { flags, method, compressed, size, offset }: Record,
): Promise<Uint8Array> {
  const data = view(await range(offset, offset + 30));
  if (data.byteLength < 30 || data.getUint32(0, true) !== LOCAL) throw corrupt('its place in the archive is wrong');
  if (flags & 1) {
    throw new Unreadable({
      code: 'INP_E_ENCRYPTED',
      message: 'The file is encrypted inside its archive.',
      remedy: 'Unpack the archive with its password and open the content.',
    });
  }
  if (method !== 0 && method !== 8) {
    throw new Unreadable({
      code: 'INP_E_ARCHIVE',
      message: `The archive packs this file by method ${method}, which is not supported.`,
      remedy: 'Unpack the archive with another program and open the content.',
    });
  }
  const start = offset + 30 + data.getUint16(26, true) + data.getUint16(28, true);
  if (start + compressed > whole) throw truncated(`the archive has ${whole - start} of ${compressed} bytes`);
  if (compressed > MAX_ENTRY) throw tooLarge(`${compressed} bytes; the limit is ${MAX_ENTRY} bytes`);
  if (method === 0 && size !== compressed) throw corrupt(`the archive states ${size} bytes and stores ${compressed}`);
  const content = await range(start, start + compressed);
  if (content.length < compressed) throw truncated(`the archive has ${content.length} of ${compressed} bytes`);
  return method === 0 ? content : inflatedEntry(content, size);
}

/**
 * The files of a ZIP archive, folders left out, in the order of its directory. Only the directory is read; an entry is
 * read and inflated when asked for, so that one at a time is in memory.
 * @throws Unreadable when the directory is damaged, longer than 128 MiB or lists more than 200 000 files.
 */
export async function zipEntries(archive: ZipArchive): Promise<readonly ZipEntry[]> {
  const { offset, count, length } = await directory(archive);
  if (count > MAX_ENTRIES) throw tooLarge(`the archive lists ${count} files; the limit is ${MAX_ENTRIES}`);
  if (length > MAX_DIRECTORY) throw tooLarge(`the directory has ${length} bytes; the limit is ${MAX_DIRECTORY}`);
  if (offset + length > archive.size) throw truncated('the directory of the archive is cut off');
  const bytes = await archive.range(offset, offset + length);
  const entries: ZipEntry[] = [];
  for (let at = 0, index = 0; index < count; index++) {
    const record = centralRecord(bytes, at);
    at = record.next;
    if (/[\\/]$/.test(record.name)) continue;
    entries.push({ name: record.name, size: record.size, content: () => entryContent(archive, record) });
  }
  return entries;
}
