import { useEffect } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { shellWords } from '#ui/words/shell.ts';

/** Failures outside of drawing (an action, an event) are shown, never swallowed; the read goes on. */
export function useFailures({ session, newId }: Workstation): void {
  useEffect(() => {
    const tell = (reason: unknown) =>
      session.getState().notify({
        id: newId(),
        tone: 'error',
        code: 'APP_E_UNEXPECTED',
        message: shellWords.unexpected(reason instanceof Error ? reason.message : String(reason)),
      });
    const rejected = ({ reason }: PromiseRejectionEvent) => tell(reason);
    const thrown = ({ error, message }: ErrorEvent) => tell(error ?? message);
    window.addEventListener('unhandledrejection', rejected);
    window.addEventListener('error', thrown);
    return () => {
      window.removeEventListener('unhandledrejection', rejected);
      window.removeEventListener('error', thrown);
    };
  }, [session, newId]);
}

/** Leaving while the last act is not on disk asks first. */
export function useLeaveGuard({ trail }: Workstation): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (trail.getState().saving !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [trail]);
}
