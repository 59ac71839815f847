import { createStore } from 'zustand/vanilla';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';

/** The ledger as loaded, and the read it folds to; every panel shows the fold. */
export interface TrailState {
  readonly entries: readonly LedgerEntry[];
  readonly read: ReadState;
  /** `saved` once the last entry is durable. */
  /** How many entries the store has; later ones are still only on screen. */
  readonly durable: number;
  /** Settles when the writing under way has ended. */
  readonly writing: Promise<void>;
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly verified: 'unknown' | 'intact' | 'broken';
  readonly set: (change: Partial<Omit<TrailState, 'set'>>) => void;
}

export const createTrail = () =>
  createStore<TrailState>()((set) => ({
    entries: [],
    read: emptyRead,
    durable: 0,
    writing: Promise.resolve(),
    saving: 'saved',
    verified: 'unknown',
    set: (change) => set(change),
  }));
