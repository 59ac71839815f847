import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { startReplaceable } from '#workers/replaceable.ts';

const kernels = (worker: number) => ({
  measure: (value: number) => value * 2,
  which: () => worker,
  fail: () => {
    throw new Error('no kernel');
  },
  never: () => new Promise<number>(() => undefined),
});
type Kernels = ReturnType<typeof kernels>;

/** Workers over message channels, which break down and are ended as the browser's are. */
function channelWorkers() {
  const made: { breakDown: (message: string) => void; terminated: boolean }[] = [];
  const create = (): Worker => {
    const { port1, port2 } = new MessageChannel();
    expose(kernels(made.length), port1);
    const faults = new EventTarget();
    const state = {
      breakDown: (message: string) => void faults.dispatchEvent(Object.assign(new Event('error'), { message })),
      terminated: false,
    };
    made.push(state);
    const listen = (type: string) => (type === 'message' ? port2 : faults);
    const worker = {
      postMessage: (message: unknown, transfer: Transferable[] = []) => port2.postMessage(message, transfer),
      addEventListener: (type: string, listener: EventListener) => listen(type).addEventListener(type, listener),
      removeEventListener: (type: string, listener: EventListener) => listen(type).removeEventListener(type, listener),
      start: () => port2.start(),
      terminate: () => {
        state.terminated = true;
        port1.close();
        port2.close();
      },
    };
    return worker as unknown as Worker;
  };
  return { made, workers: startReplaceable<Kernels>(create) };
}

describe('a replaceable worker', () => {
  it('is started once and keeps serving while all goes well', async () => {
    const { made, workers } = channelWorkers();
    for (const value of [1, 2, 3]) {
      expect(await workers.use(({ remote, guarded }) => guarded(remote.measure(value)))).toBe(value * 2);
    }
    expect(made).toHaveLength(1);
    workers.stop();
    expect(made[0]?.terminated).toBe(true);
  });

  it('that broke down rejects what was under way, and the next work has a new one', async () => {
    const { made, workers } = channelWorkers();
    const under = workers.use(({ remote, guarded }) => guarded(remote.never()));
    made[0]?.breakDown('out of memory');
    await expect(under).rejects.toThrow('out of memory');
    expect(await workers.use(({ remote, guarded }) => guarded(remote.measure(4)))).toBe(8);
    expect(made.map(({ terminated }) => terminated)).toEqual([true, false]);
    workers.stop();
  });

  it('that broke down while idle is replaced before anyone meets it', async () => {
    const { made, workers } = channelWorkers();
    made[0]?.breakDown('');
    expect(await workers.use(({ remote, guarded }) => guarded(remote.which()))).toBe(1);
    expect(made[0]?.terminated).toBe(true);
    workers.stop();
  });

  it('is replaced after an answer that rejects, without cutting off work that others have on it', async () => {
    const { made, workers } = channelWorkers();
    let go: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (go = resolve));
    const other = workers.use(async ({ remote, guarded }) => {
      await waits;
      return guarded(remote.which());
    });
    await expect(workers.use(({ remote, guarded }) => guarded(remote.fail()))).rejects.toThrow('no kernel');
    expect(await workers.use(({ remote, guarded }) => guarded(remote.which()))).toBe(1);
    expect(made[0]?.terminated).toBe(false);
    go();
    expect(await other).toBe(0);
    expect(made[0]?.terminated).toBe(true);
    workers.stop();
  });
});
