import { createStore } from 'zustand/vanilla';
import type { Actor } from '#core/ledger/entry.ts';

/** Who reads, on what device, and what the page is doing. */
export interface SessionState {
  readonly actor: Actor | undefined;
  /** Work that takes longer than 300 ms, newest last. */
  readonly jobs: readonly Job[];
  /** Sentences the user must see until dismissed. */
  readonly notices: readonly SessionNotice[];
  readonly setActor: (actor: Actor | undefined) => void;
  readonly putJob: (job: Job) => void;
  readonly endJob: (id: string) => void;
  readonly notify: (notice: SessionNotice) => void;
  readonly dismiss: (id: string) => void;
}

export interface Job {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, undefined while the total is unknown. */
  readonly fraction?: number;
  /** "1 204 of 2 000 files · 38 MB/s · 4 s left" */
  readonly detail?: string;
  readonly cancel?: () => void;
}

export interface SessionNotice {
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly code?: string;
  /** What can be done about it, with one click. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const createSession = () =>
  createStore<SessionState>()((set) => ({
    actor: undefined,
    jobs: [],
    notices: [],
    setActor: (actor) => set({ actor }),
    putJob: (job) => set(({ jobs }) => ({ jobs: replaceOrAppend(jobs, job) })),
    endJob: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
    notify: (notice) => set(({ notices }) => ({ notices: replaceOrAppend(notices, notice) })),
    dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  }));

function replaceOrAppend<T extends { readonly id: string }>(list: readonly T[], entry: T): readonly T[] {
  return list.some(({ id }) => id === entry.id)
    ? list.map((old) => (old.id === entry.id ? entry : old))
    : [...list, entry];
}
