import { cineTime, type CineTime } from '#core/calibration/ultrasound/cineTime.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Failure, Result } from '#core/result.ts';

/**
 * When the frames of a stack were taken, in the order of the stack: of a cine, whose frames are those of one multi-frame
 * image in their order. Undefined for other stacks; fails as `cineTime` does.
 */
export function stackTimes({ frames }: Stack): Result<CineTime, Failure> | undefined {
  const [first] = frames;
  if (!first || frames.length < 2) return undefined;
  const isCine = frames.every(({ instance, frame, tile }, at) => instance === first.instance && frame === at && !tile);
  return isCine ? cineTime(first.dataSet, frames.length) : undefined;
}

/**
 * The frame to show so many seconds after a cine was started on frame `start`: that of the true times, round and round;
 * the last frame stays as long as the mean of the others. `rate` in frames per second plays frames at even steps.
 */
export function frameAfter(
  elapsed: number,
  start: number,
  play: { readonly count: number; readonly rate: number; readonly seconds?: readonly number[] | undefined },
): number {
  const { count, rate, seconds } = play;
  if (count < 2) return 0;
  if (!seconds) return (start + Math.floor(elapsed * rate)) % count;
  const length = ((seconds.at(-1) ?? 0) * count) / (count - 1);
  const at = ((seconds[start] ?? 0) + elapsed) % length;
  const next = seconds.findIndex((second) => second > at + 1e-9);
  return next < 0 ? count - 1 : Math.max(0, next - 1);
}
