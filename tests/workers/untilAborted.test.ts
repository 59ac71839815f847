import { describe, expect, it } from 'vitest';
import { untilAborted } from '#workers/untilAborted.ts';

const never = new Promise<number>(() => undefined);

describe('an answer that is waited for until cancelled', () => {
  it('is handed on, with its failure, where nobody cancels', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(4), signal)).resolves.toBe(4);
    await expect(untilAborted(Promise.resolve(4), undefined)).resolves.toBe(4);
    await expect(untilAborted(Promise.reject(new Error('no kernel')), signal)).rejects.toThrow('no kernel');
  });

  it('rejects with the reason at once, also when cancelled before', async () => {
    const abort = new AbortController();
    const waiting = untilAborted(never, abort.signal);
    abort.abort(new Error('cancelled by the reader'));
    await expect(waiting).rejects.toThrow('cancelled by the reader');
    await expect(untilAborted(never, abort.signal)).rejects.toThrow('cancelled by the reader');
  });

  it('stays what it was when cancelled later', async () => {
    const abort = new AbortController();
    const answer = untilAborted(Promise.resolve('done'), abort.signal);
    await answer;
    abort.abort();
    await expect(answer).resolves.toBe('done');
  });
});
