import type { Act } from '#core/ledger/entry.ts';
import { sealEntry } from '#core/ledger/chain.ts';
import { foldEntry } from '#core/ledger/foldLedger.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Appends one act to the ledger: on screen at once, durable when the promise resolves. A failed write is shown and
 * marked in the status line; the entry stays on screen so that nothing the reader did disappears unnoticed.
 */
export async function record(
  workstation: Workstation,
  act: Act,
  { subject = '', via }: { readonly subject?: string; readonly via?: 'undo' | 'redo' } = {},
): Promise<void> {
  const { trail, session, clock } = workstation;
  const { entries, read } = trail.getState();
  const actor = session.getState().actor;
  if (!actor) throw new Error('An act needs a reader: choose a profile first.');
  const entry = sealEntry(entries.at(-1), {
    at: clock.now(),
    offsetMinutes: clock.offsetMinutes(),
    actor,
    subject,
    act,
    ...(via ? { via } : {}),
  });
  trail.getState().set({ entries: [...entries, entry], read: foldEntry(read, entry), saving: 'saving' });
  const writing = trail.getState().writing.then(() => writePending(workstation));
  trail.getState().set({ writing });
  await writing;
}

/**
 * Writes every entry the store lacks, oldest first: after a failure the next act tries the earlier ones again, so that
 * the stored chain never has a gap.
 */
async function writePending({ trail, session, ledger, newId }: Workstation): Promise<void> {
  try {
    for (;;) {
      const { entries, durable } = trail.getState();
      const next = entries[durable];
      if (!next) break;
      await ledger.append(next);
      trail.getState().set({ durable: durable + 1 });
    }
    trail.getState().set({ saving: 'saved' });
  } catch (error) {
    trail.getState().set({ saving: 'failed' });
    session.getState().notify({
      id: newId(),
      tone: 'error',
      code: 'LED_E_WRITE',
      message: writeFailure(error),
    });
  }
}

/** Without room the entries wait on screen, and the next act writes them; otherwise only a copy outside is safe. */
function writeFailure(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return (
      'The browser has no room for the ledger. What was saved is safe, the last acts are only on screen: delete local ' +
      'copies of studies in the library, or free disk space. The next act then saves them too. Do not reload before.'
    );
  }
  return `The ledger could not be saved (${String(error)}). Export it from the Trail panel now, then reload.`;
}
