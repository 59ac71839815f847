import { transfer } from 'comlink';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import type { Codecs } from '#dicom/codecs/codecs.ts';
import { decodeInstances } from '#dicom/decodeInstances.ts';
import type { DecodePlan, InstancePlan } from '#dicom/decodePlan.ts';
import { frameLength } from '#dicom/decodedVoxels.ts';

/** Some files of a plan. With `shared` voxels the frames are written in place, and only what was
 * corrected is told; else they come back. */
export interface DecodeTask {
  readonly plan: Omit<DecodePlan, 'instances'>;
  readonly instances: readonly InstancePlan[];
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly shared: VoxelArray | undefined;
}

export interface DecodedPart {
  readonly index: number;
  /** Empty where they were written in place. */
  readonly voxels: VoxelArray;
  /** Of another colour model than the header says. */
  readonly corrected: boolean;
}

/** A function that decodes tasks with the codecs of its thread. */
export const decodeTask =
  (codecs: Codecs) =>
  async ({ plan, instances, blobs, shared }: DecodeTask): Promise<Result<readonly DecodedPart[], Failure>> => {
    const whole = { ...plan, instances };
    const length = frameLength(whole);
    const parts: DecodedPart[] = [];
    const result = await decodeInstances(whole, instances, {
      codecs,
      readBytes: async ({ digest }) => {
        const blob = blobs.get(digest);
        if (!blob) throw new Error('it is not at hand');
        return new Uint8Array(await blob.arrayBuffer());
      },
      put: (index, voxels, corrected) => {
        if (!shared) return void parts.push({ index, voxels, corrected });
        shared.set(voxels, index * length);
        if (corrected) parts.push({ index, voxels: new Uint8Array(0), corrected });
      },
    });
    if (!result.ok) return result;
    // The frames go to the page without being copied; tiles of one mosaic may share a buffer.
    return transfer(success(parts), [...new Set(parts.map(({ voxels }) => voxels.buffer as ArrayBuffer))]);
  };
