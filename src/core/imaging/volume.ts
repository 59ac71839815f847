import type { Grid } from '#core/geometry/grid.ts';

export type VoxelArray =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/**
 * A decoded stack on a regular grid. `voxels[i + columns * (j + rows * k)]` are the stored values; the value in the
 * unit of the modality is `stored * slope[k] + intercept[k]`, in 64-bit arithmetic. Stacks whose slices differ in
 * slope are decoded to Float32 with the rescale already applied (slope 1, intercept 0), because one texture on screen
 * has one scale; the relative rounding is 6e-8, far below one stored unit.
 * The buffer is shared between threads where the page is cross-origin isolated: one copy for screen and measurement.
 */
export interface Volume {
  /** The id of the stack it was decoded from. */
  readonly stackId: string;
  readonly grid: Grid;
  readonly voxels: VoxelArray;
  /** One per slice. */
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
  /** Stored values at or inside this range are padding (PS3.3 C.7.5.1.1.2): shown black, never measured. */
  readonly padding?: { readonly from: number; readonly to: number };
  /** True when the pixel values are not the scanner's: lossy 12-bit JPEG, which is shown and not measured. */
  readonly displayOnly?: string;
}

/** The value of voxel (i, j, k) in the unit of the modality; NaN for padding. */
export function modalityValue({ voxels, grid, slope, intercept, padding }: Volume, i: number, j: number, k: number) {
  const [columns, rows] = grid.dimensions;
  const stored = voxels[i + columns * (j + rows * k)] ?? NaN;
  if (padding && stored >= padding.from && stored <= padding.to) return NaN;
  return stored * (slope[k] ?? NaN) + (intercept[k] ?? NaN);
}

/** One decoded image that is read on its own: colour, or part of a stack without a regular grid. */
export interface FrameImage {
  readonly columns: number;
  readonly rows: number;
  /** `samples` values per pixel, interleaved: 1 grey, 3 RGB. */
  readonly samples: 1 | 3;
  readonly voxels: VoxelArray;
  readonly slope: number;
  readonly intercept: number;
  /** As in `Volume`. */
  readonly padding?: { readonly from: number; readonly to: number };
  readonly displayOnly?: string;
  /** Its samples were of another colour model than Photometric Interpretation (0028,0004) says, and were shown as that. */
  readonly colourCorrected?: true;
}

/** What decoding a stack gives: a measurable volume, or images in the order of the stack's frames. */
export type Decoded =
  | { readonly kind: 'volume'; readonly volume: Volume }
  | { readonly kind: 'images'; readonly stackId: string; readonly images: readonly FrameImage[] };
