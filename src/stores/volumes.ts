import { createStore } from 'zustand/vanilla';
import type { Decoded, Volume } from '#core/imaging/volume.ts';
import type { Failure, Result } from '#core/result.ts';

/** A stack while it is being decoded: pictures of `frames` (indexes) can be shown, nothing can be measured. */
export interface Filling {
  readonly decoded: Decoded;
  readonly frames: ReadonlySet<number>;
}

export type Held =
  /** `done` settles with the decoding under way, so that a second request waits instead of decoding again. */
  | {
      readonly state: 'decoding';
      readonly fraction: number;
      readonly done: Promise<Result<Decoded, Failure>>;
      readonly filling?: Filling;
    }
  | { readonly state: 'ready'; readonly decoded: Decoded }
  /** Too large to be held: images of `frames` are there, the others blank. Shown one by one, never measured (`failure`). */
  | {
      readonly state: 'paged';
      readonly decoded: Decoded;
      readonly frames: ReadonlySet<number>;
      readonly failure: Failure;
      /** More images are being read. */
      readonly reading: boolean;
    }
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

/** What a stack decoded to, once all of it is there. */
export function readyDecoded({ held }: VolumesState, stackId: string): Decoded | undefined {
  const entry = held[stackId];
  return entry?.state === 'ready' ? entry.decoded : undefined;
}

/** The stack as far as it can be shown: decoded, or being decoded with its first frames there. */
export function shownDecoded({ held }: VolumesState, stackId: string): Decoded | undefined {
  const entry = held[stackId];
  if (entry?.state === 'ready' || entry?.state === 'paged') return entry.decoded;
  return entry?.state === 'decoding' ? entry.filling?.decoded : undefined;
}

/** Whether frame `index` of a stack can be shown; without `index`, whether all can. */
export function isDecoded({ held }: VolumesState, stackId: string, index?: number): boolean {
  const entry = held[stackId];
  if (entry?.state === 'ready') return true;
  if (index === undefined) return false;
  if (entry?.state === 'paged') return entry.frames.has(index);
  return entry?.state === 'decoding' && entry.filling?.frames.has(index) === true;
}
