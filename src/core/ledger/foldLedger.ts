import type { Registration } from '#core/geometry/registration.ts';
import { groupedBy } from '#core/grouped.ts';
import type { Act, Actor, LedgerEntry } from '#core/ledger/entry.ts';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';
import { calibrateImages } from '#core/ledger/imageCalibrated.ts';
import { openDraft, type ReadDraft } from '#core/ledger/readDraft.ts';
import { overrideSuvs } from '#core/ledger/suvOverridden.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { finished, type Steps } from '#core/steps.ts';

/** The read that a whole ledger folds to, with a pause after every entry. */
export function* foldSteps(entries: readonly LedgerEntry[]): Steps<ReadState> {
  const draft = openDraft(emptyRead);
  for (const entry of entries) {
    fold(draft, entry);
    yield;
  }
  return draft.whole();
}

export const foldLedger = (entries: readonly LedgerEntry[]): ReadState => finished(foldSteps(entries));

/** The read after one more entry. Pure: the same ledger always folds to the same read. */
export function foldEntry(read: ReadState, entry: LedgerEntry): ReadState {
  const draft = openDraft(read);
  fold(draft, entry);
  return draft.whole();
}

function fold(draft: ReadDraft, entry: LedgerEntry): void {
  foldAct(draft, entry);
  draft.put(historyAfter(draft.small(), entry));
}

function foldAct(draft: ReadDraft, { act, at, actor }: LedgerEntry): void {
  switch (act.kind) {
    case 'region-added':
      draft.regions().delete(act.region.id);
      draft.regions().set(act.region.id, act.region);
      return;
    case 'region-changed':
      return changeRegion(draft, act.before, act.after);
    case 'region-removed':
      draft.regions().delete(act.region.id);
      draft.measurements().delete(act.region.id);
      return;
    case 'lesion-stated':
      return draft.put({ lesionStates: lesionStatesAfter(draft.small().lesionStates, act) });
    case 'measured':
      return addMeasurements(draft, act.measurements, actor);
    case 'protocol-changed':
      return draft.put({ protocol: act.after });
    case 'study-imported':
      return rememberStudy(draft, importedStudy(act, at));
    case 'files-kept':
    case 'files-deleted': {
      const study = draft.studies().get(act.studyUid);
      if (study) draft.studies().set(act.studyUid, { ...study, kept: act.kind === 'files-kept' });
      return;
    }
    case 'map-created': {
      const { studyUid, seriesUid, from, settings } = act;
      const others = draft.small().maps.filter((map) => map.seriesUid !== seriesUid);
      return draft.put({ maps: [...others, { studyUid, seriesUid, from, settings }] });
    }
    case 'suv-overridden':
      return draft.replace(overrideSuvs(draft.whole(), act));
    case 'image-calibrated':
      return draft.replace(calibrateImages(draft.whole(), act));
    case 'spaces-registered':
      return draft.put({ registrations: [...draft.small().registrations, act.registration] });
    case 'registration-withdrawn':
      return draft.put({ registrations: withoutLast(draft.small().registrations, act.registration) });
    case 'session-opened':
    case 'exported':
    case 'verified':
      return;
  }
}

function lesionStatesAfter(
  states: ReadState['lesionStates'],
  { studyUid, lesion, after }: Extract<Act, { kind: 'lesion-stated' }>,
): ReadState['lesionStates'] {
  const others = states.filter((one) => one.studyUid !== studyUid || one.lesion !== lesion);
  return after ? [...others, { studyUid, lesion, state: after }] : others;
}

/** A renamed region keeps its numbers under the new name; a new shape has none until it is measured. */
function changeRegion(draft: ReadDraft, before: Region, after: Region): void {
  if (draft.regions().has(after.id)) draft.regions().set(after.id, after);
  const sameShape = JSON.stringify(before.shape) === JSON.stringify(after.shape);
  const known = draft.measurements().get(after.id);
  if (!sameShape || !known) return void draft.measurements().delete(after.id);
  draft.measurements().set(
    after.id,
    known.map((measurement) => ({ ...measurement, regionName: after.name })),
  );
}

/**
 * New numbers replace those of the same stacks; a volume that was not in memory keeps the numbers it gave before, which
 * still belong to the shape (a changed shape has dropped them).
 */
function addMeasurements(draft: ReadDraft, measured: readonly Measurement[], actor: Actor): void {
  for (const [regionId, own] of groupedBy(measured, (one) => one.regionId)) {
    const stacks = new Set(own.map(({ stackId }) => stackId));
    const others = (draft.measurements().get(regionId) ?? []).filter(({ stackId }) => !stacks.has(stackId));
    draft.measurements().set(regionId, [...others, ...own]);
    draft.measuredBy().set(regionId, actor);
  }
}

/** Told apart by what was recorded: one that was registered twice is withdrawn once. */
function withoutLast(registrations: readonly Registration[], withdrawn: Registration): readonly Registration[] {
  const recorded = JSON.stringify(withdrawn);
  const at = registrations.findLastIndex((known) => JSON.stringify(known) === recorded);
  return registrations.filter((_, index) => index !== at);
}

type KnownStudy = ReadState['studies'][number];

/** What an entry older than a member does not say is not said to be empty. */
function importedStudy(act: Extract<Act, { kind: 'study-imported' }>, at: string): KnownStudy {
  return {
    studyUid: act.studyUid,
    patientId: act.patientId,
    ...(act.patientName === undefined ? {} : { patientName: act.patientName }),
    studyDate: act.studyDate,
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
  };
}

function rememberStudy(draft: ReadDraft, study: KnownStudy): void {
  const earlier = draft.studies().get(study.studyUid);
  // The same files read again, from a copy kept here, are still those of the sample or the archive.
  const same = earlier?.digest === study.digest ? earlier : undefined;
  const sample = study.sample ?? same?.sample;
  const archive = study.archive ?? same?.archive;
  const origin = { ...(sample === undefined ? {} : { sample }), ...(archive === undefined ? {} : { archive }) };
  draft.studies().delete(study.studyUid);
  draft.studies().set(study.studyUid, { ...study, kept: earlier?.kept ?? false, ...origin });
}

const UNDOABLE: readonly Act['kind'][] = [
  'region-added', 'region-changed', 'region-removed', 'lesion-stated', 'suv-overridden',
  'image-calibrated',
  'spaces-registered', 'registration-withdrawn',
]; // prettier-ignore

type History = Pick<ReadState, 'undoable' | 'redoable'>;

/** Only acts of the running session can be taken back; a new act closes the way forward. */
function historyAfter({ undoable, redoable }: History, entry: LedgerEntry): Partial<History> {
  if (entry.act.kind === 'session-opened') return { undoable: [], redoable: [] };
  if (!UNDOABLE.includes(entry.act.kind)) return {};
  if (entry.via === 'undo') {
    const undone = undoable.at(-1);
    return { undoable: undoable.slice(0, -1), redoable: undone ? [...redoable, undone] : redoable };
  }
  if (entry.via === 'redo') return { undoable: [...undoable, entry], redoable: redoable.slice(0, -1) };
  return { undoable: [...undoable, entry], redoable: [] };
}
