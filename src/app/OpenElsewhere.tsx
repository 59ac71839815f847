import '#ui/tokens.css';
import '#app/app.css';

/** Two windows that write one ledger would break its chain, so the second one waits. */
export function OpenElsewhere() {
  return (
    <main className="failure">
      <h1>Readout is open in another window</h1>
      <p>One window writes the ledger. Go on there, or close it and reload here.</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </p>
    </main>
  );
}
