import { createStore } from 'zustand/vanilla';
import type { Decoded, Volume } from '#core/imaging/volume.ts';
import type { Failure, Result } from '#core/result.ts';

export type Held =
  /** `done` settles with the decoding under way, so that a second request waits instead of decoding again. */
  | { readonly state: 'decoding'; readonly fraction: number; readonly done: Promise<Result<Decoded, Failure>> }
  | { readonly state: 'ready'; readonly decoded: Decoded }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Decoded stacks, one copy each, and the bytes of the files they come from. */
export interface VolumesState {
  /** By stack id. */
  readonly held: Readonly<Record<string, Held>>;
  /** Opened files by SHA-256 digest; a Blob reads from disk only when asked. */
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly put: (stackId: string, held: Held) => void;
  readonly release: (stackIds: readonly string[]) => void;
  readonly addBlobs: (blobs: ReadonlyMap<string, Blob>) => void;
}

export const createVolumes = () =>
  createStore<VolumesState>()((set) => ({
    held: {},
    blobs: new Map(),
    put: (stackId, held) => set((state) => ({ held: { ...state.held, [stackId]: held } })),
    release: (stackIds) =>
      set((state) => ({
        held: Object.fromEntries(Object.entries(state.held).filter(([id]) => !stackIds.includes(id))),
      })),
    addBlobs: (added) => set(({ blobs }) => ({ blobs: new Map([...blobs, ...added]) })),
  }));

export function readyVolume({ held }: VolumesState, stackId: string | undefined): Volume | undefined {
  const entry = stackId === undefined ? undefined : held[stackId];
  return entry?.state === 'ready' && entry.decoded.kind === 'volume' ? entry.decoded.volume : undefined;
}
