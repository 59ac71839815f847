import { useEffect } from 'react';

/**
 * Runs what reading will need (screen, viewer, its graphics context) once, when the first screen has been painted and
 * the browser is idle, so that the first image does not wait for it.
 */
export function useReadingWarmUp(prepare: () => Promise<unknown>) {
  useEffect(() => {
    // A failure here is told when the images are really asked for.
    const run = () => void prepare().catch(() => undefined);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(run, AFTER_FIRST_PAINT);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(run);
    return () => cancelIdleCallback(idle);
  }, [prepare]);
}

/** Milliseconds; for browsers that do not tell when they are idle. */
const AFTER_FIRST_PAINT = 500;
