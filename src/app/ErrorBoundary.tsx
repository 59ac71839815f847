import { Component, type ReactNode } from 'react';
import { exportLedger } from '#actions/export/exportLedger.ts';
import type { Workstation } from '#actions/workstation.ts';
import { startWords } from '#ui/words/start.ts';

interface Props {
  readonly workstation: Workstation;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** The last resort: the screen failed, the ledger did not. Offers a reload, and the ledger as a file. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { entries, saving } = this.props.workstation.trail.getState();
    return (
      <main className="failure" role="alert">
        <h1>{startWords.stopped}</h1>
        <p>{saving === 'failed' ? startWords.maybeUnsaved : startWords.nothingLost(entries.length)}</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {startWords.reload}
          </button>{' '}
          <button type="button" onClick={() => void exportLedger(this.props.workstation)}>
            {startWords.exportLedger}
          </button>
        </p>
        <details>
          <summary>{startWords.whatHappened}</summary>
          <pre>{error.stack ?? error.message}</pre>
        </details>
      </main>
    );
  }
}
