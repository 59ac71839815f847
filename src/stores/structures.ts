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
  /** Digests of the sets that are drawn over the pictures as they stand in their file. */
  readonly overlaid: readonly string[];
  readonly put: (digest: string, held: HeldSet) => void;
  readonly overlay: (digest: string, shown: boolean) => void;
}

export const createStructures = () =>
  createStore<StructuresState>()((set) => ({
    held: {},
    overlaid: [],
    put: (digest, held) => set((state) => ({ held: { ...state.held, [digest]: held } })),
    overlay: (digest, shown) =>
      set(({ overlaid }) => {
        const others = overlaid.filter((other) => other !== digest);
        return { overlaid: shown ? [...others, digest] : others };
      }),
  }));
