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
