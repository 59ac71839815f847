import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHUNK, fitInChunks } from '#workers/fitInChunks.ts';
import type { MapRange } from '#workers/adcEngines.ts';

/** Two chunks and a rest; each voxel's value is its own index. */
const VOXELS = 2 * CHUNK + 5;
const ranges = [
  { from: 0, to: CHUNK },
  { from: CHUNK, to: 2 * CHUNK },
  { from: 2 * CHUNK, to: VOXELS },
];
const counting = ({ from, to }: MapRange) =>
  Promise.resolve({ adc: Float32Array.from({ length: to - from }, (_, at) => from + at), negative: 1, aboveWater: 2 });

describe('fitting in chunks', () => {
  it('puts every voxel at its place, adds the counts and reports progress to the end', async () => {
    const asked: MapRange[] = [];
    const progress: number[] = [];
    const fitted = await fitInChunks(
      (range) => {
        asked.push(range);
        return counting(range);
      },
      VOXELS,
      { onProgress: (fraction) => progress.push(fraction) },
    );
    expect(asked).toEqual(ranges);
    expect(fitted?.adc.every((value, at) => value === at)).toBe(true);
    expect([fitted?.adc.length, fitted?.negative, fitted?.aboveWater]).toEqual([VOXELS, 3, 6]);
    expect(progress).toEqual(ranges.map(({ to }) => to / VOXELS));
  });

  it('gives nothing once a chunk has no answer: a map is of one engine', async () => {
    let calls = 0;
    const failing = (range: MapRange) => (++calls === 2 ? Promise.resolve(undefined) : counting(range));
    expect(await fitInChunks(failing, VOXELS, { onProgress: () => undefined })).toBeUndefined();
    expect(calls).toBe(2);
  });

  it('stops between chunks when cancelled, with the reason of the signal', async () => {
    const abort = new AbortController();
    let calls = 0;
    const fit = (range: MapRange) => {
      calls++;
      return counting(range);
    };
    const cancelled = fitInChunks(fit, VOXELS, {
      onProgress: () => abort.abort(new Error('enough')),
      signal: abort.signal,
    });
    await expect(cancelled).rejects.toThrow('enough');
    expect(calls).toBe(1);
  });
});

describe('the memory of a map', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['shared where the page is isolated', true, SharedArrayBuffer],
    ['its own elsewhere', false, ArrayBuffer],
  ])('is %s', async (_what, isolated, kind) => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const fitted = await fitInChunks(counting, VOXELS, { onProgress: () => undefined });
    expect(fitted?.adc.buffer).toBeInstanceOf(kind);
    expect(fitted?.adc.at(-1)).toBe(VOXELS - 1);
  });
});
