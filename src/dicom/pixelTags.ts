import type { PixelLocation } from '#core/imaging/instance.ts';

/** The elements that hold pixels, by keyword (PS3.6), as keys of `DataSet`. */
export const PIXEL_TAGS: Readonly<Record<PixelLocation['keyword'], string>> = {
  PixelData: '7FE00010',
  FloatPixelData: '7FE00008',
  DoubleFloatPixelData: '7FE00009',
};
