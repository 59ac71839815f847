import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import type { Job } from '#stores/session.ts';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { shellWords } from '#ui/words/shell.ts';

interface Props {
  readonly workstation: Workstation;
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  /** The state of the ledger was clicked. */
  readonly onTrail?: (() => void) | undefined;
}

/** Work shorter than this is not worth a flicker, in ms. */
const PATIENCE = 300;

/** Cursor, progress, and whether everything done is on disk. */
export function StatusLine({ workstation, left, right, onTrail }: Props) {
  const jobs = useLongJobs(useStore(workstation.session, (session) => session.jobs));
  const job = jobs.at(-1);
  return (
    <footer className="status-line">
      <div className="status-left">{left}</div>
      <div className="status-middle" aria-live="off">
        {job && (
          <ProgressLine
            label={jobs.length > 1 ? shellWords.andMoreJobs(job.label, jobs.length - 1) : job.label}
            fraction={job.fraction}
            detail={job.detail}
            onCancel={job.cancel}
          />
        )}
      </div>
      <div className="status-right">
        {right}
        <LedgerState workstation={workstation} onTrail={onTrail} />
      </div>
    </footer>
  );
}

/** Jobs that have run longer than a moment. */
function useLongJobs(jobs: readonly Job[]): readonly Job[] {
  const [ripe, setRipe] = useState<ReadonlySet<string>>(new Set());
  const ids = jobs.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (ids === '') return;
    const timer = setTimeout(() => setRipe(new Set(ids.split(' '))), PATIENCE);
    return () => clearTimeout(timer);
  }, [ids]);
  return jobs.filter(({ id }) => ripe.has(id));
}

function LedgerState({ workstation, onTrail }: Pick<Props, 'workstation' | 'onTrail'>) {
  const { entries, saving, verified } = useStore(workstation.trail);
  const words = shellWords.ledger(shellWords.saving[saving], entries.length, shellWords.verified[verified]);
  const bad = saving === 'failed' || verified === 'broken';
  if (!onTrail) {
    return (
      <span className="ledger-state" data-bad={bad}>
        {words}
      </span>
    );
  }
  return (
    <button type="button" className="ledger-state" data-bad={bad} onClick={onTrail}>
      {words}
    </button>
  );
}
