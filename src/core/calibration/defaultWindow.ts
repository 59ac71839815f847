import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { number, numbers } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';

/** About how many voxels are looked at to find a window: enough for stable percentiles, quick on any volume. */
const SAMPLES = 20_000;

/**
 * The window a stack is first shown with, in the unit of its meaning: SUV 0–5 for every SUV, soft tissue for CT
 * without a stated window, 0–3 × 10⁻³ mm²/s for ADC; otherwise the window of the header, else the 1st to 99.5th
 * percentile of the middle image (raw counts are never shown in an SUV window, see OHIF #3064).
 */
export function defaultWindow(stack: Stack, decoded: Decoded, meaning: ValueMeaning): { lower: number; upper: number } {
  if (meaning.quantity.startsWith('SUV')) return { lower: 0, upper: meaning.quantity === 'SUVbsa' ? 1.5 : 5 };
  if (meaning.quantity === 'ADC') return { lower: 0, upper: 3e-3 };
  if (meaning.quantity === 'HU') return headerWindow(stack) ?? { lower: -160, upper: 240 };
  return (meaning.quantity === 'stored' ? headerWindow(stack) : undefined) ?? percentileWindow(decoded, meaning);
}

/** Window Center and Width of the middle frame (PS3.3 C.11.2.1.2), where both are numbers and the width is real. */
function headerWindow({ frames }: Stack): { lower: number; upper: number } | undefined {
  const dataSet = frames[Math.floor(frames.length / 2)]?.dataSet;
  if (!dataSet) return undefined;
  const centre = number(dataSet, '00281050');
  const width = numbers(dataSet, '00281051')[0];
  if (centre === undefined || width === undefined || !Number.isFinite(centre) || !(width > 1)) return undefined;
  return { lower: centre - width / 2, upper: centre + width / 2 };
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
