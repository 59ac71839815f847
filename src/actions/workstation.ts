import type { StoreApi } from 'zustand/vanilla';
import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import type { AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type {
  ArchiveAddress,
  ArchiveFailure,
  RemoteSeries,
  RetrievalProgress,
  ServedArchive,
  StudyPage,
  StudyQuery,
} from '#core/archive/archive.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Frame, Series, Stack } from '#core/imaging/series.ts';
import type { StructureSet } from '#core/imaging/structures.ts';
import type { Decoded, FrameImage, Volume } from '#core/imaging/volume.ts';
import type { ChainCheck } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import type { Failure, Result } from '#core/result.ts';
import type { Steps } from '#core/steps.ts';
import type { Viewer } from '#actions/viewerPort.ts';
import type { ArchiveState, Arrived } from '#stores/archive.ts';
import type { FindingsState } from '#stores/findings.ts';
import type { HandsState } from '#stores/hands.ts';
import type { Judgements } from '#stores/judgements.ts';
import type { LibraryState } from '#stores/library.ts';
import type { ReadingState } from '#stores/reading.ts';
import type { SessionState } from '#stores/session.ts';
import type { StructuresState } from '#stores/structures.ts';
import type { TrailState } from '#stores/trail.ts';
import type { VolumesState } from '#stores/volumes.ts';

/** Everything an action may touch. Made once in main.tsx and handed down; adapters satisfy the ports structurally. */
export interface Workstation {
  readonly session: StoreApi<SessionState>;
  readonly library: StoreApi<LibraryState>;
  readonly volumes: StoreApi<VolumesState>;
  readonly structures: StoreApi<StructuresState>;
  readonly reading: StoreApi<ReadingState>;
  readonly findings: StoreApi<FindingsState>;
  readonly trail: StoreApi<TrailState>;
  /** The verdicts of a read, judged once for everyone who shows it. */
  readonly judgements: Judgements;
  /** What is known of archives on the network; `archive` is this browser's own. */
  readonly remote: StoreApi<ArchiveState>;
  /** Keys and mouse of the person who reads. */
  readonly hands: StoreApi<HandsState>;

  readonly importing: Importing;
  readonly decoding: Decoding;
  readonly paging: Paging;
  readonly measuring: Measuring;
  readonly structureReader: StructureReader;
  readonly mapping: Mapping;
  readonly phantoms: Phantoms;
  readonly verifying: Verifying;
  readonly ledger: LedgerStore;
  readonly archive: StudyArchive;
  readonly thumbnails: Thumbnails;
  readonly picturing: Picturing;
  readonly settings: Settings;
  readonly dicomWeb: DicomWeb;
  /** The protocol served with the app, as parsed JSON. */
  readonly shippedProtocol: () => Promise<unknown>;
  /** The hanging protocol served with the app, as parsed JSON. */
  readonly shippedHanging: () => Promise<unknown>;
  /** Loaded on demand, so that the first paint does not wait for Cornerstone. */
  readonly viewer: () => Promise<Viewer>;
  /** Starts what the first image will need (threads that read and decode, the viewer), while nobody waits for it. */
  readonly prepareReading: () => Promise<unknown>;
  /**
   * Takes the steps of some work on this thread, with pauses in which the browser draws and answers clicks. Rejects with
   * the signal's reason when cancelled.
   */
  readonly paced: <T>(steps: Steps<T>, signal: AbortSignal) => Promise<T>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Hands a file to the user's disk. */
  readonly download: (name: string, content: Blob) => void;
}

export interface ImportProgress {
  readonly files: number;
  readonly total: number;
  readonly bytes: number;
}

export interface Importing {
  /**
   * Reads files (also inside ZIP archives) and groups them, together with the instances of their series that are known
   * already. The blobs are keyed by the file's SHA-256 digest.
   * Rejects only with an AbortError, when cancelled.
   */
  readonly readFiles: (
    files: readonly File[],
    options: {
      readonly known: () => readonly Instance[];
      readonly onProgress: (progress: ImportProgress) => void;
      readonly signal: AbortSignal;
    },
  ) => Promise<{ readonly manifest: Manifest; readonly blobs: ReadonlyMap<string, Blob> }>;
}

export interface Decoding {
  /**
   * Decodes a stack, from its middle outwards; the voxels lie in shared memory where the page is isolated. `onFrames`
   * is given the stack while it fills, with the indexes of the frames that are there, the middle one from the start; the same object is the result.
   */
  readonly decode: (
    stack: Stack,
    blobs: ReadonlyMap<string, Blob>,
    options: {
      readonly onProgress: (fraction: number) => void;
      readonly onFrames?: (filling: Decoded, frames: ReadonlySet<number>) => void;
      readonly signal?: AbortSignal;
    },
  ) => Promise<Result<Decoded, Failure>>;
}

/** What showing stacks needs that are too large to be held whole. */
export interface Paging {
  /** Bytes that the decoded voxels of all stacks may take together. */
  readonly budget: number;
  /** Bytes of a stack's decoded voxels; 0 where it cannot be decoded. */
  readonly bytesOf: (stack: Stack) => number;
  /** Decodes some frames of a stack, by their indexes, into images on their own. */
  readonly decodeFrames: (
    stack: Stack,
    frames: readonly number[],
    blobs: ReadonlyMap<string, Blob>,
  ) => Promise<Result<ReadonlyMap<number, FrameImage>, Failure>>;
}

export interface MeasureRequest {
  readonly region: Region;
  readonly volume: Volume;
  readonly meaning: ValueMeaning;
  readonly modality: string;
  readonly seriesUid: string;
  readonly instanceUids: readonly string[];
  /** Image Type (0008,0008) of the stack; absent where the header has none. */
  readonly imageType?: readonly string[];
}

export interface Measuring {
  /** Rejects with the signal's reason when cancelled; other measurements under way are not disturbed. */
  readonly measure: (request: MeasureRequest, signal?: AbortSignal) => Promise<readonly Measurement[]>;
}

export interface StructureReader {
  /** What a segmentation or structure set holds; rejects only when its worker could not run. */
  readonly read: (instance: Instance, blob: Blob) => Promise<Result<StructureSet, Failure>>;
}

/** Fits that have a compiled kernel; core/calibration/diffusion/adcFit.ts has two more, for single curves. */
export type MapFit = Extract<AdcFit, 'ols' | 'wls' | 'two-point'>;

export interface AdcRequest {
  readonly groups: readonly AdcGroup[];
  readonly fit: MapFit;
  /** The engine of a recorded map that is made again; absent: the faster one. The map says which one was used. */
  readonly engine?: AdcMap['engine'];
}

export interface AdcMap {
  /** mm²/s per voxel as fitted, NaN where undefined; order of the volumes' grid. */
  readonly adc: Float32Array;
  /** Voxels whose fit is not above 0, which the map leaves undefined, and those above free water. */
  readonly negative: number;
  readonly aboveWater: number;
  readonly engine: 'webassembly' | 'webgl2';
  /** What the choice of the engine rests on: milliseconds for a sample of voxels. */
  readonly timings: Readonly<Record<string, number>>;
}

export interface Mapping {
  readonly adcMap: (
    request: AdcRequest,
    options: { readonly onProgress: (fraction: number) => void; readonly signal?: AbortSignal },
  ) => Promise<AdcMap>;
}

/** Work that says how far it is, 0 to 1, and can be cancelled. */
export interface WatchedWork {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export interface SampleStudy {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly modalities: readonly string[];
}

export interface Phantoms {
  readonly samples: readonly SampleStudy[];
  /** Writes the DICOM files of a sample study. Rejects with the signal's reason when cancelled. */
  readonly make: (id: string, options: WatchedWork) => Promise<readonly File[]>;
}

export interface Verifying {
  /** Checks the whole chain away from the screen's thread. Rejects with the signal's reason when cancelled. */
  readonly verify: (entries: readonly LedgerEntry[], options?: Partial<WatchedWork>) => Promise<ChainCheck>;
}

export interface LedgerStore {
  readonly load: () => Promise<readonly LedgerEntry[]>;
  /** Resolves when the entry is durable; fails when another entry with this sequence exists. */
  readonly append: (entry: LedgerEntry) => Promise<void>;
}

/** Copies of opened files in the browser's private storage. */
export interface StudyArchive {
  /** Rejects with the signal's reason when cancelled; a copy that was complete before stays complete. */
  readonly keep: (
    studyUid: string,
    blobs: ReadonlyMap<string, Blob>,
    options: WatchedWork,
  ) => Promise<Result<undefined, Failure>>;
  readonly open: (studyUid: string) => Promise<readonly File[]>;
  readonly remove: (studyUid: string) => Promise<void>;
  readonly kept: () => Promise<readonly string[]>;
  /** Bytes of each kept study, by Study Instance UID. */
  readonly sizes: () => Promise<ReadonlyMap<string, number>>;
  readonly usage: () => Promise<StorageUsage>;
}

/** What this origin takes of the browser's storage, in bytes. */
export interface StorageUsage {
  readonly used: number;
  readonly quota: number;
  /** The browser has promised not to evict it when the disk runs full. */
  readonly persisted: boolean;
}

/** Small pictures of studies: of this window, and in the browser's private storage once the reader keeps the study there. */
export interface Thumbnails {
  readonly read: (studyUid: string) => Promise<Blob | undefined>;
  readonly put: (studyUid: string, picture: Blob) => void;
  /** Stores the picture of a study, where there is one. */
  readonly keep: (studyUid: string) => Promise<void>;
  readonly remove: (studyUid: string) => Promise<void>;
}

export interface Picturing {
  /** A small picture of one frame in its usual window; undefined where the frame cannot be decoded. */
  readonly picture: (series: Series, frame: Frame, blob: Blob) => Promise<Blob | undefined>;
}

/** Archives on the network (PS3.18). Every call rejects only with its signal's reason. */
export interface DicomWeb {
  readonly served: () => Promise<ServedArchive>;
  readonly searchStudies: (
    ask: ArchiveAsk & { readonly query: StudyQuery; readonly offset: number },
  ) => Promise<Result<StudyPage, ArchiveFailure>>;
  readonly listSeries: (
    ask: ArchiveAsk & { readonly studyUid: string },
  ) => Promise<Result<readonly RemoteSeries[], ArchiveFailure>>;
  /** What arrived earlier of the same study and is not opened yet is not asked for again. */
  readonly retrieve: (
    ask: ArchiveAsk & {
      readonly series: readonly RemoteSeries[];
      readonly onProgress: (progress: RetrievalProgress) => void;
    },
  ) => Promise<Result<Arrived, ArchiveFailure>>;
}

interface ArchiveAsk {
  readonly address: ArchiveAddress;
  readonly signal: AbortSignal;
}

export interface Settings {
  readonly read: (key: string) => Promise<unknown>;
  readonly write: (key: string, value: unknown) => Promise<void>;
}

export interface Clock {
  /** UTC, ISO 8601 with milliseconds and Z. */
  readonly now: () => string;
  readonly offsetMinutes: () => number;
}
