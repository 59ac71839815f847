import { useCallback, useEffect, useRef, useState } from 'react';

/** Work that a panel shows: under way, done, or stopped by the reader. */
export type Progress<T> =
  | { readonly state: 'running'; readonly fraction: number }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'cancelled' };

type Work<T> = (options: {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}) => Promise<T>;

/**
 * Runs work anew whenever it changes (keep it in `useCallback`), stops what is no longer wanted, and reports. `restart`
 * runs the same work again after a cancel.
 */
export function useProgress<T>(work: Work<T> | undefined) {
  const [known, setKnown] = useState<{ readonly work: Work<T>; readonly progress: Progress<T> }>();
  const [run, setRun] = useState(0);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => {
    if (!work) return;
    const controller = new AbortController();
    abort.current = controller;
    const { signal } = controller;
    const tell = (progress: Progress<T>) => !signal.aborted && setKnown({ work, progress });
    const finish = work({ signal, onProgress: (fraction) => tell({ state: 'running', fraction }) });
    void finish.then(
      (value) => tell({ state: 'done', value }),
      (error: unknown) => {
        if (!signal.aborted) throw error;
      },
    );
    return () => controller.abort();
  }, [work, run]);
  const cancel = useCallback(() => {
    abort.current?.abort();
    if (work) setKnown({ work, progress: { state: 'cancelled' } });
  }, [work]);
  const restart = useCallback(() => {
    setKnown(undefined);
    setRun((count) => count + 1);
  }, []);
  const progress: Progress<T> = known && known.work === work ? known.progress : { state: 'running', fraction: 0 };
  return { progress, cancel, restart };
}
