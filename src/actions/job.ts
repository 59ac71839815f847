import type { Steps } from '#core/steps.ts';
import type { Workstation } from '#actions/workstation.ts';

export interface JobReport {
  readonly signal: AbortSignal;
  readonly progress: (fraction: number | undefined, detail?: string) => void;
}

/**
 * Runs work that may take long: shown in the status line with progress and a cancel, and taken away when it ends.
 * Resolves to undefined when the user cancelled; other rejections pass through.
 */
export async function runJob<T>(
  { session, newId }: Workstation,
  label: string,
  work: (report: JobReport) => Promise<T>,
): Promise<T | undefined> {
  const id = newId();
  const abort = new AbortController();
  let ended = false;
  const put = (fraction?: number, detail?: string) => {
    // A worker's last report may arrive after its result; it must not bring the job back.
    if (ended) return;
    session.getState().putJob({
      id,
      label,
      cancel: () => abort.abort(),
      ...(fraction === undefined ? {} : { fraction }),
      ...(detail === undefined ? {} : { detail }),
    });
  };
  put();
  try {
    return await work({ signal: abort.signal, progress: put });
  } catch (error) {
    if (abort.signal.aborted) return undefined;
    throw error;
  } finally {
    ended = true;
    session.getState().endJob(id);
  }
}

/**
 * As `runJob`, for work on the screen's own thread that pauses after each of `count` steps: the screen draws in between,
 * and the progress is that of the steps.
 */
export const runSteps = <T>(
  workstation: Workstation,
  label: string,
  { steps, count }: { readonly steps: Steps<T>; readonly count: number },
): Promise<T | undefined> =>
  runJob(workstation, label, ({ signal, progress }) => workstation.paced(watched({ steps, count }, progress), signal));

/** Tells the progress at every whole percent. */
function* watched<T>(
  { steps, count }: { readonly steps: Steps<T>; readonly count: number },
  tell: (fraction: number) => void,
): Steps<T> {
  let told = 0;
  for (let taken = 1; ; taken++) {
    const step = steps.next();
    if (step.done) return step.value;
    const percent = Math.min(100, Math.floor((100 * taken) / Math.max(1, count)));
    if (percent > told) tell(percent / 100);
    told = percent;
    yield;
  }
}
