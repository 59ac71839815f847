import type { CalibratedImage, HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Registration } from '#core/geometry/registration.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';
import type { LesionState } from '#core/response/lesionState.ts';

export type Role = 'reader' | 'coordinator' | 'qa' | 'administrator';

export interface Actor {
  readonly name: string;
  readonly role: Role;
}

/** What was done. Changes keep both sides, so that the trail can say "before → after" and undo is one more entry. */
export type Act =
  | { readonly kind: 'session-opened'; readonly software: string }
  | {
      readonly kind: 'study-imported';
      readonly studyUid: string;
      readonly patientId: string;
      /** Patient's Name (0010,0010) as the file has it, '' when it has none; absent in entries older than this member. */
      readonly patientName?: string;
      /** YYYYMMDD, '' when absent: places the study in time also when its files are not open. */
      readonly studyDate: string;
      readonly files: number;
      readonly shown: number;
      readonly withheld: number;
      /** Modalities of its series, sorted; absent in entries older than this member. */
      readonly modalities?: readonly string[];
      /** Study Description (0008,1030), Accession Number (0008,0050) and how many series; absent in older entries. */
      readonly description?: string;
      readonly accession?: string;
      readonly series?: number;
      /** The sample study it was made as: its files can be made again. */
      readonly sample?: string;
      /** The archive on the network that sent the files: host and path. */
      readonly archive?: string;
      /** SHA-256 over the sorted file digests. */
      readonly digest: string;
    }
  | { readonly kind: 'region-added'; readonly region: Region }
  | { readonly kind: 'region-changed'; readonly before: Region; readonly after: Region }
  | { readonly kind: 'region-removed'; readonly region: Region }
  /** A target without a measured length at a time point, by its name at baseline; null: nothing is said of it. */
  | {
      readonly kind: 'lesion-stated';
      readonly studyUid: string;
      readonly lesion: string;
      readonly before: LesionState | null;
      readonly after: LesionState | null;
    }
  | { readonly kind: 'measured'; readonly measurements: readonly Measurement[] }
  | {
      readonly kind: 'protocol-changed';
      readonly before: Protocol | null;
      readonly after: Protocol;
      readonly reason: string;
    }
  | {
      readonly kind: 'map-created';
      readonly studyUid: string;
      readonly seriesUid: string;
      readonly from: string;
      readonly settings: string;
    }
  | {
      readonly kind: 'suv-overridden';
      readonly studyUid: string;
      /** The series whose dose, times or radiopharmaceutical are meant; absent for weight, height and sex of the patient. */
      readonly seriesUid?: string;
      /** Null where the header holds. */
      readonly before: SuvOverrides | null;
      readonly after: SuvOverrides | null;
      readonly reason: string;
    }
  /** A scale read off a ruler in an image that states none, for one frame or, without `frame`, all frames of a cine. */
  | {
      readonly kind: 'image-calibrated';
      readonly studyUid: string;
      readonly image: CalibratedImage;
      readonly before: HandCalibration | null;
      readonly after: HandCalibration | null;
      readonly reason: string;
    }
  | { readonly kind: 'spaces-registered'; readonly registration: Registration }
  /** The way no longer holds; an earlier one between the same spaces does again. */
  | { readonly kind: 'registration-withdrawn'; readonly registration: Registration }
  | { readonly kind: 'exported'; readonly studyUid: string; readonly format: string; readonly digest: string }
  | { readonly kind: 'files-kept' | 'files-deleted'; readonly studyUid: string }
  | { readonly kind: 'verified'; readonly entries: number; readonly intact: boolean };

export interface LedgerEntry {
  /** 0, 1, 2 … without gaps. */
  readonly sequence: number;
  /** UTC, ISO 8601 with milliseconds and Z. */
  readonly at: string;
  /** Minutes east of UTC of the actor's clock. */
  readonly offsetMinutes: number;
  readonly actor: Actor;
  /** Study the act concerns; '' for acts on the installation. */
  readonly subject: string;
  /** 'undo' or 'redo' when the act takes back or repeats an earlier one. */
  readonly via?: 'undo' | 'redo';
  readonly act: Act;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON (RFC 8785) of the entry without `hash`. */
  readonly hash: string;
}
