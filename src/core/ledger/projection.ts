import type { HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import type { PatientOverrides, SeriesOverrides } from '#core/calibration/suv/overrides.ts';
import type { Actor, LedgerEntry } from '#core/ledger/entry.ts';
import type { Registration } from '#core/geometry/registration.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';
import type { StatedLesion } from '#core/response/lesionState.ts';

/** The state of the read: a fold over the ledger. Every panel shows this, nothing else. */
export interface ReadState {
  readonly regions: readonly Region[];
  /** The latest measurements of each region, by region id. */
  readonly measurements: Readonly<Record<string, readonly Measurement[]>>;
  /** What the reader said of targets without a measured length, one a lesion and study. */
  readonly lesionStates: readonly StatedLesion[];
  /** Who measured each region last, by region id. */
  readonly measuredBy: Readonly<Record<string, Actor>>;
  /** The protocol in force; undefined until one is recorded. */
  readonly protocol: Protocol | undefined;
  readonly studies: readonly {
    readonly studyUid: string;
    readonly patientId: string;
    /** As the file has it; absent where the entry is older than its recording. */
    readonly patientName?: string;
    readonly studyDate: string;
    readonly modalities?: readonly string[];
    readonly description?: string;
    readonly accession?: string;
    readonly series?: number;
    /** Images shown when it was last opened. */
    readonly images?: number;
    readonly sample?: string;
    /** The archive that sent its files last: host and path. */
    readonly archive?: string;
    readonly digest: string;
    readonly at: string;
    readonly kept: boolean;
  }[];
  readonly maps: readonly {
    readonly studyUid: string;
    readonly seriesUid: string;
    readonly from: string;
    readonly settings: string;
  }[];
  /** What readers entered in place of PET headers of the patient, by study UID. */
  readonly suvOverrides: Readonly<Record<string, PatientOverrides>>;
  /** The same of the dose, by series UID. */
  readonly seriesOverrides: Readonly<Record<string, SeriesOverrides>>;
  /** What readers measured on rulers in images without a scale, by `calibrationKey`. */
  readonly handCalibrations: Readonly<Record<string, HandCalibration>>;
  /** Ways between frames of reference, oldest first; the latest of two spaces holds. */
  readonly registrations: readonly Registration[];
  /** Acts of a reader on regions, PET headers, scales and registrations of the current session that can be taken back, oldest first, and those taken back, oldest first. */
  readonly undoable: readonly LedgerEntry[];
  readonly redoable: readonly LedgerEntry[];
}

export const emptyRead: ReadState = {
  regions: [],
  measurements: {},
  lesionStates: [],
  measuredBy: {},
  protocol: undefined,
  studies: [],
  maps: [],
  suvOverrides: {},
  seriesOverrides: {},
  handCalibrations: {},
  registrations: [],
  undoable: [],
  redoable: [],
};
