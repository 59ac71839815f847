import { corrupt, truncated } from '../withheldReason.ts';
import { JpegBits, type HuffmanTable } from './jpegBits.ts';
import { walkJpeg, type JpegFrame, type JpegScan, type JpegTables } from './jpegSegments.ts';

/** Zigzag position → row-major position in a block (T.81 figure A.6). */
const ZIGZAG = Uint8Array.from(
  [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
  ].concat(
    [
      28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61,
      54,
    ],
    [47, 55, 62, 63],
  ),
);

/** cos((2x + 1) u π / 16) · c(u) / 2, row x, column u. */
const COSINES = Float64Array.from(
  { length: 64 },
  (_, index) =>
    (Math.cos(((2 * (index >> 3) + 1) * (index & 7) * Math.PI) / 16) * ((index & 7) === 0 ? Math.SQRT1_2 : 1)) / 2,
);

/** The coefficients of one component, a block of 64 after the other, padded to whole units. */
interface Plane {
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

interface Picture {
  readonly planes: readonly Plane[];
  readonly unitsAcross: number;
  readonly unitsDown: number;
}

function pictureOf({ rows, columns, components }: JpegFrame, available: number): Picture {
  const maxAcross = Math.max(...components.map(({ across }) => across));
  const maxDown = Math.max(...components.map(({ down }) => down));
  const unitsAcross = Math.ceil(columns / (8 * maxAcross));
  const unitsDown = Math.ceil(rows / (8 * maxDown));
  const blocks = components.reduce((sum, { across, down }) => sum + unitsAcross * across * unitsDown * down, 0);
  // Every block takes at least one bit.
  if (blocks > available * 8) throw truncated('the JPEG data of a frame is too short for its size');
  const planes = components.map(({ across, down, quantization }) => ({
    coefficients: new Int32Array(unitsAcross * across * unitsDown * down * 64),
    blocksAcross: Math.ceil((columns * across) / maxAcross / 8),
    blocksDown: Math.ceil((rows * down) / maxDown / 8),
    blocksPerLine: unitsAcross * across,
    across,
    down,
    quantization,
    prediction: 0,
  }));
  return { planes, unitsAcross, unitsDown };
}

/** Decodes one block of a scan into the coefficients at `at`; `run` counts the blocks still known to be empty. */
type BlockDecoder = (bits: JpegBits, plane: Plane, at: number) => void;

interface Codes {
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

const NO_CODES: HuffmanTable = new Int32Array(1 << 16);

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

function blockDecoder(
  scan: JpegScan,
  codes: Codes,
  { process, empty }: { process: number; empty: { run: number } },
): BlockDecoder {
  if (process !== 2) return sequential(codes);
  if (scan.from === 0) return scan.high === 0 ? firstDc(codes, scan) : refinedDc(scan);
  if (scan.to > 63) throw corrupt('a JPEG scan covers too much');
  return scan.high === 0 ? firstAc(codes, scan, empty) : refinedAc(codes, scan, empty);
}

function decodeScan(
  bits: JpegBits,
  picture: Picture,
  { scan, frame, tables }: { scan: JpegScan; frame: JpegFrame; tables: JpegTables },
): void {
  const empty = { run: 0 };
  const parts = scan.components.map(({ index, dc, ac }) => {
    const plane = picture.planes[index];
    if (!plane) throw corrupt('a JPEG scan names an unknown component');
    const codes = { dc: tables.dc.get(dc) ?? NO_CODES, ac: tables.ac.get(ac) ?? NO_CODES };
    plane.prediction = 0;
    return { plane, decode: blockDecoder(scan, codes, { process: frame.process, empty }) };
  });
  let done = 0;
  const startUnit = () => {
    if (tables.restartInterval === 0 || done++ === 0 || (done - 1) % tables.restartInterval !== 0) return;
    bits.restart();
    empty.run = 0;
    for (const { plane } of parts) plane.prediction = 0;
  };
  const [only] = parts;
  if (parts.length === 1 && only) {
    // A scan of one component goes over its blocks line by line, without padding.
    const { plane, decode } = only;
    for (let y = 0; y < plane.blocksDown; y++) {
      for (let x = 0; x < plane.blocksAcross; x++) {
        startUnit();
        decode(bits, plane, (y * plane.blocksPerLine + x) * 64);
      }
    }
    return;
  }
  for (let unit = 0; unit < picture.unitsAcross * picture.unitsDown; unit++) {
    startUnit();
    const [unitX, unitY] = [unit % picture.unitsAcross, Math.floor(unit / picture.unitsAcross)];
    for (const { plane, decode } of parts) {
      for (let block = 0; block < plane.across * plane.down; block++) {
        const x = unitX * plane.across + (block % plane.across);
        const y = unitY * plane.down + Math.floor(block / plane.across);
        decode(bits, plane, (y * plane.blocksPerLine + x) * 64);
      }
    }
  }
}

/** The inverse cosine transform in 64-bit arithmetic, rows then columns (T.81 A.3.3). */
function inverse(
  coefficients: Int32Array,
  at: number,
  { table, out }: { table: Uint16Array; out: Float64Array },
): void {
  const rows = new Float64Array(64);
  const dequantized = new Float64Array(64);
  for (let k = 0; k < 64; k++) {
    const position = ZIGZAG[k] ?? 0;
    dequantized[position] = (coefficients[at + position] ?? 0) * (table[k] ?? 0);
  }
  for (let v = 0; v < 8; v++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (COSINES[x * 8 + u] ?? 0) * (dequantized[v * 8 + u] ?? 0);
      rows[v * 8 + x] = sum;
    }
  }
  for (let x = 0; x < 8; x++) {
    for (let y = 0; y < 8; y++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += (COSINES[y * 8 + v] ?? 0) * (rows[v * 8 + x] ?? 0);
      out[y * 8 + x] = sum;
    }
  }
}

/** The samples of a component at its own resolution, padded to whole blocks. */
function planeSamples(plane: Plane, table: Uint16Array, precision: number): Uint16Array {
  const width = plane.blocksPerLine * 8;
  const samples = new Uint16Array(width * plane.blocksDown * 8);
  const out = new Float64Array(64);
  const [shift, most] = [1 << (precision - 1), (1 << precision) - 1];
  for (let y = 0; y < plane.blocksDown; y++) {
    for (let x = 0; x < plane.blocksAcross; x++) {
      inverse(plane.coefficients, (y * plane.blocksPerLine + x) * 64, { table, out });
      for (let index = 0; index < 64; index++) {
        const value = Math.min(most, Math.max(0, Math.round((out[index] ?? 0) + shift)));
        samples[(y * 8 + (index >> 3)) * width + x * 8 + (index & 7)] = value;
      }
    }
  }
  return samples;
}

function interleaved({ planes }: Picture, frame: JpegFrame, tables: JpegTables): Uint16Array {
  const { rows, columns, components, precision } = frame;
  const maxAcross = Math.max(...components.map(({ across }) => across));
  const maxDown = Math.max(...components.map(({ down }) => down));
  const whole = new Uint16Array(rows * columns * planes.length);
  for (const [offset, plane] of planes.entries()) {
    const table = tables.quantization.get(plane.quantization);
    if (!table) throw corrupt('a JPEG quantization table is missing');
    const samples = planeSamples(plane, table, precision);
    for (let y = 0; y < rows; y++) {
      const line = Math.floor((y * plane.down) / maxDown) * plane.blocksPerLine * 8;
      for (let x = 0; x < columns; x++) {
        whole[(y * columns + x) * planes.length + offset] =
          samples[line + Math.floor((x * plane.across) / maxAcross)] ?? 0;
      }
    }
  }
  return whole;
}

/**
 * Decodes sequential and progressive Huffman JPEG of 8 or 12 bits (T.81 processes 1, 2, 4, 6, 8, 10, 12): interleaved samples,
 * no colour conversion. The 12-bit decoder in common use is biased by about 15 stored units; this one is exact to the
 * rounding of the transform.
 * @throws Unreadable when the stream is damaged or of another process.
 */
export function decodeJpegDct(data: Uint8Array): Uint16Array {
  const state: { picture?: Picture; frame?: JpegFrame; tables?: JpegTables } = {};
  walkJpeg(data, {
    frame: (frame) => {
      if (frame.process > 2 || (frame.precision !== 8 && frame.precision !== 12))
        throw corrupt('an unknown kind of JPEG');
      state.picture = pictureOf(frame, data.length);
    },
    scan: (scan, frame, tables, at) => {
      if (!state.picture) throw corrupt('a JPEG scan comes before its frame header');
      const bits = new JpegBits(data, at);
      decodeScan(bits, state.picture, { scan, frame, tables });
      Object.assign(state, { frame, tables });
      return bits.at;
    },
  });
  if (!state.picture || !state.frame || !state.tables) throw corrupt('a frame holds no JPEG picture');
  return interleaved(state.picture, state.frame, state.tables);
}
