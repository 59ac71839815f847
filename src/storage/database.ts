import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LedgerEntry } from '#core/ledger/entry.ts';

export interface ReadoutSchema extends DBSchema {
  ledger: { key: number; value: LedgerEntry };
  settings: { key: string; value: unknown };
}

export type ReadoutDatabase = IDBPDatabase<ReadoutSchema>;

const VERSION = 1;

/** The browser's durable store. Every schema version adds its step below; the ledger itself is never rewritten. */
export function openDatabase(): Promise<ReadoutDatabase> {
  return openDB<ReadoutSchema>('readout', VERSION, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('ledger');
        database.createObjectStore('settings');
      }
    },
  });
}
