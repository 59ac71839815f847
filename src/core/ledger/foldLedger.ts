import type { Registration } from '#core/geometry/registration.ts';
import type { Act, Actor, LedgerEntry } from '#core/ledger/entry.ts';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';
import { calibrateImages } from '#core/ledger/imageCalibrated.ts';
import { overrideSuvs } from '#core/ledger/suvOverridden.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';

export const foldLedger = (entries: readonly LedgerEntry[]): ReadState => entries.reduce(foldEntry, emptyRead);

/** The read after one more entry. Pure: the same ledger always folds to the same read. */
export function foldEntry(read: ReadState, entry: LedgerEntry): ReadState {
  return withHistory(withAct(read, entry), entry);
}

function withAct(read: ReadState, { act, at, actor }: LedgerEntry): ReadState {
  switch (act.kind) {
    case 'region-added':
      return { ...read, regions: [...read.regions.filter(({ id }) => id !== act.region.id), act.region] };
    case 'region-changed':
      return changeRegion(read, act.before, act.after);
    case 'region-removed':
      return {
        ...read,
        regions: read.regions.filter(({ id }) => id !== act.region.id),
        measurements: without(read.measurements, act.region.id),
      };
    case 'lesion-stated':
      return stateLesion(read, act);
    case 'measured':
      return withMeasurements(read, act.measurements, actor);
    case 'protocol-changed':
      return { ...read, protocol: act.after };
    case 'study-imported':
      return rememberStudy(read, {
        studyUid: act.studyUid,
        patientId: act.patientId,
        studyDate: act.studyDate,
        ...(act.patientName === undefined ? {} : { patientName: act.patientName }),
        ...(act.modalities ? { modalities: act.modalities } : {}),
        ...(act.description === undefined ? {} : { description: act.description }),
        ...(act.accession === undefined ? {} : { accession: act.accession }),
        ...(act.series === undefined ? {} : { series: act.series }),
        images: act.shown,
        ...(act.sample === undefined ? {} : { sample: act.sample }),
        ...(act.archive === undefined ? {} : { archive: act.archive }),
        digest: act.digest,
        at,
        kept: false,
      });
    case 'files-kept':
    case 'files-deleted':
      return {
        ...read,
        studies: read.studies.map((study) =>
          study.studyUid === act.studyUid ? { ...study, kept: act.kind === 'files-kept' } : study,
        ),
      };
    case 'map-created': {
      const { studyUid, seriesUid, from, settings } = act;
      const others = read.maps.filter((map) => map.seriesUid !== seriesUid);
      return { ...read, maps: [...others, { studyUid, seriesUid, from, settings }] };
    }
    case 'suv-overridden':
      return overrideSuvs(read, act);
    case 'image-calibrated':
      return calibrateImages(read, act);
    case 'spaces-registered':
      return { ...read, registrations: [...read.registrations, act.registration] };
    case 'registration-withdrawn':
      return { ...read, registrations: withoutLast(read.registrations, act.registration) };
    case 'session-opened':
    case 'exported':
    case 'verified':
      return read;
  }
}

function stateLesion(read: ReadState, { studyUid, lesion, after }: Extract<Act, { kind: 'lesion-stated' }>): ReadState {
  const others = read.lesionStates.filter((one) => one.studyUid !== studyUid || one.lesion !== lesion);
  return { ...read, lesionStates: after ? [...others, { studyUid, lesion, state: after }] : others };
}

/** A renamed region keeps its numbers under the new name; a new shape has none until it is measured. */
function changeRegion(read: ReadState, before: Region, after: Region): ReadState {
  const regions = read.regions.map((region) => (region.id === after.id ? after : region));
  const sameShape = JSON.stringify(before.shape) === JSON.stringify(after.shape);
  const known = read.measurements[after.id];
  if (!sameShape || !known) return { ...read, regions, measurements: without(read.measurements, after.id) };
  const renamed = known.map((measurement) => ({ ...measurement, regionName: after.name }));
  return { ...read, regions, measurements: { ...read.measurements, [after.id]: renamed } };
}

/**
 * New numbers replace those of the same stacks; a volume that was not in memory keeps the numbers it gave before, which
 * still belong to the shape (a changed shape has dropped them).
 */
function withMeasurements(read: ReadState, measured: readonly Measurement[], actor: Actor): ReadState {
  const measurements: Record<string, readonly Measurement[]> = { ...read.measurements };
  const measuredBy: Record<string, Actor> = { ...read.measuredBy };
  for (const [regionId, own] of Object.entries(byRegion(measured))) {
    const stacks = new Set(own.map(({ stackId }) => stackId));
    measurements[regionId] = [...(measurements[regionId] ?? []).filter(({ stackId }) => !stacks.has(stackId)), ...own];
    measuredBy[regionId] = actor;
  }
  return { ...read, measurements, measuredBy };
}

function byRegion(measurements: readonly Measurement[]): Record<string, readonly Measurement[]> {
  const grouped: Record<string, Measurement[]> = {};
  for (const measurement of measurements) (grouped[measurement.regionId] ??= []).push(measurement);
  return grouped;
}

/** Told apart by what was recorded: one that was registered twice is withdrawn once. */
function withoutLast(registrations: readonly Registration[], withdrawn: Registration): readonly Registration[] {
  const recorded = JSON.stringify(withdrawn);
  const at = registrations.findLastIndex((known) => JSON.stringify(known) === recorded);
  return registrations.filter((_, index) => index !== at);
}

const without = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

function rememberStudy(read: ReadState, study: ReadState['studies'][number]): ReadState {
  const earlier = read.studies.find(({ studyUid }) => studyUid === study.studyUid);
  const others = read.studies.filter((other) => other !== earlier);
  // The same files read again, from a copy kept here, are still those of the sample or the archive.
  const same = earlier?.digest === study.digest ? earlier : undefined;
  const sample = study.sample ?? same?.sample;
  const archive = study.archive ?? same?.archive;
  const origin = { ...(sample === undefined ? {} : { sample }), ...(archive === undefined ? {} : { archive }) };
  return { ...read, studies: [...others, { ...study, kept: earlier?.kept ?? false, ...origin }] };
}

const UNDOABLE: readonly Act['kind'][] = [
  'region-added', 'region-changed', 'region-removed', 'lesion-stated', 'suv-overridden',
  'image-calibrated',
  'spaces-registered', 'registration-withdrawn',
]; // prettier-ignore

/** Only acts of the running session can be taken back; a new act closes the way forward. */
function withHistory(read: ReadState, entry: LedgerEntry): ReadState {
  if (entry.act.kind === 'session-opened') return { ...read, undoable: [], redoable: [] };
  if (!UNDOABLE.includes(entry.act.kind)) return read;
  if (entry.via === 'undo') {
    const undone = read.undoable.at(-1);
    return {
      ...read,
      undoable: read.undoable.slice(0, -1),
      redoable: undone ? [...read.redoable, undone] : read.redoable,
    };
  }
  if (entry.via === 'redo') {
    return { ...read, undoable: [...read.undoable, entry], redoable: read.redoable.slice(0, -1) };
  }
  return { ...read, undoable: [...read.undoable, entry], redoable: [] };
}
