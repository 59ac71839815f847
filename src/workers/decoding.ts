import { releaseProxy, wrap } from 'comlink';
import type { Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decodePlan, type DecodePlan, type InstancePlan } from '#dicom/decodePlan.ts';
import { allocateVoxels, decodedFrom, frameLength, voxelBytes, withCorrected } from '#dicom/decodedVoxels.ts';
import { decodeFrames } from './decodeFrames.ts';
import type { DecodedPart, DecodeTask } from './decodeTask.ts';
import type { DecodingWorker } from './decoding.worker.ts';
import { whileRunning } from './whileRunning.ts';

const MOST_WORKERS = 4;
/** Small enough that a cancelled stack stops soon, large enough that messages do not count. */
const FRAMES_PER_TASK = 24;

/**
 * The files of a plan in tasks of about equal numbers of frames, from the middle of the stack outwards: the picture in
 * the middle is the one first shown, so its file is a task of its own. A file of many frames is read by several threads.
 */
export function tasksOf(instances: readonly InstancePlan[]): readonly (readonly InstancePlan[])[] {
  const pieces = instances.flatMap((instance) => {
    const { length } = instance.frames;
    if (length <= 2 * FRAMES_PER_TASK || instance.frames.some(({ tile }) => tile)) return [instance];
    return Array.from({ length: Math.ceil(length / FRAMES_PER_TASK) }, (_, part) => ({
      ...instance,
      frames: instance.frames.slice(part * FRAMES_PER_TASK, (part + 1) * FRAMES_PER_TASK),
    }));
  });
  const [middle, ...others] = fromTheMiddle(pieces);
  const tasks: InstancePlan[][] = [];
  let frames = 0;
  for (const piece of others) {
    const task = tasks.at(-1);
    if (!task || frames + piece.frames.length > FRAMES_PER_TASK) {
      tasks.push([piece]);
      frames = piece.frames.length;
    } else {
      task.push(piece);
      frames += piece.frames.length;
    }
  }
  return middle ? [[middle], ...tasks] : tasks;
}

/** The piece that holds the middle frame, then those nearest to it. */
function fromTheMiddle(pieces: readonly InstancePlan[]): readonly InstancePlan[] {
  const middle = Math.floor(pieces.reduce((sum, { frames }) => sum + frames.length, 0) / 2);
  const away = ({ frames }: InstancePlan) => Math.min(...frames.map(({ index }) => Math.abs(index - middle)));
  return pieces
    .map((piece) => ({ piece, distance: away(piece) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ piece }) => piece);
}

function startDecoder() {
  const worker = new Worker(new URL('./decoding.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<DecodingWorker>(worker);
  const guarded = whileRunning(worker);
  const stop = () => {
    remote[releaseProxy]();
    worker.terminate();
  };
  const decode = (task: DecodeTask) => guarded<Result<readonly DecodedPart[], Failure>>(remote.decode(task));
  return { decode, stop };
}

type Decoder = ReturnType<typeof startDecoder>;

function startPool() {
  const size = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency - 1));
  const decoders: (Decoder | undefined)[] = Array.from({ length: size }, () => undefined);
  const run = async (seat: number, task: DecodeTask): Promise<Result<readonly DecodedPart[], Failure>> => {
    try {
      const decoder = decoders[seat] ?? startDecoder();
      decoders[seat] = decoder;
      return await decoder.decode(task);
    } catch (error) {
      decoders[seat]?.stop();
      decoders[seat] = undefined;
      const names = task.instances.map(({ file }) => file.name).join(', ');
      const why = error instanceof Error ? error.message : String(error);
      return failed({ code: 'INP_E_CORRUPT', message: `The decoder broke off over ${names} (${why}).` });
    }
  };
  /** A thread takes a moment to load its code: this one has it before the first task. */
  const prepare = () => {
    decoders[0] ??= startDecoder();
  };
  const stop = () => decoders.forEach((decoder) => decoder?.stop());
  return { size, run, prepare, stop };
}

type Pool = ReturnType<typeof startPool>;

interface DecodeOptions {
  readonly onProgress: (fraction: number) => void;
  /**
   * The stack while it fills: only `frames` (indexes) are there, always the middle one among them, because its values
   * give the first window. The same object is the result in the end,
   * unless the colour of an image was corrected.
   */
  readonly onFrames?: ((filling: Decoded, frames: ReadonlySet<number>) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Job extends DecodeOptions {
  readonly plan: DecodePlan;
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** Only the files of a task travel with it. */
const blobsOf = (instances: readonly InstancePlan[], blobs: ReadonlyMap<string, Blob>) =>
  new Map(
    instances.flatMap(({ file: { digest } }) => {
      const blob = blobs.get(digest);
      return blob ? [[digest, blob] as const] : [];
    }),
  );

/** Decodes a plan in the workers of a pool, each task by the first that is free. */
export async function decodeInPool(
  pool: Pick<Pool, 'size' | 'run'>,
  { plan: { instances, ...plan }, blobs, onProgress, onFrames, signal }: Job,
): Promise<Result<Decoded, Failure>> {
  const whole = { ...plan, instances };
  const isShared = globalThis.crossOriginIsolated;
  const voxels = allocateVoxels(whole, isShared ? (bytes) => new SharedArrayBuffer(bytes) : undefined);
  if (!voxels.ok) return voxels;
  const shared = isShared ? voxels.value : undefined;
  const decoded = decodedFrom(whole, voxels.value);
  const filled = new Set<number>();
  const corrected = new Set<number>();
  const middle = Math.floor(whole.length / 2);
  const queue = [...tasksOf(instances)];
  const total = queue.length;
  let failure: Failure | undefined;
  let done = 0;
  const work = async (seat: number) => {
    for (let task = queue.shift(); task && !failure && !signal?.aborted; task = queue.shift()) {
      const result = await pool.run(seat, { plan, instances: task, blobs: blobsOf(task, blobs), shared });
      if (!result.ok) failure ??= result.failure;
      else {
        for (const part of result.value) {
          voxels.value.set(part.voxels, part.index * frameLength(whole));
          if (part.corrected) corrected.add(part.index);
        }
        for (const { index } of task.flatMap(({ frames }) => frames)) filled.add(index);
        // With several workers a neighbour may be ready before the middle.
        if (filled.has(middle) && !signal?.aborted) onFrames?.(decoded, new Set(filled));
      }
      onProgress(++done / total);
    }
  };
  await Promise.all(Array.from({ length: pool.size }, (_, seat) => work(seat)));
  signal?.throwIfAborted();
  return failure ? failed(failure) : success(withCorrected(decoded, corrected));
}

/** Starts decoding in workers, which come up when first needed; `stop` ends them. */
export function startDecoding() {
  const pool = startPool();

  const decode = async (
    stack: Stack,
    blobs: ReadonlyMap<string, Blob>,
    options: DecodeOptions,
  ): Promise<Result<Decoded, Failure>> => {
    const plan = decodePlan(stack);
    if (!plan.ok) return plan;
    return decodeInPool(pool, { ...options, plan: plan.value, blobs });
  };

  const bytesOf = (stack: Stack): number => {
    const plan = decodePlan(stack);
    return plan.ok ? voxelBytes(plan.value) : 0;
  };

  const someFrames = (stack: Stack, frames: readonly number[], blobs: ReadonlyMap<string, Blob>) =>
    decodeFrames((task) => pool.run(0, { ...task, blobs: blobsOf(task.instances, blobs) }), { stack, frames, blobs });

  return { decode, bytesOf, decodeFrames: someFrames, prepare: pool.prepare, stop: pool.stop };
}
