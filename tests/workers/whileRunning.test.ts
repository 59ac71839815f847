import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { whileRunning } from '#workers/whileRunning.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

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

describe('answers that came', () => {
  it('reject as the worker does, and stay what they were when it breaks down later', async () => {
    const { guarded, breakDown } = breakable();
    await expect(guarded(Promise.reject(new Error('no kernel')))).rejects.toThrow('no kernel');
    const answer = guarded(Promise.resolve('done'));
    await answer;
    breakDown('out of memory');
    await expect(answer).resolves.toBe('done');
  });

  it('reject all together when several are awaited', async () => {
    const { guarded, breakDown } = breakable();
    const answers = [1, 2, 3].map(() => guarded(new Promise(() => undefined)));
    breakDown('out of memory');
    const settled = await Promise.allSettled(answers);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('are not retained while the worker runs', async () => {
    const { guarded } = breakable();
    const held: WeakRef<object>[] = [];
    for (let at = 0; at < 20; at++) held.push(new WeakRef(await guarded(Promise.resolve({ voxels: at }))));
    await new Promise((resolve) => setTimeout(resolve, 10));
    collectGarbage();
    expect(held.filter((reference) => reference.deref()).length).toBeLessThan(2);
  });
});
