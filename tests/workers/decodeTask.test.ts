import { expect, it } from 'vitest';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { decodePlan } from '#dicom/decodePlan.ts';
import { decodeTask } from '#workers/decodeTask.ts';
import { decodeInPool, tasksOf } from '#workers/decoding.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { importBytes } from '../builders/files.ts';

const files = Array.from({ length: 30 }, (_, number) => dicomFile(ctSlice({ number, z: 5 * number })));

async function planned() {
  const { manifest, instances } = await importBytes(...files);
  const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
  const plan = stack && decodePlan(stack);
  if (!plan?.ok) throw new Error('no plan');
  const blobs = new Map(
    instances.map(({ file }, index) => [
      file.digest,
      new Blob([(files[index] ?? new Uint8Array()) as Uint8Array<ArrayBuffer>]),
    ]),
  );
  return { plan: plan.value, blobs };
}

it('gives back the frames, or writes them into shared memory', async () => {
  const { plan, blobs } = await planned();
  const decode = decodeTask(createCodecs());
  const parts = await decode({ plan, instances: plan.instances.slice(1, 3), blobs, shared: undefined });
  // Pixel i of instance n is stored as 100 n + i.
  expect(parts.ok && parts.value.map(({ index, voxels }) => [index, voxels[5]])).toEqual([
    [1, 105],
    [2, 205],
  ]);
  const shared = new Int16Array(new SharedArrayBuffer(12 * 30 * 2));
  expect(await decode({ plan, instances: plan.instances, blobs, shared })).toEqual({ ok: true, value: [] });
  expect([shared[0], shared[12 * 29 + 11]]).toEqual([0, 2911]);
});

it('names a file that is not at hand', async () => {
  const { plan } = await planned();
  const result = await decodeTask(createCodecs())({
    plan,
    instances: plan.instances,
    blobs: new Map(),
    shared: undefined,
  });
  expect(result).toMatchObject({
    failure: { code: 'INP_E_UNREADABLE', message: expect.stringContaining('file0') as string },
  });
});

it('cuts a plan into tasks of at most 24 frames from the middle outwards, and a file of many frames into several', async () => {
  const { plan } = await planned();
  expect(tasksOf(plan.instances).map(({ length }) => length)).toEqual([1, 24, 5]);
  expect(tasksOf(plan.instances)[0]?.[0]?.frames[0]?.index).toBe(15);
  const [instance] = plan.instances;
  const [frame] = instance?.frames ?? [];
  if (!instance || !frame) throw new Error('no frame');
  const many = { ...instance, frames: Array.from({ length: 60 }, (_, index) => ({ ...frame, index, frame: index })) };
  const tasks = tasksOf([many]);
  expect(tasks.map((task) => task.map(({ frames }) => frames.length))).toEqual([[24], [24], [12]]);
  expect(tasks[0]?.[0]?.frames.some(({ index }) => index === 30)).toBe(true);
  expect(new Set(tasks.flat().flatMap(({ frames }) => frames.map(({ index }) => index)))).toEqual(
    new Set(many.frames.map(({ index }) => index)),
  );
});

it('shows no frame before the middle one, which another worker may still decode, and the stack itself in the end', async () => {
  const { plan, blobs } = await planned();
  const decode = decodeTask(createCodecs());
  let release: () => void = () => undefined;
  const others = new Promise<void>((resolve) => (release = resolve));
  const finished: number[] = [];
  const pool = {
    size: 2,
    run: async (_: number, task: Parameters<typeof decode>[0]) => {
      // The middle file is the first task: here it ends last.
      if (finished.length === 0 && task.instances[0]?.frames[0]?.index === 15) await others;
      const result = await decode(task);
      finished.push(task.instances[0]?.frames[0]?.index ?? NaN);
      if (finished.length === 2) release();
      return result;
    },
  };
  const shown: { readonly filling: unknown; readonly frames: ReadonlySet<number> }[] = [];
  const result = await decodeInPool(pool, {
    plan,
    blobs,
    onProgress: () => undefined,
    onFrames: (filling, frames) => shown.push({ filling, frames }),
  });
  expect(finished.at(-1)).toBe(15);
  expect(shown.map(({ frames }) => frames.size)).toEqual([30]);
  expect(result.ok && result.value).toBe(shown[0]?.filling);
});

it.each([undefined, new Uint8Array(new SharedArrayBuffer(3))])(
  'tells which images were of another colour model than their header says',
  async (shared) => {
    // Black as RGB; as YBR it would be a green that no screen has.
    const file = dicomFile(
      ctSlice(
        { number: 1, z: 0 },
        {
          '00280002': ['US', [3]],
          '00280004': ['CS', 'YBR_FULL'],
          '00280010': ['US', [1]],
          '00280011': ['US', [1]],
          '00280100': ['US', [8]],
          '00280101': ['US', [8]],
          '00280102': ['US', [7]],
          '00280103': ['US', [0]],
          '7FE00010': ['OB', new Uint8Array(4)],
        },
      ),
    );
    const { manifest, instances } = await importBytes(file);
    const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
    const plan = stack && decodePlan(stack);
    if (!plan?.ok) throw new Error('no plan');
    const blobs = new Map(
      instances.map(({ file: { digest } }) => [digest, new Blob([file as Uint8Array<ArrayBuffer>])]),
    );
    const decode = decodeTask(createCodecs());
    const parts = await decode({ plan: plan.value, instances: plan.value.instances, blobs, shared });
    expect(parts.ok && parts.value.map(({ index, corrected }) => [index, corrected])).toEqual([[0, true]]);
    const decoded = await decodeInPool(
      { size: 1, run: (_, task) => decode(task) },
      { plan: plan.value, blobs, onProgress: () => undefined },
    );
    expect(decoded).toMatchObject({ ok: true, value: { images: [{ colourCorrected: true }] } });
  },
);
