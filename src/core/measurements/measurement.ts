import type { CalibrationRecord } from '#core/calibration/meaning.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { Failure, Notice } from '#core/result.ts';
import type { RecordedShape } from './recordedShape.ts';

/** Voxel quantities, and those read from a region's geometry or from several regions together. */
export type QuantityName = VoxelQuantity | 'Diameter' | 'Velocity' | 'TargetSum' | 'TumourVolume';

export type Statistic =
  | 'max' | 'mean' | 'sd' | 'min' | 'median' | 'p10' | 'p90' | 'count'
  | 'peak' | 'peakLocal' | 'peakIbsi' | 'volume' | 'tlg'
  | 'value' | 'length' | 'longAxis' | 'shortAxis' | 'area' | 'circumference' | 'sum'
  | 'interval' | 'slope' | 'psv' | 'edv' | 'tamax' | 'vti' | 'ri' | 'pi' | 'sdRatio' | 'gradient'; // prettier-ignore

/** One number: what it is of, which statistic, the value at full precision and its UCUM unit. */
export interface MeasuredValue {
  readonly quantity: QuantityName;
  readonly statistic: Statistic;
  readonly value: number;
  readonly unit: string;
  /** For max: where it was found. */
  readonly at?: { readonly index: Vector3; readonly world: Vector3 };
}

/** design.md, decision 3: everything needed to explain a number and to compute it again. */
export interface Derivation {
  readonly calibration: CalibrationRecord;
  readonly shape: RecordedShape;
  readonly voxels: {
    readonly count: number;
    /** 0 for pixels of an image on its own. */
    readonly volumeMm3: number;
    readonly box: { readonly from: Vector3; readonly to: Vector3 } | undefined;
    /** SHA-256 over the runs and the stored values inside them. */
    readonly digest: string;
  };
  /** SOP instances of the slices the region's voxels, or its drawn axes, lie on. */
  readonly instanceUids: readonly string[];
  readonly algorithm: { readonly name: string; readonly version: string };
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

/** One region measured on one stack in one quantity. Either values, or the reason there are none. */
export interface Measurement {
  readonly regionId: string;
  readonly regionName: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly stackId: string;
  readonly modality: string;
  readonly quantity: QuantityName;
  readonly unit: string;
  readonly values: readonly MeasuredValue[];
  readonly derivation?: Derivation;
  readonly warnings: readonly Notice[];
  readonly failure?: Failure;
}

export function valueOf(measurement: Measurement, statistic: Statistic): MeasuredValue | undefined {
  return measurement.values.find((value) => value.statistic === statistic);
}
