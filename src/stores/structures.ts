import { createStore } from 'zustand/vanilla';
import type { StructureSet } from '#core/imaging/structures.ts';
import type { Failure } from '#core/result.ts';

/** A segmentation or structure set as far as it has been read. */
export type HeldSet =
  | { readonly state: 'reading' }
  | { readonly state: 'ready'; readonly set: StructureSet }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What the opened segmentations and structure sets hold, by the SHA-256 of their file. */
export interface StructuresState {
  readonly held: Readonly<Record<string, HeldSet>>;
  readonly put: (digest: string, held: HeldSet) => void;
}

export const createStructures = () =>
  createStore<StructuresState>()((set) => ({
    held: {},
    put: (digest, held) => set((state) => ({ held: { ...state.held, [digest]: held } })),
  }));
