import { describe, expect, it } from 'vitest';
import { whileRunning } from '#workers/whileRunning.ts';

/** As much of a worker as tells that it broke down. */
function breakable() {
  const target = new EventTarget();
  const breakDown = (message: string) => target.dispatchEvent(Object.assign(new Event('error'), { message }));
  return { guarded: whileRunning(target as Worker), breakDown };
}

describe('an answer awaited while a worker runs', () => {
  it('is handed on', async () => {
    const { guarded } = breakable();
    await expect(guarded(Promise.resolve(4))).resolves.toBe(4);
  });

  it('rejects when the worker breaks down, instead of never coming', async () => {
    const { guarded, breakDown } = breakable();
    const answer = guarded(new Promise(() => undefined));
    breakDown('out of memory');
    await expect(answer).rejects.toThrow('out of memory');
  });

  it('rejects for a worker that broke down before, and says something where the browser says nothing', async () => {
    const { guarded, breakDown } = breakable();
    breakDown('');
    await expect(guarded(new Promise(() => undefined))).rejects.toThrow('could not be started');
  });
});
