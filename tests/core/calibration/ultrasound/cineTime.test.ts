import { describe, expect, it } from 'vitest';
import { cineTime, heartRate } from '#core/calibration/ultrasound/cineTime.ts';
import type { DataSet } from '#core/imaging/dataset.ts';

const header = (tags: Readonly<Record<string, readonly string[]>>): DataSet =>
  Object.fromEntries(Object.entries(tags).map(([tag, Value]) => [tag, { vr: 'DS', Value }]));

const secondsOf = (dataSet: DataSet, frames: number, frame: number) => {
  const time = cineTime(dataSet, frames);
  return time.ok ? time.value.seconds[frame - 1] : time.failure.code;
};

describe('time of frames (us.md 3, 4.2)', () => {
  it('Frame Time 33.333 ms: frame 31', () => {
    const dataSet = header({ '00280009': ['00181063'], '00181063': ['33.333'] });
    expect(secondsOf(dataSet, 60, 31)).toBeCloseTo(0.99999, 12);
    const time = cineTime(dataSet, 60);
    expect(time.ok && time.value.rate).toBeCloseTo(30.0003, 4);
  });

  it('Frame Time Vector 0, 30, 40, 30: frame 4', () => {
    const dataSet = header({ '00280009': ['00181065'], '00181065': ['0', '30', '40', '30'] });
    expect(secondsOf(dataSet, 4, 4)).toBeCloseTo(0.1, 12);
    expect(cineTime(dataSet, 4)).toMatchObject({ value: { warnings: [] } });
  });

  it('the first value of a vector is 0 by definition, whatever it says', () => {
    const dataSet = header({ '00280009': ['00181065'], '00181065': ['33', '30', '40', '30'] });
    expect(secondsOf(dataSet, 4, 1)).toBe(0);
    expect(secondsOf(dataSet, 4, 4)).toBeCloseTo(0.1, 12);
  });

  it('Cine Rate 25 without frame time: frame 26, guessed', () => {
    const dataSet = header({ '00180040': ['25'] });
    expect(secondsOf(dataSet, 60, 26)).toBeCloseTo(1, 12);
    expect(cineTime(dataSet, 60)).toMatchObject({
      value: { rate: 25, warnings: [{ code: 'US_W_RATE_GUESSED', tag: '(0018,0040)' }] },
    });
  });

  it('Recommended Display Frame Rate when there is no Cine Rate', () => {
    expect(secondsOf(header({ '00180040': ['0'], '00082144': ['10'] }), 20, 11)).toBeCloseTo(1, 12);
    expect(cineTime(header({ '00082144': ['10'] }), 2)).toMatchObject({
      value: { warnings: [{ code: 'US_W_RATE_GUESSED', tag: '(0008,2144)' }] },
    });
  });

  it.each([
    ['Frame time 0', { '00280009': ['00181063'], '00181063': ['0'] }, 'US_E_NO_TIME', 'Frame time is 0; timing not available.'],
    ['Frame time junk', { '00280009': ['00181063'], '00181063': ['fast'] }, 'US_E_NO_TIME', 'missing or no number'],
    ['Frame time absent', { '00280009': ['00181063'] }, 'US_E_NO_TIME', 'missing or no number'],
    ['nothing', {}, 'US_E_NO_TIME', 'timing not available'],
    ['vector too short', { '00280009': ['00181065'], '00181065': ['0', '30'] }, 'US_E_TIME_VECTOR', '2 values for 60 frames'],
    ['vector with junk', { '00280009': ['00181065'], '00181065': Array.from({ length: 60 }, () => 'x') }, 'US_E_TIME_VECTOR', 'timing not available'],
    ['vector running backwards', { '00280009': ['00181065'], '00181065': Array.from({ length: 60 }, () => '-1') }, 'US_E_TIME_VECTOR', 'timing not available'],
  ] as const)('%s', (_, tags, code, message) => {
    const time = cineTime(header(tags), 60);
    expect(time).toMatchObject({ ok: false, failure: { code } });
    expect(!time.ok && time.failure.message).toContain(message);
  }); // prettier-ignore

  it('Frame Time does not count where the pointer does not name it', () => {
    expect(secondsOf(header({ '00181063': ['33'], '00180040': ['25'] }), 60, 26)).toBeCloseTo(1, 12);
  });
});

describe('heart rate', () => {
  it.each([
    [0, 0.8, 1, 75],
    [1.6, 0, 2, 75],
  ])('from %s to %s s in %s cycles', (from, to, cycles, rate) => {
    expect(heartRate(from, to, cycles)).toEqual({ ok: true, value: rate });
  });

  it('needs time', () => {
    expect(heartRate(1, 1, 1)).toMatchObject({ ok: false, failure: { code: 'US_E_NO_TIME' } });
  });
});
