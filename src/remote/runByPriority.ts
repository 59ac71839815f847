/** Work with a rank, lowest first; finishing it may uncover more work. */
export interface RankedTask {
  readonly rank: number;
  readonly run: () => Promise<readonly RankedTask[]>;
}

/** Runs tasks, at most `parallel` at once and lowest rank first. Rejects when one does, and starts no other. */
export function runByPriority(tasks: readonly RankedTask[], parallel: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting: RankedTask[] = [];
    let running = 0;
    let broken = false;
    const add = (more: readonly RankedTask[]) => {
      waiting.push(...more);
      waiting.sort((a, b) => a.rank - b.rank);
    };
    const proceed = () => {
      if (broken) return;
      if (waiting.length === 0 && running === 0) return resolve();
      while (running < parallel) {
        const task = waiting.shift();
        if (!task) return;
        running++;
        task.run().then(finish, stop);
      }
    };
    const finish = (more: readonly RankedTask[]) => {
      running--;
      if (more.length > 0) add(more);
      proceed();
    };
    const stop = (reason: unknown) => {
      broken = true;
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
    add(tasks);
    proceed();
  });
}
