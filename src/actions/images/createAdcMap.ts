import { bSetChange } from '#core/calibration/diffusion/bSetChange.ts';
import { adcMapSeries, adcMapVolume } from '#core/calibration/diffusion/adcMapSeries.ts';
import { parseMapSettings, type MapSettings } from '#core/calibration/diffusion/mapSettings.ts';
import { planAdc, type AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import { adcSignal } from '#core/calibration/diffusion/adcSignal.ts';
import type { AdcGroup, AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type { Stack } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decodeVolume } from '#actions/images/decodeStack.ts';
import { runJob } from '#actions/job.ts';
import { measureStale } from '#actions/measurements/measureStale.ts';
import { record } from '#actions/ledger/record.ts';
import type { AdcMap, MapFit, Workstation } from '#actions/workstation.ts';
import { findSeries } from '#stores/library.ts';

export interface AdcSettings {
  /** s/mm²; absent: the default choice of mri-adc.md section 3. */
  readonly bValues?: readonly number[];
  readonly fit: MapFit;
}

/** Fits an ADC map from a diffusion series and adds it to the study as a series. Gives the id of its stack. */
export async function createAdcMap(
  workstation: Workstation,
  seriesUid: string,
  settings: AdcSettings,
): Promise<Result<string, Failure>> {
  const made = await computeMap(workstation, seriesUid, settings);
  if (!made.ok) return made;
  const { series, stackId, ...found } = made.value;
  const subject = series.studyUid;
  await record(
    workstation,
    {
      kind: 'map-created',
      studyUid: subject,
      seriesUid: series.seriesUid,
      from: seriesUid,
      settings: JSON.stringify({ ...settings, ...found }),
    },
    { subject },
  );
  await measureStale(workstation);
  return success(stackId);
}

/**
 * Maps made in an earlier session are computed again with the same settings and engine, so that their regions have a
 * volume. One that cannot be is a notice.
 */
export async function restoreMaps(workstation: Workstation, studyUid: string): Promise<void> {
  const { trail, library, volumes, session } = workstation;
  for (const map of trail.getState().read.maps.filter((made) => made.studyUid === studyUid)) {
    const known = findSeries(library.getState(), map.seriesUid);
    const held = known?.stacks.every(({ id }) => volumes.getState().held[id]?.state === 'ready') ?? false;
    if (held || !findSeries(library.getState(), map.from)) continue;
    const settings = parseMapSettings(map.settings);
    const restored = settings.ok ? await computeMap(workstation, map.from, settings.value) : settings;
    const notice = restored.ok ? engineChange(settings, restored.value.engine) : restored.failure;
    if (!notice) continue;
    const message = restored.ok ? notice.message : `An ADC map made earlier is not restored. ${notice.message}`;
    session.getState().notify({ id: `restore-${map.seriesUid}`, tone: 'warning', code: notice.code, message });
  }
}

/** A device without the recorded engine gives the same map within what the engines tolerate, not the same digits. */
function engineChange(settings: Result<MapSettings, Failure>, engine: AdcMap['engine']): Notice | undefined {
  const recorded = settings.ok ? settings.value.engine : undefined;
  if (recorded === undefined || recorded === engine) return undefined;
  const message = `An ADC map made with ${recorded} is restored with ${engine}: its numbers may differ in the sixth digit.`;
  return { code: 'ADC_W_ENGINE_CHANGED', message };
}

async function computeMap(workstation: Workstation, seriesUid: string, settings: MapSettings) {
  const { library, volumes, trail } = workstation;
  const source = findSeries(library.getState(), seriesUid);
  if (!source)
    return failed({ code: 'INP_E_UNKNOWN_SERIES', message: 'This series is no longer open. Open its files again.' });
  const plan = planAdc(source, settings);
  if (!plan.ok) return plan;
  const groups = await decodeGroups(workstation, plan.value);
  if (!groups.ok) return groups;
  const map = await fitMap(workstation, plan.value, groups.value, settings);
  if (!map.ok) return map;
  const { engine, timings, negative, aboveWater } = map.value;
  const { studies, measurements } = trail.getState().read;
  const changed = bSetChange(plan.value, source.studyUid, {
    studies,
    measurements: Object.values(measurements).flat(),
  });
  const warnings = [...plan.value.warnings, ...(changed ? [changed] : [])];
  const { series, stack } = adcMapSeries(source, { ...plan.value, warnings }, settings.fit);
  volumes.getState().put(stack.id, {
    state: 'ready',
    decoded: { kind: 'volume', volume: adcMapVolume(stack, map.value.adc) },
  });
  library.getState().addSeries(series);
  return success({ series, stackId: stack.id, engine, timings, negative, aboveWater });
}

async function decodeGroups(workstation: Workstation, plan: AdcPlan): Promise<Result<readonly AdcGroup[], Failure>> {
  const decode = async ({ stack, scale }: { stack: Stack; scale: readonly number[] }) => {
    const volume = await decodeVolume(workstation, stack.id);
    return volume.ok ? adcSignal(volume.value, scale) : volume;
  };
  const groups: AdcGroup[] = [];
  for (const { b, directions } of plan.groups) {
    const decoded: AdcSignal[][] = [];
    for (const repeats of directions) {
      const signals = await Promise.all(repeats.map(decode));
      const broken = signals.find((signal) => !signal.ok);
      if (broken && !broken.ok) return broken;
      decoded.push(signals.flatMap((signal) => (signal.ok ? [signal.value] : [])));
    }
    groups.push({ b, directions: decoded });
  }
  return success(groups);
}

/** The map of a plan; `ADC_E_CANCELLED`, or `ADC_E_FIT` when the worker that fits broke down. */
async function fitMap(
  workstation: Workstation,
  plan: AdcPlan,
  groups: readonly AdcGroup[],
  { fit, engine }: MapSettings,
): Promise<Result<AdcMap, Failure>> {
  try {
    const map = await runJob(workstation, `Fitting ${plan.name}`, ({ signal, progress }) =>
      workstation.mapping.adcMap(
        { groups, fit, ...(engine && { engine }) },
        { signal, onProgress: (fraction) => progress(fraction) },
      ),
    );
    return map ? success(map) : failed({ code: 'ADC_E_CANCELLED', message: 'The ADC map was cancelled.' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failed({ code: 'ADC_E_FIT', message: `The fit of ${plan.name} broke off (${why}). Try again.` });
  }
}
