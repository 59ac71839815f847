import type { Act } from '#core/ledger/entry.ts';
import { sealEntry } from '#core/ledger/chain.ts';
import { foldEntry } from '#core/ledger/foldLedger.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Appends one act to the ledger: on screen at once, durable when the promise resolves. A failed write is shown and
 * marked in the status line; the entry stays on screen so that nothing the reader did disappears unnoticed.
 */
export async function record(
  { trail, session, ledger, clock, newId }: Workstation,
  act: Act,
  { subject = '', via }: { readonly subject?: string; readonly via?: 'undo' | 'redo' } = {},
): Promise<void> {
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
  try {
    await ledger.append(entry);
    if (trail.getState().entries.at(-1) === entry) trail.getState().set({ saving: 'saved' });
  } catch (error) {
    trail.getState().set({ saving: 'failed' });
    session.getState().notify({
      id: newId(),
      tone: 'error',
      code: 'LED_E_WRITE',
      message: `The ledger could not be saved (${String(error)}). Export it from the Trail panel now, then reload.`,
    });
  }
}
