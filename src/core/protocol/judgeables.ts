import { valueOf, type Measurement } from '#core/measurements/measurement.ts';
import type { Judgeable } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';
import { evaluateTargets } from '#core/response/evaluateTargets.ts';
import { subjectTimePoints, targetTimePoints, type SubjectStudies, type TimePoint } from '#core/response/timePoints.ts';
import { failed, success } from '#core/result.ts';

export interface ReadResults {
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  readonly studies: readonly SubjectStudies[];
}

/**
 * Every number of a read that a cut-off can be about: each measured value; per subject the target sum and tumour
 * volume with their changes; and the change of SUVmax of a region measured again at another time point.
 */
export function judgeablesOf(results: ReadResults): readonly Judgeable[] {
  const organOf = new Map(results.regions.map(({ id, organ }) => [id, organ]));
  const single = results.measurements.flatMap((measurement) =>
    ofMeasurement(measurement, organOf.get(measurement.regionId) ?? ''),
  );
  const changes = subjectTimePoints(results).flatMap((timePoints) => [
    ...targetSumChanges(timePoints),
    ...volumeChanges(timePoints),
    ...suvChanges(timePoints),
  ]);
  return [...single, ...changes];
}

/** A failed measurement is offered with its main statistic, so that the panel says why there is no verdict. */
const MAIN_STATISTIC: Readonly<Record<string, Judgeable['statistic']>> = {
  ADC: 'mean',
  HU: 'mean',
  Diameter: 'longAxis',
};

function ofMeasurement(measurement: Measurement, organ: string): readonly Judgeable[] {
  const { regionName, regionId, studyUid, seriesUid, quantity, modality, failure } = measurement;
  const common = {
    subject: regionName,
    regionId,
    studyUid,
    seriesUid,
    quantity,
    modality,
    organ,
    basis: 'value' as const,
  };
  if (failure) {
    return [{ ...common, statistic: MAIN_STATISTIC[quantity] ?? 'max', measured: failed(failure) }];
  }
  return measurement.values.map(({ statistic, value, unit }) => ({
    ...common,
    statistic,
    measured: success({ value, unit }),
  }));
}

const atStudy = ({ studyUid }: TimePoint) => ({ studyUid, modality: '', organ: '' });

function targetSumChanges(timePoints: readonly TimePoint[]): readonly Judgeable[] {
  const evaluated = evaluateTargets(targetTimePoints(timePoints));
  if (!evaluated.ok) return [];
  return evaluated.value.flatMap((point, index): readonly Judgeable[] => {
    const timePoint = timePoints[index];
    if (!timePoint || !point.verdict || point.verdict.response === 'none') return [];
    const common = {
      ...atStudy(timePoint),
      subject: 'Target sum',
      quantity: 'TargetSum' as const,
      statistic: 'sum' as const,
    };
    const notEvaluated = failed({ code: 'REC_E_LESION_MISSING', message: missingTargets(timePoint, timePoints[0]) });
    const percent = (value: number | undefined) => (value === undefined ? notEvaluated : success({ value, unit: '%' }));
    const baselineSum = evaluated.value[0]?.sum ?? 0;
    return [
      {
        ...common,
        basis: 'changeFromBaseline',
        measured: percent(point.changeFromBaseline),
        ...(point.sum === undefined ? {} : { absolute: { value: point.sum - baselineSum, unit: 'mm' } }),
      },
      {
        ...common,
        basis: 'changeFromNadir',
        measured: percent(point.percentFromNadir),
        ...(point.changeFromNadir === undefined ? {} : { absolute: { value: point.changeFromNadir, unit: 'mm' } }),
      },
    ];
  });
}

function missingTargets({ lesions }: TimePoint, baseline: TimePoint | undefined): string {
  const missing = (baseline?.lesions ?? [])
    .filter(({ region }) => region.role === 'target')
    .map(({ region }) => region.name)
    .filter((name) => !lesions.some(({ region, length }) => region.name === name && length !== undefined));
  return `Target ${missing.join(', ')} has no length at this time point: measure it under the same name.`;
}

/** Volume of all target regions that enclose voxels, against baseline. */
function volumeChanges(timePoints: readonly TimePoint[]): readonly Judgeable[] {
  const volumes = timePoints.map(({ lesions }) => {
    const known = lesions.flatMap(({ region, volume }) =>
      region.role === 'target' && volume !== undefined ? [volume] : [],
    );
    return known.length === 0 ? undefined : known.reduce((sum, volume) => sum + volume, 0);
  });
  const baseline = volumes[0];
  if (baseline === undefined || baseline === 0) return [];
  return timePoints.slice(1).flatMap((timePoint, index) => {
    const volume = volumes[index + 1];
    if (volume === undefined) return [];
    return [
      {
        ...atStudy(timePoint),
        subject: 'Target volume',
        quantity: 'TumourVolume' as const,
        statistic: 'volume' as const,
        basis: 'changeFromBaseline' as const,
        measured: success({ value: (100 * (volume - baseline)) / baseline, unit: '%' }),
        absolute: { value: volume - baseline, unit: 'mm3' },
      },
    ];
  });
}

/** The same region name at a later time point: change of SUVmax against the first one (statistics.md section 2). */
function suvChanges(timePoints: readonly TimePoint[]): readonly Judgeable[] {
  const [baseline, ...later] = timePoints;
  if (!baseline) return [];
  return later.flatMap((timePoint) =>
    timePoint.suv.flatMap((repeat) => {
      const before = baseline.suv.find(
        ({ regionName, quantity }) => regionName === repeat.regionName && quantity === repeat.quantity,
      );
      const [now, then] = [valueOf(repeat, 'max'), before && valueOf(before, 'max')];
      if (!now || !then) return [];
      const measured =
        then.value > 0
          ? success({ value: (100 * (now.value - then.value)) / then.value, unit: '%' })
          : failed({ code: 'STA_E_PERCENT_BASE', message: 'Percent change needs a non-zero baseline.' });
      return [
        {
          ...atStudy(timePoint),
          subject: repeat.regionName,
          regionId: repeat.regionId,
          seriesUid: repeat.seriesUid,
          modality: repeat.modality,
          quantity: repeat.quantity,
          statistic: 'max' as const,
          basis: 'changeFromBaseline' as const,
          measured,
          absolute: { value: now.value - then.value, unit: now.unit },
        },
      ];
    }),
  );
}
