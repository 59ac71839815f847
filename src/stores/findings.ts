import { createStore } from 'zustand/vanilla';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import type { VoxelQuantity } from '#core/quantities.ts';

/** Measuring in progress. Finished measurements are in the ledger (`trail.read.measurements`). */
export interface FindingsState {
  /** Numbers that follow the pointer while a region is drawn or a handle dragged; never recorded. */
  readonly live: { readonly regionId: string; readonly measurements: readonly Measurement[] } | undefined;
  /** The shape being measured live; undefined when none is. */
  readonly preview: Region | undefined;
  /** Regions whose measurement is under way. */
  readonly pending: readonly string[];
  /** SUV variants the reader wants for PET; other modalities have one quantity. */
  readonly quantities: readonly VoxelQuantity[];
  readonly set: (change: Partial<Omit<FindingsState, 'set'>>) => void;
}

export const createFindings = () =>
  createStore<FindingsState>()((set) => ({
    live: undefined,
    preview: undefined,
    pending: [],
    quantities: ['SUVbw'],
    set: (change) => set(change),
  }));
