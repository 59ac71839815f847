import { corrupt, truncated } from '../withheldReason.ts';
import { huffmanTable, type HuffmanTable } from './jpegBits.ts';

export interface JpegComponent {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
}

/** The frame header of a JPEG stream (T.81 B.2.2); `process` is the low half of the SOF marker. */
export interface JpegFrame {
  readonly process: number;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: readonly JpegComponent[];
}

export interface JpegScan {
  readonly components: readonly { readonly index: number; readonly dc: number; readonly ac: number }[];
  /** Start and end of the spectral selection, high and low bit of the approximation; for lossless: predictor, –, –, shift. */
  readonly from: number;
  readonly to: number;
  readonly high: number;
  readonly low: number;
}

/** Tables as they stand when a scan starts. */
export interface JpegTables {
  readonly quantization: Map<number, Uint16Array>;
  readonly dc: Map<number, HuffmanTable>;
  readonly ac: Map<number, HuffmanTable>;
  restartInterval: number;
}

const word = (data: Uint8Array, at: number) => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readFrame(segment: Uint8Array, process: number): JpegFrame {
  const count = segment[5] ?? 0;
  if (segment.length < 6 + 3 * count || count === 0) throw corrupt('a JPEG frame header is too short');
  const components = Array.from({ length: count }, (_, index) => ({
    id: segment[6 + 3 * index] ?? 0,
    across: (segment[7 + 3 * index] ?? 0) >> 4,
    down: (segment[7 + 3 * index] ?? 0) & 15,
    quantization: segment[8 + 3 * index] ?? 0,
  }));
  if (components.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4)) {
    throw corrupt('a JPEG component has no valid sampling factor');
  }
  return { process, precision: segment[0] ?? 0, rows: word(segment, 1), columns: word(segment, 3), components };
}

function readScan(segment: Uint8Array, frame: JpegFrame): JpegScan {
  const count = segment[0] ?? 0;
  if (segment.length < 4 + 2 * count || count === 0) throw corrupt('a JPEG scan header is too short');
  const components = Array.from({ length: count }, (_, position) => {
    const id = segment[1 + 2 * position];
    const index = frame.components.findIndex((component) => component.id === id);
    if (index < 0) throw corrupt('a JPEG scan names an unknown component');
    const tables = segment[2 + 2 * position] ?? 0;
    return { index, dc: tables >> 4, ac: tables & 15 };
  });
  const at = 1 + 2 * count;
  const approximation = segment[at + 2] ?? 0;
  return {
    components,
    from: segment[at] ?? 0,
    to: segment[at + 1] ?? 0,
    high: approximation >> 4,
    low: approximation & 15,
  };
}

function readCodes(segment: Uint8Array, tables: JpegTables): void {
  for (let at = 0; at + 17 <= segment.length;) {
    const target = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const values = segment.subarray(at + 17, at + 17 + total);
    if (values.length < total) throw corrupt('a JPEG code table is too short');
    (target >> 4 === 0 ? tables.dc : tables.ac).set(target & 15, huffmanTable(counts, values));
    at += 17 + total;
  }
}

function readQuantization(segment: Uint8Array, tables: JpegTables): void {
  for (let at = 0; at < segment.length;) {
    const target = segment[at] ?? 0;
    const isWide = target >> 4 !== 0;
    const size = isWide ? 128 : 64;
    if (at + 1 + size > segment.length) throw corrupt('a JPEG quantization table is too short');
    const start = at + 1;
    const entry = (index: number) => (isWide ? word(segment, start + 2 * index) : (segment[start + index] ?? 0));
    tables.quantization.set(
      target & 15,
      Uint16Array.from({ length: 64 }, (_, index) => entry(index)),
    );
    at += 1 + size;
  }
}

/** What a reader of a JPEG stream does when a frame header or a scan comes; `scan` returns where its data ended. */
export interface JpegVisitor {
  readonly frame: (frame: JpegFrame) => void;
  readonly scan: (scan: JpegScan, frame: JpegFrame, tables: JpegTables, at: number) => number;
}

interface Walk {
  readonly data: Uint8Array;
  readonly tables: JpegTables;
  readonly visitor: JpegVisitor;
  frame: JpegFrame | undefined;
}

/** Takes one marker segment and returns where the next one is sought. */
function takeSegment(walk: Walk, marker: number, at: number): number {
  const { data, tables, visitor } = walk;
  const end = at + word(data, at);
  if (end > data.length || end < at + 2) throw truncated('the JPEG data of a frame breaks off');
  const segment = data.subarray(at + 2, end);
  if (marker === 0xc4) readCodes(segment, tables);
  else if (marker === 0xdb) readQuantization(segment, tables);
  else if (marker === 0xdd) tables.restartInterval = word(segment, 0);
  else if (isFrame(marker)) {
    walk.frame = readFrame(segment, marker & 15);
    visitor.frame(walk.frame);
  } else if (marker === 0xda) {
    if (!walk.frame) throw corrupt('a JPEG scan comes before its frame header');
    return visitor.scan(readScan(segment, walk.frame), walk.frame, tables, end);
  }
  return end;
}

/** Walks through the marker segments of a JPEG stream. @throws Unreadable when it is damaged or has no frame. */
export function walkJpeg(data: Uint8Array, visitor: JpegVisitor): void {
  if (data[0] !== 0xff || data[1] !== 0xd8) throw corrupt('a frame holds no JPEG stream');
  const tables: JpegTables = { quantization: new Map(), dc: new Map(), ac: new Map(), restartInterval: 0 };
  const walk: Walk = { data, tables, visitor, frame: undefined };
  let at = 2;
  while (at + 3 < data.length) {
    const marker = data[at + 1] ?? 0;
    if (data[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) at++;
    else if (marker === 0xd9) return;
    else at = takeSegment(walk, marker, at + 2);
  }
  if (!walk.frame) throw corrupt('a frame holds no JPEG picture');
}

/** The frame header alone: size and precision are checked before anything is decoded. JPEG-LS (SOF55) included. */
export function jpegFrame(data: Uint8Array): JpegFrame {
  for (let at = 2; at + 9 < data.length;) {
    const marker = data[at + 1] ?? 0;
    if (data[at] !== 0xff || marker === 0xff || marker === 0) at++;
    else if (isFrame(marker) || marker === 0xf7) {
      return readFrame(data.subarray(at + 4, at + 2 + word(data, at + 2)), marker & 15);
    } else at += 2 + (marker >= 0xd0 && marker <= 0xd9 ? 0 : word(data, at + 2));
  }
  throw corrupt('a frame holds no JPEG picture');
}
