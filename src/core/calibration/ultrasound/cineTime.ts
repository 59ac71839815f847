import { number, numbers, texts, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** When the frames of a cine were taken. */
export interface CineTime {
  /** Seconds of each frame after the first. */
  readonly seconds: readonly number[];
  /** Mean frames per second; undefined for a single frame. */
  readonly rate: number | undefined;
  readonly warnings: readonly Notice[];
}

const FRAME_TIME = '00181063';
const FRAME_TIME_VECTOR = '00181065';

/**
 * The times of a multi-frame image (us.md 3; PS3.3 C.7.6.5): by Frame Time or Frame Time Vector, whichever the Frame
 * Increment Pointer names, else a playback rate with US_W_RATE_GUESSED. Fails with US_E_TIME_VECTOR when the vector does
 * not reach all frames, and US_E_NO_TIME when nothing says a time.
 */
export function cineTime(dataSet: DataSet, frames: number): Result<CineTime, Failure> {
  const pointed = texts(dataSet, '00280009').map((tag) => tag.replace(/[(),\s]/g, '').toUpperCase());
  const isVector = pointed.includes(FRAME_TIME_VECTOR);
  if (isVector) return byVector(numbers(dataSet, FRAME_TIME_VECTOR), frames);
  if (pointed.includes(FRAME_TIME)) return byFrameTime(number(dataSet, FRAME_TIME), frames);
  const rate = [number(dataSet, '00180040'), number(dataSet, '00082144')].find((value) => isPositive(value));
  if (rate === undefined) {
    const message = 'Nothing in the image says when its frames were taken; timing not available.';
    return failed({ code: 'US_E_NO_TIME', message, tag: '(0028,0009)' });
  }
  const isCineRate = isPositive(number(dataSet, '00180040'));
  const message = `The time of the frames is taken from the playback rate of ${rate} per second.`;
  return success({
    ...even(1 / rate, frames),
    warnings: [{ code: 'US_W_RATE_GUESSED', message, tag: isCineRate ? '(0018,0040)' : '(0008,2144)' }],
  });
}

const isPositive = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value > 0;

function even(step: number, frames: number): Omit<CineTime, 'warnings'> {
  return {
    seconds: Array.from({ length: frames }, (_, frame) => frame * step),
    rate: frames > 1 ? 1 / step : undefined,
  };
}

function byFrameTime(milliseconds: number | undefined, frames: number): Result<CineTime, Failure> {
  if (isPositive(milliseconds)) return success({ ...even(milliseconds / 1000, frames), warnings: [] });
  const stated = milliseconds === 0 ? '0' : 'missing or no number';
  const message = `Frame time is ${stated}; timing not available.`;
  return failed({ code: 'US_E_NO_TIME', message, tag: '(0018,1063)' });
}

function byVector(increments: readonly number[], frames: number): Result<CineTime, Failure> {
  const used = increments.slice(1, frames);
  if (used.length < frames - 1 || used.some((step) => !Number.isFinite(step) || step < 0)) {
    const message = `Frame Time Vector has ${increments.length} values for ${frames} frames; timing not available.`;
    return failed({ code: 'US_E_TIME_VECTOR', message, tag: '(0018,1065)' });
  }
  const seconds = [0];
  for (const step of used) seconds.push((seconds.at(-1) ?? 0) + step / 1000);
  const last = seconds.at(-1) ?? 0;
  return success({ seconds, rate: last > 0 ? (frames - 1) / last : undefined, warnings: [] });
}

/** Heart rate between two marks that are so many cycles apart, per minute (us.md 3). Fails with US_E_NO_TIME. */
export function heartRate(from: number, to: number, cycles: number): Result<number, Failure> {
  const interval = Math.abs(to - from);
  if (interval > 0 && cycles > 0) return success((60 * cycles) / interval);
  return failed({ code: 'US_E_NO_TIME', message: 'No time passes between the marks; no heart rate can be given.' });
}
