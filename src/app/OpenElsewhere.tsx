import { startWords } from '#ui/words/start.ts';
import '#ui/tokens.css';
import '#app/app.css';

/** Two windows that write one ledger would break its chain, so the second one waits. */
export function OpenElsewhere() {
  return (
    <main className="failure">
      <h1>{startWords.elsewhere}</h1>
      <p>{startWords.elsewhereRemedy}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {startWords.reload}
        </button>
      </p>
    </main>
  );
}
