import { tracerOf } from '#core/calibration/suv/tracer.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgeable } from '#core/protocol/cutoff.ts';
import { suvChanges } from '#core/protocol/suvChanges.ts';
import { isSegmented, type Region } from '#core/regions/region.ts';
import type { StatedLesion } from '#core/response/lesionState.ts';
import { evaluateSubject } from '#core/response/subjectTargets.ts';
import {
  fromBaseline,
  subjectStudyPoints,
  subjectTimePoints,
  type LesionReading,
  type SubjectStudies,
  type TimePoint,
} from '#core/response/timePoints.ts';
import { failed, success, type Failure } from '#core/result.ts';

export interface ReadResults {
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  readonly studies: readonly SubjectStudies[];
  /** What the reader said of targets without a measured length. */
  readonly states?: readonly StatedLesion[];
}

/**
 * Every number of a read that a cut-off can be about: each measured value; per subject the target sum and tumour
 * volume with their changes; and the change of SUVmax of a region measured again at another time point.
 */
export function judgeablesOf(results: ReadResults): readonly Judgeable[] {
  const organOf = organs(results);
  const single = results.measurements.flatMap((measurement) => ofMeasurement(measurement, organOf(measurement)));
  return [...single, ...changesOf(results)];
}

/** The organ of the region a measurement is of; '' when not stated. */
export function organs({ regions }: Pick<ReadResults, 'regions'>): (of: Pick<Measurement, 'regionId'>) => string {
  const known = new Map(regions.map(({ id, organ }) => [id, organ]));
  return ({ regionId }) => known.get(regionId) ?? '';
}

/** Those that are about several measurements: changes between time points. */
export function changesOf(results: ReadResults): readonly Judgeable[] {
  const changes = subjectTimePoints(results).flatMap((timePoints) => [
    ...targetSumChanges(timePoints),
    ...volumeChanges(timePoints),
  ]);
  // A test and its retest may be two studies of one day.
  return [...changes, ...subjectStudyPoints(results).flatMap(suvChanges)];
}

/** Statistics that a measurement of voxel values can have; those of geometry and of Doppler traces stand below. */
const VOXEL_STATISTICS = [
  'max', 'mean', 'sd', 'min', 'median', 'p10', 'p90', 'count', 'peak', 'peakLocal', 'peakIbsi', 'volume', 'tlg', 'value',
] as const satisfies readonly Judgeable['statistic'][]; // prettier-ignore

const OTHER_STATISTICS: Readonly<Record<string, readonly Judgeable['statistic'][]>> = {
  Diameter: ['length', 'longAxis', 'shortAxis', 'area', 'circumference'],
  Velocity: ['value', 'interval', 'slope', 'psv', 'edv', 'tamax', 'vti', 'ri', 'pi', 'sdRatio', 'gradient'],
};

/** Those of one measurement, one a number; of a failed one each statistic it could have had. */
export function ofMeasurement(measurement: Measurement, organ: string): readonly Judgeable[] {
  const { regionName, regionId, studyUid, seriesUid, quantity, modality, failure } = measurement;
  const tracer = tracerIn(measurement);
  const common = {
    subject: regionName,
    regionId,
    studyUid,
    seriesUid,
    quantity,
    modality,
    organ,
    ...(tracer !== undefined && { tracer }),
    basis: 'value' as const,
  };
  // A failed measurement is offered with every statistic, so that each cut-off on it says why there is no verdict.
  if (failure) {
    const statistics = OTHER_STATISTICS[quantity] ?? VOXEL_STATISTICS;
    return statistics.map((statistic) => ({ ...common, statistic, measured: failed(failure) }));
  }
  return measurement.values.map(({ statistic, value, unit }) => ({
    ...common,
    statistic,
    measured: success({ value, unit }),
  }));
}

const tracerIn = ({ derivation }: Measurement) => derivation && tracerOf(derivation.calibration);

const atStudy = ({ studyUid }: TimePoint) => ({ studyUid, modality: '', organ: '' });

function targetSumChanges(all: readonly TimePoint[]): readonly Judgeable[] {
  const timePoints = fromBaseline(all);
  const evaluated = evaluateSubject(timePoints);
  return timePoints.slice(1).flatMap((timePoint, index): readonly Judgeable[] => {
    const common = {
      ...atStudy(timePoint),
      subject: 'Target sum',
      quantity: 'TargetSum' as const,
      statistic: 'sum' as const,
    };
    const point = evaluated.ok ? evaluated.value[index + 1] : undefined;
    const baselineSum = evaluated.ok ? (evaluated.value[0]?.sum ?? 0) : 0;
    const missing = evaluated.ok ? (point?.failure ?? NOT_EVALUABLE) : evaluated.failure;
    // Progression may be called on the measured part alone (row T2); everything else needs every target.
    const countable = point !== undefined && (point.complete || point.verdict?.row === 'T2');
    const isZero = point?.nadir === 0;
    const percent = (value: number | undefined, otherwise: Failure) =>
      countable && value !== undefined ? success({ value, unit: '%' }) : failed(countable ? otherwise : missing);
    const change = (mm: number | undefined) => (mm === undefined ? {} : { absolute: { value: mm, unit: 'mm' } });
    return [
      {
        ...common,
        basis: 'changeFromBaseline',
        measured: percent(point?.changeFromBaseline, missing),
        ...change(point?.sum === undefined ? undefined : point.sum - baselineSum),
      },
      {
        ...common,
        basis: 'changeFromNadir',
        // A sum that stays 0 has not changed; one that grows from 0 has no percent.
        measured: percent(isZero && point.sum === 0 ? 0 : point?.percentFromNadir, point?.failure ?? zeroNadir),
        ...change(point?.changeFromNadir),
        ...(isZero && countable ? { fromZero: true as const } : {}),
      },
    ];
  });
}

const zeroNadir: Failure = {
  code: 'STA_E_PERCENT_BASE',
  message: 'The nadir is 0 mm, so there is no percent change from it; see the target response.',
};

const NOT_EVALUABLE: Failure = {
  code: 'REC_E_LESION_MISSING',
  message: 'A target is not evaluable at this time point, so there is no full sum.',
};

/** Volumes are tumour volumes only where the shape follows the tumour. */
const isSegmentedTarget = ({ region }: LesionReading) => region.role === 'target' && isSegmented(region.shape);

/** Time points with a segmented target: on a study without one no volume was read. */
const volumeTimePoints = (all: readonly TimePoint[]) => all.filter(({ lesions }) => lesions.some(isSegmentedTarget));

/** Volume of the baseline's segmented targets, matched by name; a missing one makes the change not computable. */
function volumeChanges(all: readonly TimePoint[]): readonly Judgeable[] {
  const timePoints = volumeTimePoints(all);
  const [baseline] = timePoints;
  const names = (baseline?.lesions ?? []).filter(isSegmentedTarget).map(({ region }) => region.name);
  // Two studies of one day may each have a region of a name: then neither is known to be the lesion.
  const volumeAt = ({ lesions }: TimePoint) =>
    names.map((name) => {
      const [one, ...others] = lesions.filter((lesion) => lesion.region.name === name && isSegmentedTarget(lesion));
      return others.length === 0 ? one?.volume : undefined;
    });
  const volumesBefore = baseline ? volumeAt(baseline) : [];
  const before = baseline ? total(volumesBefore) : undefined;
  return timePoints.slice(1).map((timePoint) => {
    const volumes = volumeAt(timePoint);
    const now = total(volumes);
    const missing = names.filter((_, at) => volumes[at] === undefined || volumesBefore[at] === undefined);
    const measured =
      before !== undefined && before > 0 && now !== undefined
        ? success({ value: (100 * (now - before)) / before, unit: '%' })
        : failed(noVolume(missing));
    return {
      ...atStudy(timePoint),
      subject: 'Target volume',
      quantity: 'TumourVolume' as const,
      statistic: 'volume' as const,
      basis: 'changeFromBaseline' as const,
      measured,
      ...(before !== undefined && now !== undefined ? { absolute: { value: now - before, unit: 'mm3' } } : {}),
    };
  });
}

const noVolume = (missing: readonly string[]): Failure =>
  missing.length > 0
    ? {
        code: 'REC_E_LESION_MISSING',
        message: `Target ${[...new Set(missing)].join(', ')} has no volume, or more than one, at this time point or at baseline.`,
      }
    : { code: 'STA_E_PERCENT_BASE', message: 'Percent change needs a non-zero baseline.' };

const total = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce(
    (sum: number | undefined, value) => (sum === undefined || value === undefined ? undefined : sum + value),
    0,
  );
