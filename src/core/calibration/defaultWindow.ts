import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { statedWindow, voiCurve } from '#core/viewing/voiCurve.ts';

/** About how many voxels are looked at to find a window: enough for stable percentiles, quick on any volume. */
const SAMPLES = 20_000;

/**
 * The window a stack is first shown with, in the unit of its meaning: SUV 0–5 for every SUV, soft tissue for CT
 * without a stated window, 0–3 × 10⁻³ mm²/s for ADC; otherwise the window of the header where the pixels are
 * seen in it, else the 1st to 99.5th percentile of the middle image (raw counts are never shown in an SUV window, see OHIF #3064).
 */
export function defaultWindow(stack: Stack, decoded: Decoded, meaning: ValueMeaning): { lower: number; upper: number } {
  if (meaning.quantity.startsWith('SUV')) return { lower: 0, upper: meaning.quantity === 'SUVbsa' ? 1.5 : 5 };
  if (meaning.quantity === 'ADC') return { lower: 0, upper: 3e-3 };
  if (meaning.quantity === 'HU') return headerWindow(stack) ?? { lower: -160, upper: 240 };
  const seen = percentileWindow(decoded, meaning);
  const stated = meaning.quantity === 'stored' ? headerWindow(stack) : undefined;
  return stated && shows(stated, seen) ? stated : seen;
}

/** A window in which the pixels take less than this share shows next to nothing: one stated for all b-values of a DWI. */
const LEAST_SHARE = 0.125;

/** Whether the pixels, from their 1st to their 99.5th percentile, fill enough of a window to be seen in it. */
function shows(window: { lower: number; upper: number }, seen: { lower: number; upper: number }): boolean {
  const inside = Math.min(window.upper, seen.upper) - Math.max(window.lower, seen.lower);
  return inside >= LEAST_SHARE * (window.upper - window.lower);
}

/** The window of the middle frame as its header states it, or that of its VOI table (PS3.3 C.11.2). */
function headerWindow({ frames }: Stack): { lower: number; upper: number } | undefined {
  const dataSet = frames[Math.floor(frames.length / 2)]?.dataSet;
  const window = dataSet && (statedWindow(dataSet) ?? voiCurve(dataSet));
  return window && { lower: window.lower, upper: window.upper };
}

function percentileWindow(decoded: Decoded, meaning: ValueMeaning) {
  const sorted = sampleValues(decoded, meaning).sort();
  const lower = sorted[Math.floor(0.01 * (sorted.length - 1))] ?? 0;
  const upper = sorted[Math.ceil(0.995 * (sorted.length - 1))] ?? 1;
  return upper > lower ? { lower, upper } : { lower, upper: lower + 1 };
}

function sampleValues(decoded: Decoded, { factor, offset }: ValueMeaning): Float64Array {
  if (decoded.kind === 'images') {
    const image = decoded.images[Math.floor(decoded.images.length / 2)];
    return image ? strided(image.voxels, (stored) => stored * image.slope + image.intercept) : new Float64Array();
  }
  const { voxels, grid, slope, intercept } = decoded.volume;
  const perSlice = grid.dimensions[0] * grid.dimensions[1];
  const k = Math.floor(grid.dimensions[2] / 2);
  const [a, b] = [slope[k] ?? 1, intercept[k] ?? 0];
  const [c, d] = [factor[k] ?? 1, offset[k] ?? 0];
  return strided(voxels.subarray(k * perSlice, (k + 1) * perSlice), (stored) => (stored * a + b) * c + d);
}

function strided(voxels: ArrayLike<number>, value: (stored: number) => number): Float64Array {
  const step = Math.max(1, Math.floor(voxels.length / SAMPLES));
  const found: number[] = [];
  for (let at = 0; at < voxels.length; at += step) {
    const sample = value(voxels[at] ?? NaN);
    if (Number.isFinite(sample)) found.push(sample);
  }
  return Float64Array.from(found);
}
