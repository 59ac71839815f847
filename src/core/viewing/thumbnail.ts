import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Decoded } from '#core/imaging/volume.ts';

/** Grey or colour pixels, red, green, blue, opaque; `size` × `size`, the image fitted in with its proportions. */
export interface Thumbnail {
  readonly size: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

interface Settings {
  readonly meaning: ValueMeaning;
  readonly window: { readonly lower: number; readonly upper: number };
  readonly inverse: boolean;
  readonly size: number;
}

/** A small picture of the middle slice, nearest voxel by nearest voxel. */
export function thumbnail(decoded: Decoded, { meaning, window, inverse, size }: Settings): Thumbnail {
  const pixels = new Uint8ClampedArray(size * size * 4);
  const image = middleImage(decoded);
  const larger = image ? Math.max(image.columns * image.aspect, image.rows) : 1;
  for (let at = 0; at < size * size; at++) {
    pixels[at * 4 + 3] = 255;
    if (!image) continue;
    const x = Math.floor((((at % size) + 0.5 - size / 2) * larger) / size / image.aspect + image.columns / 2);
    const y = Math.floor(((Math.floor(at / size) + 0.5 - size / 2) * larger) / size + image.rows / 2);
    if (x < 0 || y < 0 || x >= image.columns || y >= image.rows) continue;
    for (let channel = 0; channel < 3; channel++) {
      const from = (x + image.columns * y) * image.samples + (image.samples === 3 ? channel : 0);
      const stored = image.voxels[image.first + from] ?? NaN;
      const factor = meaning.factor[image.slice] ?? 1;
      const value = (stored * image.slope + image.intercept) * factor + (meaning.offset[image.slice] ?? 0);
      const level = Math.min(Math.max((value - window.lower) / (window.upper - window.lower), 0), 1);
      pixels[at * 4 + channel] = 255 * (inverse ? 1 - level : level);
    }
  }
  return { size, pixels };
}

function middleImage(decoded: Decoded) {
  if (decoded.kind === 'images') {
    const slice = Math.floor(decoded.images.length / 2);
    const image = decoded.images[slice];
    return image && { ...image, slice, first: 0, aspect: 1 };
  }
  const { grid, voxels, slope, intercept } = decoded.volume;
  const [columns, rows, slices] = grid.dimensions;
  const slice = Math.floor(slices / 2);
  return {
    columns,
    rows,
    samples: 1,
    voxels,
    slope: slope[slice] ?? 1,
    intercept: intercept[slice] ?? 0,
    slice,
    first: columns * rows * slice,
    /** Width of a pixel over its height. */
    aspect: grid.spacing[0] / grid.spacing[1],
  };
}
