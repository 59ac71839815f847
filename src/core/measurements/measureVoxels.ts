import { fittedBValues, isComputedMap } from '#core/calibration/diffusion/adcMapSeries.ts';
import { indexToWorld, voxelVolume, type Vector3 } from '#core/geometry/grid.ts';
import { isSegmented, type ThresholdRule } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Failure } from '#core/result.ts';
import { PEAK_RADIUS } from '#core/statistics/peakSphere.ts';
import { peakWarnings, suvPeak, type Peak, type PeakOptions } from '#core/statistics/suvPeak.ts';
import type { Summarise, Summary } from '#core/statistics/summary.ts';
import type { VoxelField } from '#core/statistics/voxelField.ts';
import { SOFTWARE } from '#core/version.ts';
import { ALGORITHMS } from './algorithms.ts';
import type { Derivation, MeasuredValue, Measurement, Statistic } from './measurement.ts';
import { gather, quantityField, unmappedCount } from './quantityField.ts';
import { importSettings, recordedShape } from './recordedShape.ts';
import type { RegionLoops } from './regionLoops.ts';
import { codePrefix, subjectOf, withheld, type RegionRequest } from './regionRequest.ts';
import { planeNotices, regionWarnings, unmappedNotice } from './regionWarnings.ts';
import { instancesOfVoxels } from './sourceInstances.ts';
import { voxelDigest } from './voxelDigest.ts';

/** The statistics of the voxels under a region, with their derivation; or why there are none. */
export function measureVoxels(request: RegionRequest, summarise: Summarise, loops: RegionLoops): Measurement {
  const { region, volume, meaning } = request;
  const field = quantityField(volume, meaning);
  const runs = regionVoxels(region.shape, volume.grid, field);
  const values = gather(field, runs);
  const summary = summarise(values);
  if (summary.count === 0) {
    const failure = emptyRegion(request, runs);
    const warnings = [...meaning.warnings, ...planeNotices(request), ...unmappedNotice(request, runs)];
    return { ...withheld(request, { ...meaning, failure }), warnings };
  }
  const peaks =
    isSuv(request) && region.shape.kind !== 'point'
      ? regionPeaks(field, runs, { means: loops.sphereMeans, maximum: summary.max })
      : [];
  const statistics = region.shape.kind === 'point' ? pointValue : regionValues;
  return {
    ...subjectOf(request),
    quantity: meaning.quantity,
    unit: meaning.unit,
    values: statistics({ request, runs, summary, peaks }),
    derivation: derivationOf({ request, runs, summary, peaks }, loops),
    warnings: [
      ...meaning.warnings,
      ...regionWarnings(request, { runs, values, summary }),
      ...(peaks.length > 0 ? peakWarnings(peaks, { count: summary.count, grid: volume.grid }) : []),
    ],
  };
}

interface Measured {
  readonly request: RegionRequest;
  readonly runs: VoxelRuns;
  readonly summary: Summary;
  readonly peaks: readonly Peak[];
}

const isSuv = ({ meaning }: RegionRequest) => codePrefix(meaning.quantity) === 'SUV' && meaning.quantity !== 'activity';

/** The default peak, and the two others a cut-off may name (pet-suv.md 9.1). */
function regionPeaks(field: VoxelField, runs: VoxelRuns, options: PeakOptions): readonly Peak[] {
  const peak = suvPeak(field, runs, options);
  return [peak('peak-frac', 'global'), peak('peak-frac', 'local'), peak('peak-ibsi', 'global')].flatMap(
    (found) => found ?? [],
  );
}

function emptyRegion({ meaning, volume }: RegionRequest, runs: VoxelRuns): Failure {
  const { count } = runs;
  const code = `${codePrefix(meaning.quantity)}_E_EMPTY_REGION`;
  // A map fitted here lacks a voxel's ADC where its signal is not positive at enough b-values (mri-adc.md 8).
  if (count > 0 && isComputedMap(meaning.record) && unmappedCount(volume, meaning, runs) === 0) {
    const b = fittedBValues(meaning.record);
    return { code: 'ADC_E_NO_SIGNAL', message: `No positive signal at enough of b = ${b}; ADC undefined.` };
  }
  if (count > 0) {
    return { code, message: `No voxel inside the region has a value: all ${count} are padding or undefined.` };
  }
  const of = meaning.quantity === 'ADC' ? ' of the map' : '';
  return { code, message: `No voxel${of} inside the region.` };
}

function pointValue({ request, runs, summary }: Measured): readonly MeasuredValue[] {
  const { quantity, unit } = request.meaning;
  return [{ quantity, statistic: 'value', value: summary.mean, unit, at: placeOf(request, runs, 0) }];
}

/** Statistics that do not apply (the SD of one voxel, the peak of an activity) are absent. */
function regionValues({ request, runs, summary, peaks }: Measured): readonly MeasuredValue[] {
  const { quantity, unit } = request.meaning;
  const volume = summary.count * voxelVolume(request.volume.grid);
  const one = (statistic: Statistic, value: number | undefined, unitOf = unit): readonly MeasuredValue[] =>
    value !== undefined && Number.isFinite(value) ? [{ quantity, statistic, value, unit: unitOf }] : [];
  const [peak, peakLocal, peakIbsi] = peaks;
  return [
    ...one('max', summary.max).map((max) => ({ ...max, at: placeOf(request, runs, summary.maxPosition) })),
    ...one('mean', summary.mean),
    ...one('sd', summary.sd),
    ...one('min', summary.min),
    ...one('median', summary.median),
    ...one('p10', summary.p10),
    ...one('p90', summary.p90),
    ...one('peak', peak?.value),
    ...one('peakLocal', peakLocal?.value),
    ...one('peakIbsi', peakIbsi?.value),
    ...one('count', summary.count, '1'),
    ...one('volume', volume, 'mm3'),
    // TLG is uptake of a tumour, so of shapes that follow it; and a mass: it exists for the variants in g/ml, not for SUVbsa in cm2/ml.
    ...(isSegmented(request.region.shape) && isSuv(request) && unit.startsWith('g/ml')
      ? one('tlg', (summary.mean * volume) / 1000, 'g')
      : []),
  ];
}

/** Index and LPS position of the voxel at a place in the order of the runs. */
function placeOf({ volume: { grid } }: RegionRequest, { runs }: VoxelRuns, position: number) {
  let left = position;
  for (let at = 0; at < runs.length; at += 4) {
    const [k = 0, j = 0, first = 0, last = 0] = runs.subarray(at, at + 4);
    if (left <= last - first) {
      const index: Vector3 = [first + left, j, k];
      return { index, world: indexToWorld(grid, index) };
    }
    left -= last - first + 1;
  }
  throw new RangeError(`the region has no voxel ${position}`);
}

function derivationOf({ request, runs, summary, peaks }: Measured, { sha256 }: RegionLoops): Derivation {
  const { region, volume, meaning } = request;
  const { shape } = region;
  return {
    calibration: meaning.record,
    shape: recordedShape(shape),
    voxels: {
      count: runs.count,
      volumeMm3: runs.count * voxelVolume(volume.grid),
      box: runs.box,
      digest: voxelDigest(volume, runs, sha256),
    },
    instanceUids: instancesOfVoxels(request, runs),
    algorithm: ALGORITHMS.voxels,
    settings: {
      software: `${SOFTWARE.name} ${SOFTWARE.version}`,
      voxelRule: 'centre inside',
      undefinedVoxels: summary.undefinedCount,
      standardDeviation: 'n - 1',
      percentiles: 'linear, index (n - 1) p',
      volume: 'voxel count x voxel volume',
      ...(shape.kind === 'threshold'
        ? { threshold: thresholdOf(shape.rule, summary), ...connectivity(shape.rule) }
        : {}),
      ...peakSettings(peaks),
      ...importSettings(region.imported),
    },
  };
}

/** The region holds the maximum of its search sphere, so the threshold follows from the maximum measured. */
const thresholdOf = (rule: ThresholdRule, { max }: Summary) => (rule.kind === 'fixed' ? rule.value : rule.of * max);

const connectivity = ({ connected }: ThresholdRule) => ({
  connectivity: connected ? '6-connected to the maximum' : 'all voxels of the search sphere',
});

const peakSettings = (peaks: readonly Peak[]): Derivation['settings'] =>
  peaks.length === 0
    ? {}
    : {
        peak: 'peak-frac global',
        peakLocal: 'peak-frac local',
        peakIbsi: 'peak-ibsi global',
        peakRadiusMm: PEAK_RADIUS,
      };
