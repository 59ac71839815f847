import { describe, expect, it } from 'vitest';
import type { ArchiveFailure } from '#core/archive/archive.ts';
import { failed, success } from '#core/result.ts';
import { withRetry } from '#remote/withRetry.ts';
import { testTransport } from '../builders/transport.ts';

const signal = new AbortController().signal;
const failure = (change: Partial<ArchiveFailure> = {}) =>
  failed({ code: 'X', message: 'x', passing: true, general: false, ...change });

function run(answers: readonly ReturnType<typeof failure>[], random = 0.5) {
  const { transport, waits } = testTransport({ random: () => random });
  const left = [...answers];
  const result = withRetry(() => Promise.resolve(left.shift() ?? success('here')), transport, { tries: 5, signal });
  return result.then((value) => ({ value, waits }));
}

describe('repeating a request', () => {
  it('waits 1, 2, 4 and 8 s, then gives the last failure', async () => {
    const { value, waits } = await run(Array.from({ length: 9 }, () => failure()));
    expect(value.ok).toBe(false);
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each([
    [0, 750],
    [1, 1250],
  ])('spreads the waits by a quarter either way: random %d gives %d ms', async (random, wait) => {
    expect((await run([failure()], random)).waits).toEqual([wait]);
  });

  it('repeats nothing that cannot pass', async () => {
    const { value, waits } = await run([failure({ passing: false })]);
    expect([value.ok, waits]).toEqual([false, []]);
  });

  it('honours Retry-After up to a minute, and gives up on more', async () => {
    expect((await run([failure({ retryAfter: 60 })])).waits).toEqual([60_000]);
    const { value, waits } = await run([failure({ retryAfter: 61 })]);
    expect([value.ok, waits]).toEqual([false, []]);
  });
});
