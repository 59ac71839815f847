import type { AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';

/** Voxels [from, to) of the volumes' common grid, by linear index i + columns·(j + rows·k). */
export interface VoxelRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Writes the signals of a range of voxels into `target`, the same numbers as `signalAt` gives one by one; voxels of
 * padding become `undefinedSignal`.
 */
export function readSignal(
  { volume, scale }: AdcSignal,
  { from, to }: VoxelRange,
  { target, undefinedSignal }: { readonly target: Float32Array | Float64Array; readonly undefinedSignal: number },
): void {
  const { voxels, slope, intercept, padding, grid } = volume;
  const perSlice = grid.dimensions[0] * grid.dimensions[1];
  for (let start = from; start < to;) {
    const slice = Math.floor(start / perSlice);
    const end = Math.min(to, (slice + 1) * perSlice);
    const [m, b, factor] = [slope[slice] ?? NaN, intercept[slice] ?? NaN, scale[slice] ?? NaN];
    for (let at = start; at < end; at++) {
      const stored = voxels[at] ?? NaN;
      const padded = padding !== undefined && stored >= padding.from && stored <= padding.to;
      target[at - from] = padded ? undefinedSignal : (stored * m + b) * factor;
    }
    start = end;
  }
}
