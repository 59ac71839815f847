import { corrupt, truncated } from '../withheldReason.ts';

/** Decoding stops when it has read this many bytes past the end: the last code may be looked at a little beyond it. */
const OVERRUN = 16;

/** Code lengths and values of every 16-bit prefix: value << 8 | length, 0 where no code starts like that. */
export type HuffmanTable = Int32Array;

/** The prefix table of a DHT segment (ITU-T T.81 Annex C): `counts[n]` codes of n + 1 bits, values in order. */
export function huffmanTable(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const table = new Int32Array(1 << 16);
  let code = 0;
  let next = 0;
  for (let length = 1; length <= 16; length++) {
    for (let index = 0; index < (counts[length - 1] ?? 0); index++) {
      const from = code << (16 - length);
      const to = (code + 1) << (16 - length);
      if (to > 1 << 16) throw corrupt('a JPEG code table holds too many codes');
      table.fill(((values[next] ?? 0) << 8) | length, from, to);
      code++;
      next++;
    }
    code <<= 1;
  }
  return table;
}

/** The entropy-coded bits of a scan: stuffed zero bytes removed, stopping at markers. */
export class JpegBits {
  at: number;
  private readonly data: Uint8Array;
  private bits = 0;
  private count = 0;
  private beyond = 0;

  constructor(data: Uint8Array, at: number) {
    this.data = data;
    this.at = at;
  }

  private fill(): void {
    while (this.count <= 24) {
      const byte = this.data[this.at];
      const isEnd = byte === undefined || (byte === 0xff && this.data[this.at + 1] !== 0);
      if (isEnd && ++this.beyond > OVERRUN) throw truncated('the JPEG data of a frame breaks off');
      if (!isEnd) this.at += byte === 0xff ? 2 : 1;
      this.bits = (this.bits << 8) | (isEnd ? 0 : byte);
      this.count += 8;
    }
  }

  /** The next 0 to 16 bits as an unsigned number. */
  read(length: number): number {
    if (length === 0) return 0;
    if (this.count < length) this.fill();
    this.count -= length;
    return (this.bits >>> this.count) & ((1 << length) - 1);
  }

  /** The value of the next code. */
  code(table: HuffmanTable): number {
    if (this.count < 16) this.fill();
    const entry = table[(this.bits >>> (this.count - 16)) & 0xffff] ?? 0;
    if (entry === 0) throw corrupt('the JPEG data of a frame holds an unknown code');
    this.count -= entry & 0xff;
    return entry >> 8;
  }

  /** A signed number of `length` bits, negative ones offset (T.81 figure F.12). */
  extended(length: number): number {
    if (length === 0) return 0;
    const value = this.read(length);
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
  }

  /** Drops the bits left and passes over a restart marker. */
  restart(): void {
    this.bits = 0;
    this.count = 0;
    this.beyond = 0;
    while (this.at + 1 < this.data.length) {
      if (this.data[this.at] === 0xff) {
        const marker = this.data[this.at + 1] ?? 0;
        if (marker >= 0xd0 && marker <= 0xd7) {
          this.at += 2;
          return;
        }
        if (marker !== 0 && marker !== 0xff) return;
      }
      this.at++;
    }
  }
}
