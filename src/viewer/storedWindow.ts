import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Decoded } from '#core/imaging/volume.ts';

/** A window in the unit shown (HU, g/ml, mm²/s …). */
export interface ShownWindow {
  readonly lower: number;
  readonly upper: number;
}

/** A window over stored values; `inverted` when larger stored values mean smaller quantities. */
export interface StoredWindow extends ShownWindow {
  readonly inverted: boolean;
}

/** From stored values of one slice to the quantity shown: quantity = stored × gain + bias. */
export interface SliceScale {
  readonly gain: number;
  readonly bias: number;
}

/** Modality rescale and meaning of slice k in one step: (stored × slope + intercept) × factor + offset. */
export function sliceScale(decoded: Decoded, { factor, offset }: ValueMeaning, k: number): SliceScale {
  const image = decoded.kind === 'images' ? decoded.images[k] : undefined;
  const slope = decoded.kind === 'volume' ? decoded.volume.slope[k] : image?.slope;
  const intercept = decoded.kind === 'volume' ? decoded.volume.intercept[k] : image?.intercept;
  const f = factor[k] ?? 1;
  return { gain: (slope ?? 1) * f, bias: (intercept ?? 0) * f + (offset[k] ?? 0) };
}

/** The same window in stored values. A slice whose gain is 0 has one value; any window shows it alike. */
export function toStoredWindow({ lower, upper }: ShownWindow, { gain, bias }: SliceScale): StoredWindow {
  const safe = gain === 0 || !Number.isFinite(gain) ? 1 : gain;
  const ends = [(lower - bias) / safe, (upper - bias) / safe] as const;
  return { lower: Math.min(...ends), upper: Math.max(...ends), inverted: safe < 0 };
}
