import { beforeEach, describe, expect, it } from 'vitest';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { pageFrames } from '#actions/images/pageFrames.ts';
import type { Workstation } from '#actions/workstation.ts';
import { voxelBudget } from '#core/imaging/voxelBudget.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { FrameImage } from '#core/imaging/volume.ts';
import { success } from '#core/result.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodePlan } from '#dicom/decodePlan.ts';
import { voxelBytes } from '#dicom/decodedVoxels.ts';
import { ROUTINE, tumourScan } from '#phantoms/ct/tumourScans.ts';
import { isDecoded, shownDecoded } from '#stores/volumes.ts';
import { decodeFrames } from '#workers/decodeFrames.ts';
import { decodeTask } from '#workers/decodeTask.ts';
import { openedWorkstation } from '../../builders/curves.ts';

const files = tumourScan(0, ROUTINE);
const codecs = createCodecs(wasmFromDisk);

describe('the memory budget', () => {
  it('is 40 % of what the device tells, of 4 GiB where it does not', () => {
    expect(voxelBudget(8)).toBe(0.4 * 8 * 2 ** 30);
    expect(voxelBudget(undefined)).toBe(0.4 * 4 * 2 ** 30);
  });
});

describe('a CT whose voxels do not fit', () => {
  let workstation: Workstation;
  let stack: Stack;
  beforeEach(async () => {
    const opened = await openedWorkstation(files);
    const bytesByDigest = new Map<string, Blob>();
    for (const [index, { file }] of (opened.series[0]?.instances ?? []).entries()) {
      bytesByDigest.set(file.digest, new Blob([files[index]?.bytes as Uint8Array<ArrayBuffer>]));
    }
    const bytesOf = (one: Stack) => {
      const plan = decodePlan(one);
      return plan.ok ? voxelBytes(plan.value) : 0;
    };
    workstation = {
      ...opened.workstation,
      paging: {
        budget: 1_000_000,
        bytesOf,
        decodeFrames: (one, frames) => decodeFrames(decodeTask(codecs), { stack: one, frames, blobs: bytesByDigest }),
      },
      viewer: () => Promise.reject(new Error('no viewer here')),
    };
    const [first] = opened.series[0]?.stacks ?? [];
    if (!first) throw new Error('the phantom has a stack');
    stack = first;
  });

  it('fails with what it needs and what there is, and shows its middle image', async () => {
    const [columns, rows] = stack.frames[0]?.size ?? [0, 0];
    const needed = (2 * columns * rows * stack.frames.length) / 1e6;
    const result = await decodeStack(workstation, stack.id);
    expect(result.ok ? undefined : result.failure.code).toBe('MEM_E_BUDGET');
    expect(result.ok ? '' : result.failure.message).toContain(
      `needs ${Math.round(needed)} MB; of the 1 MB this device has for voxels, 1 MB are free`,
    );
    expect(workstation.session.getState().notices.map(({ code }) => code)).toEqual(['MEM_E_BUDGET']);
    const middle = Math.floor(stack.frames.length / 2);
    const volumes = workstation.volumes.getState();
    expect(isDecoded(volumes, stack.id, middle)).toBe(true);
    expect(isDecoded(volumes, stack.id, middle + 1)).toBe(false);
    expect(isDecoded(volumes, stack.id)).toBe(false);
  });

  it('shows the values of the file in every image read', async () => {
    await decodeStack(workstation, stack.id);
    await pageFrames(workstation, stack.id, 0);
    workstation = { ...workstation, paging: { ...workstation.paging, budget: Infinity } };
    const paged = shownDecoded(workstation.volumes.getState(), stack.id);
    const whole = await decodeStack(workstation, stack.id);
    if (!whole.ok || whole.value.kind !== 'volume' || paged?.kind !== 'images') throw new Error('not decoded');
    const { voxels, grid } = whole.value.volume;
    const size = grid.dimensions[0] * grid.dimensions[1];
    for (const index of [0, 3, 8]) {
      expect(paged.images[index]?.voxels).toEqual(voxels.slice(index * size, (index + 1) * size));
    }
    expect(paged.images[9]?.voxels).toHaveLength(0);
    expect(workstation.volumes.getState().held[stack.id]?.state).toBe('ready');
  });

  it('keeps what several viewports show far from one another', async () => {
    await decodeStack(workstation, stack.id);
    const held = () => {
      const entry = workstation.volumes.getState().held[stack.id];
      return entry?.state === 'paged' ? [...entry.frames].sort((a, b) => a - b) : [];
    };
    const last = stack.frames.length - 1;
    await pageFrames(workstation, stack.id, 0);
    await pageFrames(workstation, stack.id, last);
    const middle = Math.floor(stack.frames.length / 2);
    expect(held()).toEqual([
      ...Array.from({ length: 9 }, (_, at) => at),
      middle,
      ...Array.from({ length: 9 }, (_, at) => last - 8 + at),
    ]);
  });

  it('lets go of the images read first once it holds six pages', async () => {
    // Every image comes from the first few of the files; only how many are held matters here.
    const frames = Array.from({ length: 400 }, (_, at) => stack.frames[at % 5]).flatMap((frame) => frame ?? []);
    const long: Stack = { ...stack, frames };
    const image: FrameImage = {
      columns: 1, rows: 1, samples: 1, voxels: new Int16Array(1), slope: 1, intercept: 0,
    }; // prettier-ignore
    const paging = {
      ...workstation.paging,
      bytesOf: () => Infinity,
      decodeFrames: (_: Stack, wanted: readonly number[]) =>
        Promise.resolve(success(new Map(wanted.map((at) => [at, image] as const)))),
    };
    const holding: Workstation = { ...workstation, paging };
    const [study] = workstation.library.getState().studies;
    const series = study?.study.series[0];
    if (!study || !series) throw new Error('the phantom has a series');
    workstation.library
      .getState()
      .addStudies([{ ...study, study: { ...study.study, series: [{ ...series, stacks: [long] }] } }]);
    await decodeStack(holding, long.id);
    for (let at = 8; at < 400; at += 17) await pageFrames(holding, long.id, at);
    const entry = workstation.volumes.getState().held[long.id];
    const held = entry?.state === 'paged' ? [...entry.frames] : [];
    expect(held).toHaveLength(6 * 17);
    expect(held).toContain(399);
    expect(held).not.toContain(8);
    expect(held).not.toContain(200);
  });

  it('asks nothing twice while images are being read', async () => {
    await decodeStack(workstation, stack.id);
    const asked: (readonly number[])[] = [];
    const { paging } = workstation;
    const counting: Workstation = {
      ...workstation,
      paging: {
        ...paging,
        decodeFrames: (one, frames, blobs) => {
          asked.push(frames);
          return paging.decodeFrames(one, frames, blobs);
        },
      },
    };
    await Promise.all([pageFrames(counting, stack.id, 0), pageFrames(counting, stack.id, 1)]);
    expect(asked).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  });
});

it('lets go of stacks that are not shown before it refuses one', async () => {
  const { workstation: plain, series } = await openedWorkstation([...files, ...tumourScan(1, ROUTINE)]);
  const [shown, next] = series.map(({ stacks }) => stacks[0]);
  if (!shown || !next) throw new Error('the phantom has two stacks');
  const released: string[] = [];
  const viewer = { open: () => never(), release: (ids: readonly string[]) => void released.push(...ids) };
  const workstation: Workstation = {
    ...plain,
    paging: { budget: 1.5, bytesOf: () => 1, decodeFrames: () => never() },
    viewer: () => Promise.resolve(viewer),
  };
  expect((await decodeStack(workstation, shown.id)).ok).toBe(true);
  const held = workstation.volumes.getState().held[shown.id];
  expect(held?.state).toBe('ready');
  expect((await decodeStack(workstation, next.id)).ok).toBe(true);
  expect(Object.keys(workstation.volumes.getState().held)).toEqual([next.id]);
  expect(released).toEqual([shown.id]);
});

function never(): never {
  throw new Error('not asked in this test');
}
