import type { FileReference } from '#core/imaging/instance.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { createCodecs, type Codecs } from './codecs/codecs.ts';
import { decodeInstances } from './decodeInstances.ts';
import { decodePlan } from './decodePlan.ts';
import { allocateVoxels, decodedFrom, frameLength, withCorrected, type Allocate } from './decodedVoxels.ts';

export interface DecodeOptions {
  /** Made once per thread; by default a fresh set that finds its binaries itself (Node). */
  readonly codecs?: Codecs;
  /** Where the voxels are put; shared memory where threads measure what the screen shows. */
  readonly allocate?: Allocate;
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Decodes a stack: stored values with slope and intercept per slice, or Float32 modality values where the slices
 * differ in scale (see `Volume`). `readBytes` gives the bytes of a whole file.
 * @throws the signal's reason when aborted.
 */
export async function decodeStack(
  stack: Stack,
  readBytes: (file: FileReference) => Promise<Uint8Array>,
  { codecs = createCodecs(), allocate, onProgress, signal }: DecodeOptions = {},
): Promise<Result<Decoded, Failure>> {
  const plan = decodePlan(stack);
  if (!plan.ok) return plan;
  const voxels = allocateVoxels(plan.value, allocate);
  if (!voxels.ok) return voxels;
  const length = frameLength(plan.value);
  const corrected = new Set<number>();
  let done = 0;
  const decoded = await decodeInstances(plan.value, plan.value.instances, {
    readBytes,
    codecs,
    put: (index, values, isCorrected) => {
      voxels.value.set(values, index * length);
      if (isCorrected) corrected.add(index);
    },
    onInstance: () => onProgress?.(++done / plan.value.instances.length),
    ...(signal && { signal }),
  });
  return decoded.ok ? success(withCorrected(decodedFrom(plan.value, voxels.value), corrected)) : decoded;
}
