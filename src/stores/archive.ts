import { createStore } from 'zustand/vanilla';
import type {
  ArchiveAddress,
  ArchiveFailure,
  AskedInstance,
  MissingPart,
  RemoteSeries,
  RemoteStudy,
  ServedArchive,
  StudyQuery,
} from '#core/archive/archive.ts';

/** An archive that the reader entered; the header may be a token and stays in this browser. */
export interface DirectArchive {
  readonly baseUrl: string;
  /** '' when the archive asks for none. */
  readonly headerName: string;
  readonly headerValue: string;
}

/** What arrived of a study, and what did not. */
export interface Arrived {
  readonly asked: readonly AskedInstance[];
  readonly files: readonly File[];
  readonly missing: readonly MissingPart[];
}

/** The fetching of one study. None is kept of a study that came whole. */
export type Transfer = TransferState & {
  /** Only these series were wanted, and are asked for again; all of the study when absent. */
  readonly seriesUids?: readonly string[];
};

type TransferState =
  | {
      readonly phase: 'running';
      readonly images: number;
      readonly total: number;
      readonly waiting?: string;
      readonly cancel: () => void;
    }
  | { readonly phase: 'cancelled'; readonly images: number; readonly total: number }
  | { readonly phase: 'failed'; readonly failure: ArchiveFailure }
  | { readonly phase: 'incomplete'; readonly arrived: Arrived };

/** The series of a study, before any pixel: not asked for yet, asked for, listed, or why not. */
export type SeriesListing =
  | { readonly phase: 'running' }
  | { readonly phase: 'listed'; readonly series: readonly RemoteSeries[] }
  | { readonly phase: 'failed'; readonly failure: ArchiveFailure };

export interface SearchResults {
  readonly query: StudyQuery;
  readonly studies: readonly RemoteStudy[];
  /** Results to skip for the next page; undefined when all are here. */
  readonly next: number | undefined;
  readonly truncated: boolean;
}

/** The remote half of the library. */
export interface ArchiveState {
  /** The archive is on screen instead of the studies of this browser. */
  readonly shown: boolean;
  readonly served: ServedArchive | undefined;
  readonly direct: DirectArchive | undefined;
  /** Where searches go; undefined while none is configured. */
  readonly address: ArchiveAddress | undefined;
  /** The search under way; aborted by the next. */
  readonly searching: AbortController | undefined;
  readonly results: SearchResults | undefined;
  /** Every study this archive has named since it was chosen, by any search: the library lists them too. */
  readonly listed: readonly RemoteStudy[];
  readonly failure: ArchiveFailure | undefined;
  /** By Study Instance UID. */
  readonly listings: Readonly<Record<string, SeriesListing>>;
  readonly transfers: Readonly<Record<string, Transfer>>;
  readonly set: (change: Partial<ArchiveState>) => void;
  readonly addListed: (studies: readonly RemoteStudy[]) => void;
  readonly putListing: (studyUid: string, listing: SeriesListing) => void;
  /** undefined: nothing is under way or left over. */
  readonly putTransfer: (studyUid: string, transfer: Transfer | undefined) => void;
}

export const createArchive = () =>
  createStore<ArchiveState>()((set) => ({
    shown: false,
    served: undefined,
    direct: undefined,
    address: undefined,
    searching: undefined,
    results: undefined,
    listed: [],
    failure: undefined,
    listings: {},
    transfers: {},
    set,
    addListed: (studies) =>
      set(({ listed }) => {
        const uids = new Set(studies.map(({ studyUid }) => studyUid));
        return { listed: [...listed.filter(({ studyUid }) => !uids.has(studyUid)), ...studies] };
      }),
    putListing: (studyUid, listing) => set(({ listings }) => ({ listings: { ...listings, [studyUid]: listing } })),
    putTransfer: (studyUid, transfer) =>
      set(({ transfers }) => {
        const others = Object.fromEntries(Object.entries(transfers).filter(([uid]) => uid !== studyUid));
        return { transfers: transfer ? { ...others, [studyUid]: transfer } : others };
      }),
  }));
