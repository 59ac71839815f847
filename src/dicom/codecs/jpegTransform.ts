import { ZIGZAG, type Plane } from './jpegBlocks.ts';

/** cos((2x + 1) u π / 16) · c(u) / 2, row x, column u. */
const COSINES = Float64Array.from(
  { length: 64 },
  (_, index) =>
    (Math.cos(((2 * (index >> 3) + 1) * (index & 7) * Math.PI) / 16) * ((index & 7) === 0 ? Math.SQRT1_2 : 1)) / 2,
);

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
export function planeSamples(plane: Plane, table: Uint16Array, precision: number): Uint16Array {
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
