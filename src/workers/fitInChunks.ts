import type { AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import type { MapRange } from './adcEngines.ts';

/** Voxels between two looks at the signal: few enough to cancel at once, enough to keep a GPU busy. */
export const CHUNK = 1 << 18;

/**
 * Fits a whole map chunk by chunk. Undefined as soon as a chunk is: a map is of one engine.
 * Rejects with the signal's reason when cancelled between chunks.
 */
export async function fitInChunks(
  fit: (range: MapRange) => Promise<AdcValues | undefined>,
  voxels: number,
  { onProgress, signal }: { readonly onProgress: (fraction: number) => void; readonly signal?: AbortSignal },
): Promise<AdcValues | undefined> {
  const adc = new Float32Array(mapMemory(voxels * Float32Array.BYTES_PER_ELEMENT));
  let [negative, aboveWater] = [0, 0];
  for (let from = 0; from < voxels; from += CHUNK) {
    signal?.throwIfAborted();
    const to = Math.min(voxels, from + CHUNK);
    const part = await fit({ from, to });
    if (!part) return undefined;
    adc.set(part.adc, from);
    negative += part.negative;
    aboveWater += part.aboveWater;
    onProgress(to / voxels);
  }
  return { adc, negative, aboveWater };
}

/** Shared memory where the page is isolated, as for decoded stacks: measuring a map then copies nothing. */
const mapMemory = (bytes: number) =>
  globalThis.crossOriginIsolated ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
