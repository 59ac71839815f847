import { writeFile } from 'node:fs/promises';
import { calibrate } from '#core/calibration/calibrate.ts';
import { adcMapSeries, adcMapVolume } from '#core/calibration/diffusion/adcMapSeries.ts';
import { adcSignal } from '#core/calibration/diffusion/adcSignal.ts';
import { adcValues, type AdcGroup, type AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { planAdc, type AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import type { Series } from '#core/imaging/series.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Failure, Result } from '#core/result.ts';
import { success } from '#core/result.ts';
import { adcMapFile } from './adcMapFile.ts';
import { measureShape, startEngine, type Engine } from './engine.ts';
import { openPaths, type OpenedFiles } from './files.ts';
import { measurementJson, measurementLines } from './measurementJson.ts';
import { loadProtocol } from './protocolFile.ts';
import { boxShape, numberList, wholeShape, type NamedShape } from './regionOptions.ts';
import type { Report } from './report.ts';

interface AdcOptions {
  readonly series?: string;
  readonly b?: string;
  readonly fit: AdcFit;
  readonly box?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `readout adc PATH…`: the map of the diffusion series (the first, or --series), measured whole or in --box. */
export async function adc(paths: readonly string[], options: AdcOptions, report: Report): Promise<void> {
  const bValues = options.b === undefined ? undefined : numberList('--b', options.b);
  const shape = options.box === undefined ? wholeShape : boxShape(options.box);
  const protocol = await loadProtocol(undefined);
  const opened = await openPaths(paths);
  const source = diffusionSeries(opened, options.series);
  const plan = planAdc(source, { fit: options.fit, ...(bValues && { bValues }) });
  if (!plan.ok) return report.fail(plan.failure, source.description);
  const engine = await startEngine();
  const groups = await decodeGroups(engine, opened, plan.value);
  if (!groups.ok) return report.fail(groups.failure, source.description);
  const measured = measureMap(engine, { source, plan: plan.value, groups: groups.value, fit: options.fit, shape });
  for (const { failure, regionName } of measured.measurements) if (failure) report.fail(failure, regionName);
  if (options.out !== undefined) await writeFile(options.out, adcMapFile(measured.map));
  const document = {
    seriesUid: source.seriesUid,
    fit: options.fit,
    bValues: plan.value.groups.map(({ label }) => label),
    measurements: measured.measurements.map((measurement) => measurementJson(measurement, protocol)),
  };
  report.print(
    document,
    options.json ?? false,
    measured.measurements.flatMap((one) => measurementLines(one, protocol)),
  );
}

function diffusionSeries({ manifest }: OpenedFiles, uid: string | undefined): Series {
  const all = manifest.studies.flatMap(({ series }) => series);
  const found = all.find(({ seriesUid, kind }) => (uid === undefined ? kind === 'dwi' : seriesUid === uid));
  if (found) return found;
  throw new Error(uid === undefined ? 'No diffusion series among these files.' : `No series ${uid} among these files.`);
}

async function decodeGroups(
  engine: Engine,
  opened: OpenedFiles,
  plan: AdcPlan,
): Promise<Result<readonly AdcGroup[], Failure>> {
  const groups: AdcGroup[] = [];
  for (const { b, directions } of plan.groups) {
    const decoded: AdcSignal[][] = [];
    for (const repeats of directions) {
      const signals: AdcSignal[] = [];
      for (const { stack, scale } of repeats) {
        const volume = await engine.decodeVolume(opened, stack);
        if (!volume.ok) return volume;
        const signal = adcSignal(volume.value, scale);
        if (!signal.ok) return signal;
        signals.push(signal.value);
      }
      decoded.push(signals);
    }
    groups.push({ b, directions: decoded });
  }
  return success(groups);
}

function measureMap(
  engine: Engine,
  {
    source,
    plan,
    groups,
    fit,
    shape,
  }: {
    readonly source: Series;
    readonly plan: AdcPlan;
    readonly groups: readonly AdcGroup[];
    readonly fit: AdcFit;
    readonly shape: NamedShape;
  },
) {
  const { series, stack } = adcMapSeries(source, plan, fit);
  const voxels = stack.grid.ok ? stack.grid.value.dimensions.reduce((product, size) => product * size, 1) : 0;
  const values = fitAll(engine, groups, fit, voxels);
  const volume = adcMapVolume(stack, values);
  const meaning = calibrate(series, stack, 'ADC');
  if (!meaning.ok) throw new Error(meaning.failure.message);
  const measurements: readonly Measurement[] = measureShape(engine, {
    shape,
    series,
    stack,
    volume,
    meaning: meaning.value,
  });
  return { measurements, map: { source, series, stack, volume, plan } };
}

/** The compiled kernel where it knows the fit; the two iterative fits run in their plain form. */
function fitAll({ kernels }: Engine, groups: readonly AdcGroup[], fit: AdcFit, voxels: number): Float32Array {
  const range = { from: 0, to: voxels };
  return (fit === 'wls-2' || fit === 'nlls' ? adcValues(groups, fit, range) : kernels.adcValues(groups, fit, range))
    .adc;
}
