import { createStore } from 'zustand/vanilla';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';

/** The ledger as loaded, and the read it folds to; every panel shows the fold. */
export interface TrailState {
  readonly entries: readonly LedgerEntry[];
  readonly read: ReadState;
  /** `saved` once the last entry is durable. */
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly verified: 'unknown' | 'intact' | 'broken';
  readonly set: (change: Partial<Omit<TrailState, 'set'>>) => void;
}

export const createTrail = () =>
  createStore<TrailState>()((set) => ({
    entries: [],
    read: emptyRead,
    saving: 'saved',
    verified: 'unknown',
    set: (change) => set(change),
  }));
