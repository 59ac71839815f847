import { expect, it } from 'vitest';
import type { Steps } from '#core/steps.ts';
import { paced } from '#workers/paced.ts';

function* busy(milliseconds: number, onStep = () => {}): Steps<string> {
  for (let spent = 0; spent < milliseconds; spent += 2) {
    const until = performance.now() + 2;
    while (performance.now() < until);
    onStep();
    yield;
  }
  return 'done';
}

it('gives the result of the work and lets other work run in between', async () => {
  let steps = 0;
  const seen: number[] = [];
  const other = setInterval(() => seen.push(steps), 0);
  await expect(
    paced(
      busy(120, () => steps++),
      new AbortController().signal,
    ),
  ).resolves.toBe('done');
  clearInterval(other);
  expect(seen.some((at) => at > 0 && at < steps)).toBe(true);
});

it('stops when it is aborted', async () => {
  const controller = new AbortController();
  let steps = 0;
  const work = paced(
    busy(10_000, () => {
      if (++steps === 3) controller.abort();
    }),
    controller.signal,
  );
  await expect(work).rejects.toThrow(/abort/i);
  expect(steps).toBeLessThan(100);
});
