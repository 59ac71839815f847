import { startFailure } from '#app/startFailure.ts';
import { startWords } from '#ui/words/start.ts';
import '#ui/tokens.css';
import '#app/app.css';

interface Props {
  readonly error: unknown;
}

/** Shown instead of a blank page when the workstation cannot be made. */
export function StartFailed({ error }: Props) {
  const { reason, remedy } = startFailure(error, isSecureContext);
  return (
    <main className="failure">
      <h1>{startWords.cannotStart}</h1>
      <p role="alert">{reason}</p>
      <p>{remedy}</p>
      <p>
        <code>{String(error)}</code>
      </p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {startWords.reload}
        </button>
      </p>
    </main>
  );
}
