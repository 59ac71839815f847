import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { ReadoutDatabase } from '#storage/database.ts';

/**
 * The ledger in IndexedDB, keyed by sequence number. Add only: a number that is taken rejects, so that a second writer
 * cannot overwrite an entry. `strict` durability: the promise resolves when the disk has the entry, not when the
 * browser has queued it, so that a killed process loses nothing that was shown as saved.
 */
export function createLedgerStore(database: ReadoutDatabase) {
  return {
    load: (): Promise<readonly LedgerEntry[]> => database.getAll('ledger'),
    append: async (entry: LedgerEntry): Promise<void> => {
      const transaction = database.transaction('ledger', 'readwrite', { durability: 'strict' });
      // The rejection of `done` carries the same error as that of `add`; both must be awaited.
      await Promise.all([transaction.store.add(entry, entry.sequence), transaction.done]);
    },
  };
}
