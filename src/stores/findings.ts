import { createStore } from 'zustand/vanilla';
import type { Measurement } from '#core/measurements/measurement.ts';

/** Measuring in progress. Finished measurements are in the ledger (`trail.read.measurements`). */
export interface FindingsState {
  /** Numbers that follow the pointer while a region is drawn or a handle dragged; never recorded. */
  readonly live: { readonly regionId: string; readonly measurements: readonly Measurement[] } | undefined;
  /** Regions whose measurement is under way. */
  readonly pending: readonly string[];
  readonly set: (change: Partial<Omit<FindingsState, 'set'>>) => void;
}

export const createFindings = () =>
  createStore<FindingsState>()((set) => ({ live: undefined, pending: [], set: (change) => set(change) }));
