import type { Steps } from '#core/steps.ts';

/** Milliseconds of work between two breaths: with what a breath itself costs well below the 50 ms a click may wait. */
const SLICE = 12;

/**
 * Takes the steps of some work on the screen's thread, and lets the browser draw and answer clicks in between.
 * @throws the reason of the signal when it is aborted meanwhile.
 */
export async function paced<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await breath();
    signal.throwIfAborted();
  }
}

/** A message to oneself: timers are held back to 4 ms, and to a second in a tab that is not seen. */
function breath(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
