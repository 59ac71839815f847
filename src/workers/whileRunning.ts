/**
 * Rejects answers that will never come because the worker could not be loaded or broke down; `onBroken` is told once.
 * Answers that came are let go: a race against one promise that never settles would hold every one of them for as long
 * as the worker runs.
 */
export function whileRunning(worker: Worker, onBroken?: () => void) {
  const waiting = new Set<(reason: Error) => void>();
  let broken: Error | undefined;
  const breakDown = (reason: Error) => {
    if (!broken) onBroken?.();
    broken ??= reason;
    for (const reject of waiting) reject(broken);
    waiting.clear();
  };
  worker.addEventListener('error', ({ message }) => breakDown(new Error(message || 'A worker could not be started.')));
  worker.addEventListener('messageerror', () => breakDown(new Error('A worker sent a message that cannot be read.')));
  return <T>(answer: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (broken) return reject(broken);
      waiting.add(reject);
      void answer.then(resolve, reject).finally(() => waiting.delete(reject));
    });
}
