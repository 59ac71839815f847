import { Component, type ReactNode } from 'react';
import { exportLedger } from '#actions/exportLedger.ts';
import type { Workstation } from '#actions/workstation.ts';

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
        <h1>This screen has stopped</h1>
        <p>
          {saving === 'failed'
            ? 'The last act may not be saved: export the ledger before reloading.'
            : `Nothing you did is lost: all ${entries.length} acts are in the ledger. Reload to go on.`}
        </p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>{' '}
          <button type="button" onClick={() => void exportLedger(this.props.workstation)}>
            Export the ledger
          </button>
        </p>
        <details>
          <summary>What happened</summary>
          <pre>{error.stack ?? error.message}</pre>
        </details>
      </main>
    );
  }
}
