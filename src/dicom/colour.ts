import type { DataSet } from '#core/imaging/dataset.ts';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { looked, lookupTable, type LookupTable } from '#core/imaging/lookupTable.ts';
import { statedModel, trueColourModel, type ColourModel } from './colourModel.ts';
import type { PixelFormat } from './pixelFormat.ts';
import { Unreadable } from './withheldReason.ts';

/** Red, green and blue tables of a palette colour image. */
export type Palette = readonly [LookupTable, LookupTable, LookupTable];

export const isColour = ({ samples, photometric }: PixelFormat) => samples > 1 || photometric === 'PALETTE COLOR';

/** The palette of an image; undefined when it is missing or segmented. */
export function paletteOf(dataSet: DataSet, signed: boolean): Palette | undefined {
  const [red, green, blue] = ['1', '2', '3'].map((colour) =>
    lookupTable(dataSet, { descriptor: `0028110${colour}`, data: `0028120${colour}`, signed }),
  );
  return red && green && blue ? [red, green, blue] : undefined;
}

function fromPalette(values: VoxelArray, palette: Palette): Uint8Array {
  const rgb = new Uint8Array(values.length * 3);
  // Tables that say 16 bits but hold only bytes exist; shown darker than they are they would be black.
  const shiftOf = ({ bits, entries }: LookupTable) => (bits > 8 && entries.some((entry) => entry > 255) ? bits - 8 : 0);
  palette.forEach((table, channel) => {
    const shift = shiftOf(table);
    for (let index = 0; index < values.length; index++) {
      rgb[index * 3 + channel] = looked(table, values[index] ?? 0) >> shift;
    }
  });
  return rgb;
}

function eightBits(samples: VoxelArray, bitsStored: number): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  const shift = Math.max(0, bitsStored - 8);
  for (let index = 0; index < samples.length; index++) bytes[index] = (samples[index] ?? 0) >> shift;
  return bytes;
}

const byte = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

/** YBR_FULL to RGB (PS3.3 C.7.6.3.1.2, ITU-T T.871), in place. */
function fromYbr(samples: Uint8Array): Uint8Array {
  for (let at = 0; at + 2 < samples.length; at += 3) {
    const y = samples[at] ?? 0;
    const blue = (samples[at + 1] ?? 0) - 128;
    const red = (samples[at + 2] ?? 0) - 128;
    samples[at] = byte(y + 1.402 * red);
    samples[at + 1] = byte(y - 0.344136 * blue - 0.714136 * red);
    samples[at + 2] = byte(y + 1.772 * blue);
  }
  return samples;
}

/** Two pixels share their chroma: Y Y Cb Cr becomes two times Y Cb Cr. */
export function expanded422(samples: Uint8Array): Uint8Array {
  const whole = new Uint8Array((samples.length / 2) * 3);
  for (let from = 0, to = 0; from + 3 < samples.length; from += 4, to += 6) {
    whole[to] = samples[from] ?? 0;
    whole[to + 3] = samples[from + 1] ?? 0;
    whole[to + 1] = whole[to + 4] = samples[from + 2] ?? 0;
    whole[to + 2] = whole[to + 5] = samples[from + 3] ?? 0;
  }
  return whole;
}

/** One value of each sample together, from planes that follow one another. */
export function interleave<T extends VoxelArray>(planes: T, count: number): T {
  const whole = planes.slice() as T;
  const pixels = planes.length / count;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let sample = 0; sample < count; sample++) whole[pixel * count + sample] = planes[sample * pixels + pixel] ?? 0;
  }
  return whole;
}

interface ColourSource {
  readonly palette: Palette | undefined;
  readonly decoded: ColourModel | undefined;
  /** A header that says 4:2:2 over pixels that are not subsampled. */
  readonly isUnsampled?: boolean;
}

/** A colour frame for the screen, and whether its samples were of another model than the header says. */
export interface ShownColour {
  readonly rgb: Uint8Array;
  readonly corrected: boolean;
}

/**
 * Interleaved 8-bit RGB for the screen, from interleaved samples or palette indices. Of RGB and YBR_FULL it is the
 * samples that decide, as far as they can; `decoded` is the model of a JPEG stream whose decoder has made it RGB.
 * @throws Unreadable (INP_E_PHOTOMETRIC) for colour models that are not supported.
 */
export function toRgb(
  samples: VoxelArray,
  format: PixelFormat,
  { palette, decoded, isUnsampled }: ColourSource,
): ShownColour {
  const { photometric, bitsStored, samples: count } = format;
  if (photometric === 'PALETTE COLOR' && palette) return { rgb: fromPalette(samples, palette), corrected: false };
  const bytes = eightBits(samples, bitsStored);
  const stated = statedModel(format);
  if (count === 3 && decoded) return { rgb: bytes, corrected: stated !== undefined && stated !== decoded };
  if (stated) {
    const model = trueColourModel(bytes, stated);
    return { rgb: model === 'RGB' ? bytes : fromYbr(bytes), corrected: isUnsampled === true || model !== stated };
  }
  // The JPEG 2000 decoders undo these two themselves.
  if (count === 3 && /^YBR_(RCT|ICT)$/.test(photometric)) return { rgb: bytes, corrected: false };
  throw new Unreadable({
    code: 'INP_E_PHOTOMETRIC',
    message: `Images of the colour model ${photometric} with ${count} samples cannot be shown.`,
    remedy: 'Export them as RGB.',
    tag: '(0028,0004)',
  });
}
