import { number, text, type DataSet } from '#core/imaging/dataset.ts';

/** How the stored values of an image are laid out (PS3.3 C.7.6.3, PS3.5 section 8). */
export interface PixelFormat {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** Colour planes one after the other instead of interleaved samples. */
  readonly planar: boolean;
  readonly photometric: string;
}

/** The layout stated in a header; undefined when Rows, Columns or Bits Allocated are missing or not sensible. */
export function pixelFormat(dataSet: DataSet): PixelFormat | undefined {
  const rows = number(dataSet, '00280010');
  const columns = number(dataSet, '00280011');
  const bitsAllocated = number(dataSet, '00280100');
  if (!isPositive(rows) || !isPositive(columns) || !isPositive(bitsAllocated)) return undefined;
  const stored = number(dataSet, '00280101') ?? bitsAllocated;
  const bitsStored = stored >= 1 && stored <= bitsAllocated ? stored : bitsAllocated;
  const high = number(dataSet, '00280102') ?? bitsStored - 1;
  return {
    rows,
    columns,
    bitsAllocated,
    bitsStored,
    highBit: high >= bitsStored - 1 && high < bitsAllocated ? high : bitsStored - 1,
    samples: number(dataSet, '00280002') ?? 1,
    signed: number(dataSet, '00280103') === 1,
    planar: number(dataSet, '00280006') === 1,
    photometric: text(dataSet, '00280004') ?? 'MONOCHROME2',
  };
}

const isPositive = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0 && value <= 65535;

/** Bytes of one uncompressed frame; YBR 4:2:2 shares its chroma between two pixels. One-bit frames may end mid-byte. */
export function frameBytes({ rows, columns, samples, bitsAllocated, photometric }: PixelFormat): number {
  const perPixel = photometric === 'YBR_FULL_422' || photometric === 'YBR_PARTIAL_422' ? 2 : samples;
  return (rows * columns * perPixel * bitsAllocated) / 8;
}

/** Bytes of one uncompressed frame of this header, also of float pixels; undefined when it states no image. */
export function nativeFrameBytes(dataSet: DataSet): number | undefined {
  const format = pixelFormat(dataSet);
  return format === undefined ? undefined : frameBytes(format);
}

/** Number of Frames (0028,0008), 1 when absent or senseless. */
export function frameCount(dataSet: DataSet): number {
  const count = number(dataSet, '00280008');
  return count !== undefined && Number.isInteger(count) && count > 0 ? count : 1;
}
