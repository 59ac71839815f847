import { createStore } from 'zustand/vanilla';
import type { LedgerEntry } from '#core/ledger/entry.ts';

/** The ledger as loaded; every panel shows a fold over it. */
export interface TrailState {
  readonly entries: readonly LedgerEntry[];
  /** `saved` once the last entry is durable. */
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly verified: 'unknown' | 'intact' | 'broken';
  readonly set: (change: Partial<Omit<TrailState, 'set'>>) => void;
}

export const createTrail = () =>
  createStore<TrailState>()((set) => ({ entries: [], saving: 'saved', verified: 'unknown', set: (change) => set(change) }));
