import type { FourthDimension } from '#core/imaging/fourthDimension.ts';
import type { Measurement, Statistic } from '#core/measurements/measurement.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';

/** What a region measures at one place of the axis. */
export interface CurveValue {
  readonly mean: number;
  /** n − 1; undefined of a single voxel. */
  readonly sd: number | undefined;
  readonly voxels: number;
}

export interface CurvePoint {
  readonly stackId: string;
  /** As in the dimension: its unit, or counted from 1. */
  readonly at: number;
  readonly detail: string;
  readonly value: Result<CurveValue, Failure>;
}

/** A region measured along an axis of a series. */
export interface RegionCurve {
  readonly regionId: string;
  readonly regionName: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly dimension: FourthDimension;
  readonly quantity: VoxelQuantity;
  /** UCUM. */
  readonly unit: string;
  readonly points: readonly CurvePoint[];
  /** What is to be said of the axis and of the values, each once. */
  readonly warnings: readonly Notice[];
}

/**
 * Mean, SD and number of voxels of the measurement of a region on one stack; of a point its value. Lengths that come
 * with a measurement are not asked for. A measurement that is refused gives its refusal.
 */
export function curveValue(measurements: readonly Measurement[], quantity: VoxelQuantity): Result<CurveValue, Failure> {
  const measured = measurements.find((one) => one.quantity === quantity);
  const of = (statistic: Statistic) => measured?.values.find((value) => value.statistic === statistic)?.value;
  const mean = of('mean') ?? of('value');
  if (measured?.failure) return { ok: false, failure: measured.failure };
  if (mean === undefined) return { ok: false, failure: NO_VALUE };
  return success({ mean, sd: of('sd'), voxels: of('count') ?? measured?.derivation?.voxels.count ?? 1 });
}

const NO_VALUE: Failure = {
  code: 'REC_E_CURVE',
  message: 'A line has no voxels to average: draw an area, a sphere or a point.',
};

/** Each notice once: the same one comes with every point. */
export function noticesOnce(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(
    (one, at) => notices.findIndex(({ code, message }) => code === one.code && message === one.message) === at,
  );
}
