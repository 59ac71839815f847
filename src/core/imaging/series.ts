import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { CalibrationRecord } from '#core/calibration/meaning.ts';
import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Failure, Notice, Result } from '#core/result.ts';

/** What a series is, as far as measuring goes. */
export type SeriesKind = 'ct' | 'pet' | 'mr' | 'dwi' | 'adc' | 'bold' | 'us' | 'rtstruct' | 'seg' | 'sr' | 'other';

/** One two-dimensional image of an instance: a classic image, a frame of a multi-frame object, or a mosaic tile. */
export interface Frame {
  readonly instance: Instance;
  /** 0-based frame of the pixel data. */
  readonly frame: number;
  /** Tile of a mosaic: 0-based column and row of the tile's first pixel in the frame. */
  readonly tile?: { readonly column: number; readonly row: number };
  /** Header seen from this frame: per-frame over shared functional groups over the instance, flattened. */
  readonly dataSet: DataSet;
  /** Columns, rows. */
  readonly size: readonly [number, number];
  /** LPS mm of the centre of the first pixel, direction cosines along a row and down a column; absent without them. */
  readonly plane?: { readonly origin: Vector3; readonly row: Vector3; readonly column: Vector3 };
  /** Millimetres: distance between columns (along a row), between rows (down a column); absent without Pixel Spacing. */
  readonly spacing?: readonly [number, number];
}

/** What tells stacks of one series apart, e.g. { b: 1000, direction: 'trace' } or { time: 3 }. */
export interface StackKey {
  /** s/mm², the label of the b-group. */
  readonly b?: number;
  /** 'trace' or a unit vector as text. */
  readonly direction?: string;
  readonly time?: number;
  readonly echo?: number;
  readonly phase?: number;
  readonly repeat?: number;
  /** Parallel slices of another orientation or size in the same series. */
  readonly part?: number;
}

/** Frames of one series that lie one behind the other: same orientation, size and key, sorted along the normal. */
export interface Stack {
  /** `${seriesUid}/${n}`, n counting from 0 in the order shown. */
  readonly id: string;
  readonly label: string;
  readonly key: StackKey;
  readonly frames: readonly Frame[];
  /** The regular grid of the voxels, or why no volume can be built (the frames can still be read one by one). */
  readonly grid: Result<Grid, Failure>;
  readonly warnings: readonly Notice[];
}

export interface Series {
  readonly seriesUid: string;
  readonly studyUid: string;
  readonly modality: string;
  readonly kind: SeriesKind;
  readonly description: string;
  readonly number: number | undefined;
  readonly instances: readonly Instance[];
  readonly stacks: readonly Stack[];
  readonly warnings: readonly Notice[];
  /** Set on a series that Readout computed (an ADC map): the series it is made from, and how. */
  readonly computed?: {
    readonly from: string;
    readonly record: CalibrationRecord;
    readonly warnings: readonly Notice[];
  };
  /** What a reader entered in place of the header of a PET (pet-suv.md 4, 5); in the ledger with its reason. */
  readonly suvOverrides?: SuvOverrides;
}

export interface Study {
  readonly studyUid: string;
  readonly patientId: string;
  readonly patientName: string;
  /** YYYYMMDD as in the header, '' when absent. */
  readonly studyDate: string;
  readonly description: string;
  readonly series: readonly Series[];
}
