import { useEffect, useState } from 'react';
import { announcement } from '#app/announcement.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Speaks new results to assistive technology, and the number of images ready while a series is decoded. */
export function Announcer({ workstation }: { readonly workstation: Workstation }) {
  const [words, setWords] = useState('');
  useEffect(() => {
    const { trail, judgements } = workstation;
    return trail.subscribe((state, before) => {
      // The load brings in old entries together; only what is measured now is news.
      if (state.entries.length !== before.entries.length + 1) return;
      const act = state.entries.at(-1)?.act;
      if (act?.kind !== 'measured') return;
      setWords(announcement(act.measurements, judgements(state.read)));
    });
  }, [workstation]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {words}
    </div>
  );
}
