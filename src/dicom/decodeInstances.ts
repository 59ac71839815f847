import type { FileReference } from '#core/imaging/instance.ts';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import type { Codecs } from './codecs/codecs.ts';
import { isColour, toRgb } from './colour.ts';
import {
  decodeBits,
  decodeCompressed,
  decodeFloat,
  decodeNative,
  type DecodedFrame,
  type NativeLayout,
} from './decodeFrame.ts';
import type { DecodePlan, FramePlan, InstancePlan } from './decodePlan.ts';
import { encapsulatedFrames } from './fragments.ts';
import { looked } from '#core/imaging/lookupTable.ts';
import { openPart10 } from './part10.ts';
import { frameBytes } from './pixelFormat.ts';
import { GE_BIG_ENDIAN_PIXELS, transferSyntax } from './transferSyntax.ts';
import { PIXEL_TAGS } from './pixelTags.ts';
import { corrupt, truncated, Unreadable } from './withheldReason.ts';

export interface DecodeWork {
  readonly readBytes: (file: FileReference) => Promise<Uint8Array>;
  readonly codecs: Codecs;
  /** Takes the finished voxels of one frame of the stack; `corrected`: of another colour model than the header says. */
  readonly put: (index: number, voxels: VoxelArray, corrected: boolean) => void;
  readonly onInstance?: () => void;
  readonly signal?: AbortSignal;
}

function layoutOf({ pixels: { transferSyntax: uid, swapped } }: PixelSource): NativeLayout {
  if (swapped) return 'swapped-bytes';
  return uid === GE_BIG_ENDIAN_PIXELS || transferSyntax(uid)?.littleEndian === false ? 'big' : 'little';
}

/** Bytes of native frame `frame`; the failure tells how many there should be. */
function nativeBytes(
  bytes: Uint8Array,
  { pixels, count }: PixelSource,
  { frame, size }: { frame: number; size: number },
): Uint8Array {
  const from = pixels.offset + frame * size;
  const end = Math.min(pixels.offset + pixels.length, bytes.length);
  if (from + size > end) {
    throw truncated(
      `pixel data ${PIXEL_TAGS[pixels.keyword]}, frame ${frame + 1} of ${count} has ${Math.max(0, end - from)} of ${size} bytes`,
    );
  }
  return bytes.subarray(from, from + size);
}

/** Whether a header says 4:2:2 over pixels that fill three samples each: some writers expand them and leave the header. */
const isUnsampled = ({ pixels, format, count }: PixelSource) =>
  format.photometric === 'YBR_FULL_422' &&
  format.samples === 3 &&
  pixels.length >= count * frameBytes({ ...format, photometric: 'YBR_FULL' });

type FrameReader = (frame: number) => Promise<DecodedFrame> | DecodedFrame;

/** What the pixels of a file are, apart from what becomes of them. */
export type PixelSource = Pick<InstancePlan, 'pixels' | 'format' | 'count' | 'offsets'>;

/**
 * How the frames of a file (unpacked by `openPart10`) are read; compressed ones are found once for all.
 * @throws Unreadable when the pixel data is damaged.
 */
export function frameReader(bytes: Uint8Array, instance: PixelSource, codecs: Codecs): FrameReader {
  const { pixels, format, count, offsets } = instance;
  const coding = transferSyntax(pixels.transferSyntax)?.coding ?? 'native';
  if (pixels.encapsulated && coding !== 'native') {
    const frames = encapsulatedFrames(bytes, pixels, { dataSet: offsets, count });
    return (frame) => {
      const data = frames[frame];
      if (!data) throw truncated(`frame ${frame + 1} of ${count} is missing`);
      return decodeCompressed(data, format, { coding, codecs });
    };
  }
  if (pixels.encapsulated || coding !== 'native') throw corrupt('the transfer syntax does not fit the pixel data');
  const layout = layoutOf(instance);
  if (isUnsampled(instance)) {
    const whole = { ...format, photometric: 'YBR_FULL' };
    const size = frameBytes(whole);
    return (frame) => ({
      ...decodeNative(nativeBytes(bytes, instance, { frame, size }), whole, layout),
      isUnsampled: true,
    });
  }
  if (format.bitsAllocated === 1) return (frame) => decodeBits(bytes.subarray(pixels.offset), format, frame);
  const size = pixels.keyword === 'DoubleFloatPixelData' ? format.rows * format.columns * 8 : frameBytes(format);
  return (frame) => {
    const data = nativeBytes(bytes, instance, { frame, size });
    if (pixels.keyword === 'PixelData') return decodeNative(data, format, layout);
    return decodeFloat(data, pixels.keyword === 'FloatPixelData' ? 32 : 64, layout);
  };
}

/** The pixels of a tile out of its mosaic. */
function tileOf(
  samples: VoxelArray,
  { columns }: { columns: number },
  { tile, plan }: { tile: NonNullable<FramePlan['tile']>; plan: DecodePlan },
): VoxelArray {
  const out = samples.slice(0, plan.columns * plan.rows);
  for (let row = 0; row < plan.rows; row++) {
    const from = (tile.row + row) * columns + tile.column;
    out.set(samples.subarray(from, from + plan.columns), row * plan.columns);
  }
  return out;
}

/** Modality values in 32 bits, padding as NaN. */
function rescaled(samples: VoxelArray, { slope, intercept, padding, table }: FramePlan): Float32Array {
  const values = new Float32Array(samples.length);
  const { from, to } = padding ?? { from: Infinity, to: -Infinity };
  for (let index = 0; index < samples.length; index++) {
    const stored = samples[index] ?? NaN;
    if (stored >= from && stored <= to) values[index] = NaN;
    else values[index] = table ? looked(table, stored) : stored * slope + intercept;
  }
  return values;
}

function finished(
  { samples, decoded, isUnsampled: unsampled = false }: DecodedFrame,
  { instance, frame, plan }: { instance: InstancePlan; frame: FramePlan; plan: DecodePlan },
): { readonly voxels: VoxelArray; readonly corrected: boolean } {
  const { format, palette } = instance;
  if (plan.samples === 3) {
    if (isColour(format)) {
      const { rgb, corrected } = toRgb(samples, format, { palette, decoded, isUnsampled: unsampled });
      return { voxels: rgb, corrected };
    }
    throw corrupt('grey and colour images are mixed');
  }
  const own = frame.tile ? tileOf(samples, format, { tile: frame.tile, plan }) : samples;
  return { voxels: plan.rescaled ? rescaled(own, frame) : own, corrected: false };
}

async function decodeInstance(instance: InstancePlan, plan: DecodePlan, work: DecodeWork): Promise<void> {
  const { bytes } = openPart10(await work.readBytes(instance.file));
  const read = frameReader(bytes, instance, work.codecs);
  // The tiles of a mosaic come from one frame, decoded once.
  let last: { frame: number; decoded: DecodedFrame } | undefined;
  for (const frame of instance.frames) {
    const decoded = last?.frame === frame.frame ? last.decoded : await read(frame.frame);
    last = { frame: frame.frame, decoded };
    const { voxels, corrected } = finished(decoded, { instance, frame, plan });
    work.put(frame.index, voxels, corrected);
  }
}

function failureOf(error: unknown, file: string): Failure {
  if (error instanceof Unreadable) return { ...error.reason, message: `${file}: ${error.reason.message}` };
  if (error instanceof RangeError) {
    return {
      code: 'INP_E_TOO_LARGE',
      message: `${file}: there is not enough memory for its pixels. Close other studies.`,
    };
  }
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'INP_E_UNREADABLE',
    message: `${file} cannot be read again (${why}). Open the study again from disk.`,
  };
}

/**
 * Decodes some of the files of a plan and hands over the voxels frame by frame. The first file that cannot be decoded
 * ends it with a failure that names the file, e.g. INP_E_TRUNCATED with bytes expected and found.
 * @throws the signal's reason when aborted.
 */
export async function decodeInstances(
  plan: DecodePlan,
  instances: readonly InstancePlan[],
  work: DecodeWork,
): Promise<Result<undefined, Failure>> {
  for (const instance of instances) {
    work.signal?.throwIfAborted();
    try {
      await decodeInstance(instance, plan, work);
    } catch (error) {
      work.signal?.throwIfAborted();
      return failed(failureOf(error, instance.file.name));
    }
    work.onInstance?.();
  }
  return success(undefined);
}
