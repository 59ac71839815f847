import { inflateSync } from 'fflate';
import type { VoxelArray } from '#core/imaging/volume.ts';
import type { Codecs, CodecName } from './codecs/codecs.ts';
import { decodeJpegDct } from './codecs/jpegDct.ts';
import { decodeJpegLossless } from './codecs/jpegLossless.ts';
import { jpegFrame } from './codecs/jpegSegments.ts';
import { decodeRle } from './codecs/rle.ts';
import { expanded422, interleave } from './colour.ts';
import { jpegColourModel, type ColourModel } from './colourModel.ts';
import { frameBytes, type PixelFormat } from './pixelFormat.ts';
import type { PixelCoding } from './transferSyntax.ts';
import { corrupt, Unreadable } from './withheldReason.ts';

/** Samples of one frame as stored, interleaved; `decoded` the colour model its decoder has made RGB of. */
export interface DecodedFrame {
  readonly samples: VoxelArray;
  readonly decoded?: ColourModel;
  /** The header says 4:2:2, and every pixel has its own chroma. */
  readonly isUnsampled?: boolean;
}

export type NativeLayout = 'little' | 'big' | 'swapped-bytes';

function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const copy = bytes.slice();
  for (let at = 0; at + width <= copy.length; at += width) copy.subarray(at, at + width).reverse();
  return copy;
}

/** A typed view of little-endian words, copied where they are not aligned. */
function wordsOf(bytes: Uint8Array, bits: number): Uint8Array | Uint16Array | Uint32Array {
  if (bits <= 8) return bytes;
  const size = bits <= 16 ? 2 : 4;
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const length = Math.floor(aligned.length / size);
  return size === 2
    ? new Uint16Array(aligned.buffer, aligned.byteOffset, length)
    : new Uint32Array(aligned.buffer, aligned.byteOffset, length);
}

/** Stored bits only, sign extended (PS3.5 section 8.1.1): overlays and codec remainders in other bits are dropped. */
export function storedValues(words: VoxelArray, format: PixelFormat, shift: number): VoxelArray {
  const { bitsAllocated, bitsStored, signed } = format;
  const isWhole = bitsStored === bitsAllocated && shift === 0;
  const target = integerArray(format, words.length);
  if (isWhole) {
    target.set(words);
    return target;
  }
  const unused = 32 - bitsStored;
  for (let index = 0; index < words.length; index++) {
    const raised = ((words[index] ?? 0) >>> shift) << unused;
    target[index] = signed ? raised >> unused : raised >>> unused;
  }
  return target;
}

function integerArray({ bitsAllocated, signed }: PixelFormat, length: number) {
  if (bitsAllocated <= 8) return signed ? new Int8Array(length) : new Uint8Array(length);
  if (bitsAllocated <= 16) return signed ? new Int16Array(length) : new Uint16Array(length);
  return signed ? new Int32Array(length) : new Uint32Array(length);
}

/** Eight one-bit pixels to a byte, the first in the lowest bit; frames follow one another without padding. */
function unpackedBits(bytes: Uint8Array, first: number, count: number): Uint8Array {
  return Uint8Array.from(
    { length: count },
    (_, index) => ((bytes[(first + index) >> 3] ?? 0) >> ((first + index) & 7)) & 1,
  );
}

/** One-bit frame `frame` of native pixel data. */
export function decodeBits(bytes: Uint8Array, { rows, columns }: PixelFormat, frame: number): DecodedFrame {
  return { samples: unpackedBits(bytes, frame * rows * columns, rows * columns) };
}

/** An uncompressed integer frame. */
export function decodeNative(bytes: Uint8Array, format: PixelFormat, layout: NativeLayout): DecodedFrame {
  const width = format.bitsAllocated / 8;
  if (![8, 16, 32].includes(format.bitsAllocated)) {
    throw new Unreadable({
      code: 'INP_E_BITS',
      message: `Pixels of ${format.bitsAllocated} bits cannot be read.`,
      remedy: 'Export the images with 8, 16 or 32 bits.',
      tag: '(0028,0100)',
    });
  }
  const isSwapped = layout === 'swapped-bytes' || (layout === 'big' && width > 1);
  const ordered = isSwapped ? swapped(bytes, Math.max(2, width)) : bytes;
  if (format.photometric === 'YBR_FULL_422') return { samples: expanded422(ordered) };
  const values = storedValues(wordsOf(ordered, format.bitsAllocated), format, format.highBit + 1 - format.bitsStored);
  return { samples: format.planar && format.samples > 1 ? interleave(values, format.samples) : values };
}

/** Float Pixel Data and Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25). */
export function decodeFloat(bytes: Uint8Array, bits: 32 | 64, layout: NativeLayout): DecodedFrame {
  const copy = layout === 'big' ? swapped(bytes, bits / 8) : bytes.slice();
  return { samples: bits === 32 ? new Float32Array(copy.buffer) : new Float64Array(copy.buffer) };
}

interface Stated {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
}

function requireShape({ columns, rows, components }: Stated, format: PixelFormat): void {
  if (columns === format.columns && rows === format.rows && components === format.samples) return;
  const header = `${format.columns} x ${format.rows} x ${format.samples}`;
  throw corrupt(`the compressed image is ${columns} x ${rows} x ${components}, the header says ${header}`);
}

async function byCodec(
  data: Uint8Array,
  format: PixelFormat,
  { codec, codecs }: { codec: CodecName; codecs: Codecs },
): Promise<DecodedFrame> {
  const decode = await codecs(codec);
  const { info, bytes, interleaved } = picture(decode, data);
  requireShape({ columns: info.width, rows: info.height, components: info.componentCount }, format);
  const words = wordsOf(bytes, info.bitsPerSample);
  const count = format.rows * format.columns * format.samples;
  if (words.length < count) throw corrupt(`the compressed image has ${words.length} of ${count} samples`);
  const values = storedValues(words.subarray(0, count), format, 0);
  return {
    samples: interleaved || format.samples === 1 ? values : interleave(values, format.samples),
  };
}

/** The image size of a JPEG 2000 code stream (ISO 15444-1 A.5.1), bare or inside a JP2 file. */
function jpeg2000Shape(data: Uint8Array): Stated {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const last = Math.min(data.length - 42, 4096);
  for (let at = 0; at <= last; at++) {
    if (view.getUint32(at) !== 0xff4fff51) continue;
    const columns = view.getUint32(at + 8) - view.getUint32(at + 16);
    const rows = view.getUint32(at + 12) - view.getUint32(at + 20);
    return { columns, rows, components: view.getUint16(at + 40) };
  }
  throw corrupt('a frame holds no JPEG 2000 stream');
}

/** Compiled codecs throw numbers, strings or their own errors: all of them mean a damaged stream. */
function picture(decode: Awaited<ReturnType<Codecs>>, data: Uint8Array) {
  try {
    return decode(data);
  } catch {
    throw corrupt('the compressed image cannot be decoded');
  }
}

/** Deflated Image Frame Compression: each frame deflated on its own (PS3.5 A.4.13). */
function inflatedFrame(data: Uint8Array, size: number): Uint8Array {
  try {
    const bytes = inflateSync(data, { out: new Uint8Array(size) });
    if (bytes.length === size) return bytes;
  } catch {
    // fflate says no more than that the stream is damaged, or that its output does not fit.
  }
  throw corrupt(`a deflated frame does not hold its ${size} bytes`);
}

async function decodeJpeg(data: Uint8Array, format: PixelFormat, codecs: Codecs): Promise<DecodedFrame> {
  const frame = jpegFrame(data);
  requireShape({ columns: frame.columns, rows: frame.rows, components: frame.components.length }, format);
  if (frame.process === 3) return { samples: storedValues(decodeJpegLossless(data), format, 0) };
  if (frame.precision === 8) {
    const { samples } = await byCodec(data, format, { codec: 'jpeg', codecs });
    const ids = frame.components.map(({ id }) => id);
    return { samples, decoded: jpegColourModel(data, ids) };
  }
  return { samples: storedValues(decodeJpegDct(data), format, 0) };
}

/**
 * Decodes one compressed frame; its size is compared with the header before memory is taken for it.
 * @throws Unreadable when it is damaged or not of the size the header states.
 */
export async function decodeCompressed(
  data: Uint8Array,
  format: PixelFormat,
  { coding, codecs }: { coding: PixelCoding; codecs: Codecs },
): Promise<DecodedFrame> {
  const { rows, columns, samples, bitsAllocated } = format;
  switch (coding) {
    case 'deflate': {
      const bytes = inflatedFrame(data, Math.ceil(frameBytes(format)));
      return bitsAllocated === 1 ? decodeBits(bytes, format, 0) : decodeNative(bytes, format, 'little');
    }
    case 'rle': {
      const bytesPerSample = Math.ceil(bitsAllocated / 8);
      if (bitsAllocated === 1) {
        const packed = { pixels: Math.ceil((rows * columns) / 8), samples, bytesPerSample };
        return decodeBits(decodeRle(data, packed), format, 0);
      }
      const bytes = decodeRle(data, { pixels: rows * columns, samples, bytesPerSample });
      return {
        samples: storedValues(wordsOf(bytes, bitsAllocated), format, format.highBit + 1 - format.bitsStored),
      };
    }
    case 'jpeg':
    case 'jpeg-lossless':
      return decodeJpeg(data, format, codecs);
    case 'jpeg-ls': {
      const frame = jpegFrame(data);
      requireShape({ columns: frame.columns, rows: frame.rows, components: frame.components.length }, format);
      return byCodec(data, format, { codec: 'jpeg-ls', codecs });
    }
    case 'jpeg-2000':
    case 'htj2k':
      requireShape(jpeg2000Shape(data), format);
      return byCodec(data, format, { codec: coding, codecs });
    case 'native':
      throw new RangeError('native pixel data is not compressed');
  }
}
