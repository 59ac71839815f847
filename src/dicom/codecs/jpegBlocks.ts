import { corrupt } from '../withheldReason.ts';
import type { HuffmanTable, JpegBits } from './jpegBits.ts';
import type { JpegScan } from './jpegSegments.ts';

/** Zigzag position → row-major position in a block (T.81 figure A.6). */
// prettier-ignore
export const ZIGZAG = Uint8Array.of(
   0,  1,  8, 16,  9,  2,  3, 10, 17, 24, 32, 25, 18, 11,  4,  5,
  12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13,  6,  7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
  58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
);

/** The coefficients of one component, a block of 64 after the other, padded to whole units. */
export interface Plane {
  readonly coefficients: Int32Array;
  /** Blocks that hold the picture, and blocks per line with padding. */
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly blocksPerLine: number;
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
  prediction: number;
}

/** Decodes one block of a scan into the coefficients at `at`; `run` counts the blocks still known to be empty. */
export type BlockDecoder = (bits: JpegBits, plane: Plane, at: number) => void;

export interface Codes {
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

export const NO_CODES: HuffmanTable = new Int32Array(1 << 16);

function decodeDc(bits: JpegBits, plane: Plane, { dc }: Codes): number {
  const category = bits.code(dc);
  if (category > 16) throw corrupt('a JPEG difference is out of range');
  plane.prediction += bits.extended(category);
  return plane.prediction;
}

const sequential =
  (codes: Codes): BlockDecoder =>
  (bits, plane, at) => {
    plane.coefficients[at] = decodeDc(bits, plane, codes);
    for (let k = 1; k < 64; k++) {
      const code = bits.code(codes.ac);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) return;
      k += run;
      if (k > 63) throw corrupt('a JPEG block is too long');
      if (size > 0) plane.coefficients[at + (ZIGZAG[k] ?? 0)] = bits.extended(size);
    }
  };

const firstDc =
  (codes: Codes, { low }: JpegScan): BlockDecoder =>
  (bits, plane, at) => {
    plane.coefficients[at] = decodeDc(bits, plane, codes) * (1 << low);
  };

const refinedDc =
  ({ low }: JpegScan): BlockDecoder =>
  (bits, plane, at) => {
    plane.coefficients[at] = (plane.coefficients[at] ?? 0) | (bits.read(1) << low);
  };

function firstAc({ ac }: Codes, { from, to, low }: JpegScan, empty: { run: number }): BlockDecoder {
  return (bits, { coefficients }, at) => {
    if (empty.run > 0) {
      empty.run--;
      return;
    }
    for (let k = from; k <= to; k++) {
      const code = bits.code(ac);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) {
        empty.run = (1 << run) + bits.read(run) - 1;
        return;
      }
      k += run;
      if (k > to) throw corrupt('a JPEG block is too long');
      if (size > 0) coefficients[at + (ZIGZAG[k] ?? 0)] = bits.extended(size) * (1 << low);
    }
  };
}

/** Adds one bit of precision to a coefficient that is not zero; says whether it was zero. */
function refine(bits: JpegBits, coefficients: Int32Array, { index, bit }: { index: number; bit: number }): boolean {
  const value = coefficients[index] ?? 0;
  if (value === 0) return true;
  if (bits.read(1) === 1 && (Math.abs(value) & bit) === 0) coefficients[index] = value + (value > 0 ? bit : -bit);
  return false;
}

/** T.81 G.1.2.3 and figure G.7. */
function refinedAc({ ac }: Codes, { from, to, low }: JpegScan, empty: { run: number }): BlockDecoder {
  const bit = 1 << low;
  return (bits, { coefficients }, at) => {
    let k = from;
    while (empty.run === 0 && k <= to) {
      const code = bits.code(ac);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) {
        empty.run = (1 << run) + bits.read(run);
        break;
      }
      const fresh = size === 0 ? 0 : bits.read(1) === 1 ? bit : -bit;
      let skip = run;
      for (; k <= to; k++) {
        const index = at + (ZIGZAG[k] ?? 0);
        if (!refine(bits, coefficients, { index, bit })) continue;
        if (skip-- > 0) continue;
        coefficients[index] = fresh;
        k++;
        break;
      }
    }
    if (empty.run === 0) return;
    for (; k <= to; k++) refine(bits, coefficients, { index: at + (ZIGZAG[k] ?? 0), bit });
    empty.run--;
  };
}

/** How the blocks of a scan are coded, by process and by what the scan adds. `empty` counts the run of empty blocks. */
export function blockDecoder(
  scan: JpegScan,
  codes: Codes,
  { process, empty }: { process: number; empty: { run: number } },
): BlockDecoder {
  if (process !== 2) return sequential(codes);
  if (scan.from === 0) return scan.high === 0 ? firstDc(codes, scan) : refinedDc(scan);
  if (scan.to > 63) throw corrupt('a JPEG scan covers too much');
  return scan.high === 0 ? firstAc(codes, scan, empty) : refinedAc(codes, scan, empty);
}
