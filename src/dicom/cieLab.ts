/** Recommended Display CIELab Value and its like hold L* 0 to 100, a* and b* -128 to 127 as 0 to 65535 (PS3.3 C.10.7.1.1). */
const FULL = 65535;

/** White of the profile connection space, D50 (ICC.1, 7.2.16). */
const D50 = [0.9642, 1, 0.8249] as const;

/** XYZ relative to D50 to linear sRGB: the sRGB matrix after Bradford adaptation to D65 (IEC 61966-2-1). */
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** "#rrggbb" of a CIELab triplet of a DICOM file; undefined when it is not three numbers from 0 to 65535. */
export function colourOfLab(encoded: readonly number[]): string | undefined {
  const [l, a, b] = encoded;
  const isStored = (value: number | undefined): value is number => value !== undefined && value >= 0 && value <= FULL;
  if (encoded.length !== 3 || !isStored(l) || !isStored(a) || !isStored(b)) return undefined;
  const y = ((100 * l) / FULL + 16) / 116;
  const x = y + ((255 * a) / FULL - 128) / 500;
  const z = y - ((255 * b) / FULL - 128) / 200;
  const xyz = [D50[0] * cube(x), D50[1] * cube(y), D50[2] * cube(z)] as const;
  return colourOfRgb(TO_SRGB.map((row) => 255 * gamma(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2])));
}

/** "#rrggbb" of three values from 0 to 255, which are rounded and clipped; undefined when they are not three numbers. */
export function colourOfRgb(rgb: readonly number[]): string | undefined {
  if (rgb.length !== 3 || !rgb.every(Number.isFinite)) return undefined;
  const digits = rgb.map((value) => Math.round(Math.min(255, Math.max(0, value))).toString(16).padStart(2, '0')); // prettier-ignore
  return `#${digits.join('')}`;
}

const cube = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));

const gamma = (linear: number) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
