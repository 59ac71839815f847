import type { Stack } from '#core/imaging/series.ts';
import type { FrameImage } from '#core/imaging/volume.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { decodePlan } from '#dicom/decodePlan.ts';
import { asCorrected, imagesOf } from '#dicom/decodedVoxels.ts';
import type { DecodedPart, DecodeTask } from './decodeTask.ts';

/** Decodes some frames of a stack, by their indexes, each into an image of its own; `run` decodes a task. */
export async function decodeFrames(
  run: (task: DecodeTask) => Promise<Result<readonly DecodedPart[], Failure>>,
  { stack, frames, blobs }: FramesWanted,
): Promise<Result<ReadonlyMap<number, FrameImage>, Failure>> {
  const planned = decodePlan(stack);
  if (!planned.ok) return planned;
  const { instances: all, ...plan } = planned.value;
  const wanted = new Set(frames);
  const instances = all.flatMap((instance) => {
    const own = instance.frames.filter(({ index }) => wanted.has(index));
    return own.length > 0 ? [{ ...instance, frames: own }] : [];
  });
  const parts = await run({ plan, instances, blobs, shared: undefined });
  if (!parts.ok) return parts;
  const imageOf = imagesOf(planned.value);
  return success(
    new Map(
      parts.value.map(({ index, voxels, corrected }) => {
        const image = imageOf(index, voxels);
        return [index, corrected ? asCorrected(image) : image];
      }),
    ),
  );
}

interface FramesWanted {
  readonly stack: Stack;
  readonly frames: readonly number[];
  readonly blobs: ReadonlyMap<string, Blob>;
}
