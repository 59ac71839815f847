import type { PixelFormat } from './pixelFormat.ts';

/** The colour models that are mistaken for one another. */
export type ColourModel = 'RGB' | 'YBR_FULL';

/** Converted to RGB, a channel of real YBR leaves 0 to 255 by what rounding and compression do, never by more. */
const GAMUT_SLACK = 16;
/** Share of pixels beyond it above which samples are no YBR: the black of a screen is there by its first pixel. */
const IMPOSSIBLE_SHARE = 0.2;
/** Chroma of grey in YBR, and how far noise takes it. */
const GREY_CHROMA = { at: 128, slack: 3 };
/** Samples called RGB are YBR where so many pixels would be grey in it, over so many levels of brightness. */
const GREY = { share: 0.5, levels: 64 };

/**
 * The colour model that interleaved 8-bit samples really are of, of a header that says RGB or YBR_FULL: YBR that cannot
 * be a colour is RGB; RGB whose green and blue stand still at 128 over the brightness of a picture is YBR. Where the
 * samples do not contradict the header, it holds.
 */
export function trueColourModel(samples: Uint8Array, stated: ColourModel): ColourModel {
  const pixels = Math.floor(samples.length / 3);
  if (pixels === 0) return stated;
  if (stated === 'YBR_FULL') return impossiblePixels(samples) > IMPOSSIBLE_SHARE * pixels ? 'RGB' : stated;
  const { count, levels } = greyPixels(samples);
  return count > GREY.share * pixels && levels >= GREY.levels ? 'YBR_FULL' : stated;
}

function impossiblePixels(samples: Uint8Array): number {
  const isOutside = (value: number) => value < -GAMUT_SLACK || value > 255 + GAMUT_SLACK;
  let count = 0;
  for (let at = 0; at + 2 < samples.length; at += 3) {
    const y = samples[at] ?? 0;
    const blue = (samples[at + 1] ?? 0) - 128;
    const red = (samples[at + 2] ?? 0) - 128;
    if (isOutside(y + 1.402 * red) || isOutside(y + 1.772 * blue)) count++;
  }
  return count;
}

function greyPixels(samples: Uint8Array): { readonly count: number; readonly levels: number } {
  const isGrey = (value: number) => Math.abs(value - GREY_CHROMA.at) <= GREY_CHROMA.slack;
  let [count, least, most] = [0, 255, 0];
  for (let at = 0; at + 2 < samples.length; at += 3) {
    if (!isGrey(samples[at + 1] ?? 0) || !isGrey(samples[at + 2] ?? 0)) continue;
    const y = samples[at] ?? 0;
    count++;
    least = Math.min(least, y);
    most = Math.max(most, y);
  }
  return { count, levels: most - least };
}

/** The model that a header states, where it is one of those that are mistaken; 4:2:2 is YBR_FULL once expanded. */
export function statedModel({ photometric, samples }: PixelFormat): ColourModel | undefined {
  if (samples !== 3) return undefined;
  if (photometric === 'RGB') return 'RGB';
  return photometric === 'YBR_FULL' || photometric === 'YBR_FULL_422' ? 'YBR_FULL' : undefined;
}

/**
 * The model that a JPEG stream of three components is of, by the rules its decoders share (libjpeg): the transform of an
 * Adobe segment, else YCbCr where a JFIF segment stands, else by the names of the components.
 */
export function jpegColourModel(data: Uint8Array, ids: readonly number[]): ColourModel {
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff;) {
    const marker = data[at + 1];
    const length = ((data[at + 2] ?? 0) << 8) | (data[at + 3] ?? 0);
    if (marker === 0xda || length < 2) break;
    if (marker === 0xe0 && isNamed(data, at + 4, 'JFIF')) return 'YBR_FULL';
    if (marker === 0xee && length >= 14 && isNamed(data, at + 4, 'Adobe'))
      return data[at + 15] === 0 ? 'RGB' : 'YBR_FULL';
    at += 2 + length;
  }
  return String.fromCharCode(...ids) === 'RGB' ? 'RGB' : 'YBR_FULL';
}

const isNamed = (data: Uint8Array, at: number, name: string) =>
  [...name].every((letter, index) => data[at + index] === letter.charCodeAt(0));
