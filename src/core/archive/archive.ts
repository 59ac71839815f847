import type { Failure } from '#core/result.ts';

/** A DICOMweb service (PS3.18) and what must accompany every request to it. */
export interface ArchiveAddress {
  /** Without a slash at the end: QIDO-RS is `${baseUrl}/studies`. */
  readonly baseUrl: string;
  /** As the reader and the ledger name it: host and path, never a credential. */
  readonly name: string;
  /** For example Authorization; empty when the server of this page holds the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** The requests go through the server of this page, which adds its own credentials. */
  readonly throughServer: boolean;
}

/** What the server of this page says of itself in /readout.json. */
export interface ServedArchive {
  /** Name of the archive behind /dicomweb; undefined when none was configured. */
  readonly archive: string | undefined;
  /** Other origins this page may ask directly; undefined when the server does not say. */
  readonly connect: readonly string[] | undefined;
}

/** Why an archive did not give what was asked. */
export interface ArchiveFailure extends Failure {
  /** The same request may succeed later: 429, 5xx, no connection, silence, a body cut off. */
  readonly passing: boolean;
  /** Every other request would meet the same: credentials refused, nobody there. */
  readonly general: boolean;
  /** Seconds the archive asks to wait (Retry-After). */
  readonly retryAfter?: number;
}

/** Keys of a QIDO-RS search for studies; empty text matches everything. `*` and `?` are wildcards. */
export interface StudyQuery {
  readonly patientId: string;
  readonly patientName: string;
  /** YYYYMMDD, inclusive, or ''. */
  readonly from: string;
  readonly to: string;
  /** One code of (0008,0061), or ''. */
  readonly modality: string;
  readonly accession: string;
}

/** A study as the archive lists it. Counts are what it says, and may be absent. */
export interface RemoteStudy {
  readonly studyUid: string;
  readonly patientId: string;
  readonly patientName: string;
  /** YYYYMMDD, '' when absent. */
  readonly studyDate: string;
  readonly description: string;
  readonly accession: string;
  readonly modalities: readonly string[];
  readonly series: number | undefined;
  readonly images: number | undefined;
}

export interface StudyPage {
  readonly studies: readonly RemoteStudy[];
  /** Results to skip for the next page; undefined when this is the last. */
  readonly next: number | undefined;
  /** The archive left results out (Warning 299). */
  readonly truncated: boolean;
}

export interface RemoteSeries {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly modality: string;
  readonly description: string;
  readonly number: number | undefined;
  /** Instances the archive counts in it, where it does. */
  readonly images: number | undefined;
}

/** An instance that was asked for, in words for the manifest. */
export interface AskedInstance {
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
  /** "CT axial, image 23 (1.2.3…)". */
  readonly name: string;
}

/** Something that was asked for and did not arrive: an instance, or a series that could not be listed in full. */
export interface MissingPart {
  readonly seriesUid: string;
  readonly name: string;
  readonly failure: ArchiveFailure;
}

export interface RetrievalProgress {
  readonly images: number;
  /** Images listed so far; grows while series are still being listed. */
  readonly total: number;
  readonly bytes: number;
  /** Set while a request is being repeated. */
  readonly waiting?: string;
}
