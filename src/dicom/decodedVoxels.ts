import type { Decoded, FrameImage, VoxelArray } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import type { DecodePlan, VoxelKind } from './decodePlan.ts';

export type Allocate = (bytes: number) => ArrayBuffer | SharedArrayBuffer;

const ARRAYS = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const satisfies Record<VoxelKind, unknown>;

/** Values of one frame of the plan. */
export const frameLength = ({ columns, rows, samples }: DecodePlan) => columns * rows * samples;

/** Bytes of the voxels of a plan. */
export const voxelBytes = (plan: DecodePlan) => frameLength(plan) * plan.length * ARRAYS[plan.voxels].BYTES_PER_ELEMENT;

/** The array for all frames of a plan; fails with INP_E_TOO_LARGE when there is no memory for it. */
export function allocateVoxels(
  plan: DecodePlan,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): Result<VoxelArray, Failure> {
  const Voxels = ARRAYS[plan.voxels];
  try {
    return success(new Voxels(allocate(voxelBytes(plan)) as ArrayBuffer, 0, frameLength(plan) * plan.length));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const size = Math.ceil(voxelBytes(plan) / 2 ** 20);
    return failed({ code: 'INP_E_TOO_LARGE', message: `${size} MiB are needed for this stack. Close other studies.` });
  }
}

/** Slope and intercept that turn the decoded voxels of each frame into modality values. */
function scales(plan: DecodePlan): { slope: Float64Array; intercept: Float64Array } {
  const slope = new Float64Array(plan.length).fill(1);
  const intercept = new Float64Array(plan.length);
  if (plan.rescaled || plan.samples === 3) return { slope, intercept };
  for (const frame of plan.instances.flatMap(({ frames }) => frames)) {
    slope[frame.index] = frame.slope;
    intercept[frame.index] = frame.intercept;
  }
  return { slope, intercept };
}

/** The decoded stack around its voxels: a volume where there is a grid, else the images one by one. */
export function decodedFrom(plan: DecodePlan, voxels: VoxelArray): Decoded {
  if (plan.grid) {
    const { slope, intercept } = scales(plan);
    return {
      kind: 'volume',
      volume: {
        stackId: plan.stackId,
        grid: plan.grid,
        voxels,
        slope,
        intercept,
        ...(plan.padding && { padding: plan.padding }),
        ...(plan.displayOnly !== undefined && { displayOnly: plan.displayOnly }),
      },
    };
  }
  const length = frameLength(plan);
  const imageOf = imagesOf(plan);
  const images = Array.from({ length: plan.length }, (_, index) =>
    imageOf(index, voxels.subarray(index * length, (index + 1) * length)),
  );
  return { kind: 'images', stackId: plan.stackId, images };
}

/** The images of a decoded stack, those among them marked whose colour model was corrected. */
export function withCorrected(decoded: Decoded, corrected: ReadonlySet<number>): Decoded {
  if (decoded.kind === 'volume' || corrected.size === 0) return decoded;
  return { ...decoded, images: decoded.images.map((image, at) => (corrected.has(at) ? asCorrected(image) : image)) };
}

export const asCorrected = (image: FrameImage): FrameImage => ({ ...image, colourCorrected: true });

/** Makes the image of a frame of the stack from its decoded voxels. */
export function imagesOf(plan: DecodePlan): (index: number, voxels: VoxelArray) => FrameImage {
  const { slope, intercept } = scales(plan);
  return (index, voxels) => ({
    columns: plan.columns,
    rows: plan.rows,
    samples: plan.samples,
    voxels,
    slope: slope[index] ?? 1,
    intercept: intercept[index] ?? 0,
    ...(plan.padding && { padding: plan.padding }),
    ...(plan.displayOnly !== undefined && { displayOnly: plan.displayOnly }),
  });
}
