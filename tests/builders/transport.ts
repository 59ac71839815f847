import type { Transport } from '#remote/receive.ts';

/** The network as it is, with short silences and waits that are noted instead of waited for. */
export function testTransport(change: Partial<Transport> = {}) {
  const waits: number[] = [];
  const transport: Transport = {
    fetch,
    silence: 200,
    random: () => 0.5,
    wait: (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...change,
  };
  return { transport, waits };
}
