import { describe, expect, it } from 'vitest';
import { frameAfter, stackTimes } from '#core/viewing/cine.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame, Stack } from '#core/imaging/series.ts';
import { frameOf } from '../../builders/images.ts';

const stackOf = (frames: readonly Frame[]): Stack => ({
  id: '1/0',
  label: '',
  key: {},
  frames,
  grid: { ok: false, failure: { code: 'INP_E_NO_GEOMETRY', message: '' } },
  warnings: [],
});

const header: DataSet = { '00180040': { vr: 'IS', Value: ['10'] } };

describe('the times of a stack', () => {
  const first = frameOf(header, { frame: 0 });

  it('are those of its one multi-frame image', () => {
    const times = stackTimes(stackOf([first, { ...first, frame: 1 }]));
    expect(times?.ok && times.value.seconds).toEqual([0, 0.1]);
  });

  it.each([
    ['a single image', [first]],
    ['images of several files', [first, frameOf(header, { frame: 1 })]],
    ['frames in another order', [{ ...first, frame: 1 }, first]],
    ['no image', []],
  ])('%s: none', (_, frames) => {
    expect(stackTimes(stackOf(frames))).toBeUndefined();
  });
});

describe('the frame that is due', () => {
  it.each([
    [0, 0, 0],
    [0.09, 0, 0],
    [0.1, 0, 1],
    [0.95, 3, 2],
    [100, 0, 0],
  ])('at 10 frames a second after %s s from frame %s', (elapsed, start, frame) => {
    expect(frameAfter(elapsed, start, { count: 10, rate: 10 })).toBe(frame);
  });

  // Increments 0, 30, 40, 30 ms: the last frame stays for the mean of 33.3 ms, a round takes 133.3 ms.
  it.each([
    [0, 0, 0],
    [0.029, 0, 0],
    [0.03, 0, 1],
    [0.069, 0, 1],
    [0.07, 0, 2],
    [0.1, 0, 3],
    [0.133, 0, 3],
    [0.134, 0, 0],
    [0.04, 1, 2],
  ])('by a time vector after %s s from frame %s', (elapsed, start, frame) => {
    expect(frameAfter(elapsed, start, { count: 4, rate: 30, seconds: [0, 0.03, 0.07, 0.1] })).toBe(frame);
  });

  it('of a single image is that image', () => {
    expect(frameAfter(5, 0, { count: 1, rate: 10 })).toBe(0);
  });
});
