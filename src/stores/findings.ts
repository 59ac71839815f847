import { createStore } from 'zustand/vanilla';
import type { Measurement } from '#core/measurements/measurement.ts';

/** The latest measurements of each region; a live one while a handle is being dragged. */
export interface FindingsState {
  /** Keyed by region id, then one per stack and quantity. */
  readonly measurements: Readonly<Record<string, readonly Measurement[]>>;
  readonly live: { readonly regionId: string; readonly measurements: readonly Measurement[] } | undefined;
  readonly setMeasurements: (regionId: string, measurements: readonly Measurement[]) => void;
  readonly forget: (regionId: string) => void;
  readonly setLive: (live: FindingsState['live']) => void;
}

export const createFindings = () =>
  createStore<FindingsState>()((set) => ({
    measurements: {},
    live: undefined,
    setMeasurements: (regionId, measurements) =>
      set((state) => ({ measurements: { ...state.measurements, [regionId]: measurements } })),
    forget: (regionId) =>
      set((state) => ({
        measurements: Object.fromEntries(Object.entries(state.measurements).filter(([id]) => id !== regionId)),
      })),
    setLive: (live) => set({ live }),
  }));
