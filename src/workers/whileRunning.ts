/** Rejects answers that will never come because the worker could not be loaded or broke down. */
export function whileRunning(worker: Worker) {
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'A worker could not be started.')));
    worker.addEventListener('messageerror', () => reject(new Error('A worker sent a message that cannot be read.')));
  });
  // Without a request under way nobody waits, and an unhandled rejection would say nothing more.
  broken.catch(() => undefined);
  return <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, broken]);
}
