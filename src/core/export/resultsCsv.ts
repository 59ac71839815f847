import type { Term } from '#core/calibration/meaning.ts';
import { csvTable } from '#core/export/csv.ts';
import type { ExportedResults } from '#core/export/exportedResults.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { Measurement, MeasuredValue } from '#core/measurements/measurement.ts';
import { TOO_SMALL, type LesionState, type StatedLesion } from '#core/response/lesionState.ts';

/** The columns of interchange.md section 6 that exist now, then what makes a row traceable. */
const COLUMNS = [
  'subject_id', 'study_uid', 'timepoint', 'date', 'reader', 'lesion_id', 'region', 'role', 'site', 'modality', 'series_uid',
  'quantity', 'statistic', 'value', 'unit', 'method', 'voxels', 'digest', 'tags', 'software', 'warnings', 'failure', 'verdicts',
] as const; // prettier-ignore

/**
 * One row per measured number; a measurement without numbers is one row with its failure. Then one row for each target
 * that the reader stated instead of measuring it.
 */
export function resultsCsv(results: ExportedResults): string {
  const rows = results.measurements.flatMap((measurement) => {
    const values: readonly (MeasuredValue | undefined)[] =
      measurement.values.length > 0 ? measurement.values : [undefined];
    return values.map((value) => rowOf(results, measurement, value));
  });
  return csvTable(COLUMNS, [...rows, ...results.lesionStates.map((stated) => stateRow(results, stated))]);
}

/**
 * "T1 absent, 0 mm" (ct-recist.md section 4). A value stands only where the state alone gives it: fragments and the
 * lesion that a merged one went into have rows of their own.
 */
function stateRow(results: ExportedResults, { studyUid, lesion, state }: StatedLesion) {
  const study = results.studies.find((candidate) => candidate.studyUid === studyUid);
  const { name, version } = results.software;
  const value = STATED_LENGTH[state.kind];
  return [
    study?.patientId, studyUid, timePointOf(results, studyUid), isoDate(study?.studyDate), undefined,
    undefined, lesion, 'target', undefined, undefined, undefined,
    'LesionState', state.kind, value, value === undefined ? undefined : 'mm', stateWords(results, state),
    undefined, undefined, undefined, `${name} ${version}`, undefined, undefined, undefined,
  ]; // prettier-ignore
}

/** What a state counts as, mm. */
const STATED_LENGTH: Readonly<Partial<Record<LesionState['kind'], number>>> = { absent: 0, 'too-small': TOO_SMALL };

function stateWords({ regions }: ExportedResults, state: LesionState): string {
  switch (state.kind) {
    case 'not-evaluable':
      return `stated: ${state.reason}`;
    case 'split':
      return `stated: ${state.regionIds.map((id) => regions.find((region) => region.id === id)?.name ?? id).join(' + ')}`;
    case 'merged':
      return `stated: into ${state.into}`;
    default:
      return 'stated';
  }
}

function rowOf(results: ExportedResults, measurement: Measurement, value: MeasuredValue | undefined) {
  const { regionId, regionName, studyUid, seriesUid, modality, quantity, derivation, warnings, failure } = measurement;
  const region = results.regions.find(({ id }) => id === regionId);
  const study = results.studies.find((candidate) => candidate.studyUid === studyUid);
  const { name, version } = results.software;
  const judged = value ? judgementsOf(results, measurement, value) : [];
  const cautions = [...warnings, ...judged.flatMap(({ result }) => result.warnings ?? [])];
  return [
    study?.patientId, studyUid, timePointOf(results, studyUid), isoDate(study?.studyDate), results.measuredBy[regionId]?.name,
    regionId, regionName, region?.role, region?.organ, modality, seriesUid,
    quantity, value?.statistic, value?.value, value?.unit ?? measurement.unit, methodOf(measurement),
    derivation?.voxels.count, derivation?.voxels.digest, tagsOf(measurement), `${name} ${version}`,
    cautions.map(({ code, message }) => `${code}: ${message}`).join(' | '),
    failure ? `${failure.code}: ${failure.message}` : '',
    judged.map(({ cutoff, verdict }) => `${cutoff.id}: ${verdict.kind}`).join('; '),
  ]; // prettier-ignore
}

/**
 * 1 for the first day on which the ledger knows a study of the subject, 2 for the next … Undefined without Patient ID or
 * date: its place in time would be a guess.
 */
function timePointOf({ studies }: ExportedResults, studyUid: string): number | undefined {
  const study = studies.find((candidate) => candidate.studyUid === studyUid);
  if (!study || study.patientId === '' || study.studyDate === '') return undefined;
  const own = studies.filter(({ patientId, studyDate }) => patientId === study.patientId && studyDate !== '');
  return new Set(own.map(({ studyDate }) => studyDate).filter((date) => date < study.studyDate)).size + 1;
}

const isoDate = (date: string | undefined) =>
  date && /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : '';

const methodOf = ({ derivation }: Measurement) =>
  derivation ? `${derivation.algorithm.name} ${derivation.algorithm.version}` : '';

/**
 * "(0028,1053)=0.5; (0010,1030)=70 kg entered by reader (file: 7)": the attributes that entered, as they stand in the
 * file, and what a reader put in their place.
 */
function tagsOf({ derivation }: Measurement): string {
  const terms = derivation?.calibration.terms ?? [];
  return terms.flatMap((term) => (term.tag ? [`${term.tag}=${enteredText(term)}`] : [])).join('; ');
}

function enteredText({ origin, raw, value, unit }: Term): string {
  if (origin !== 'override') return raw ?? value;
  return `${`${value} ${unit}`.trim()} entered by reader (${raw === undefined ? 'not in file' : `file: ${raw}`})`;
}

function judgementsOf(
  { judgements }: ExportedResults,
  { regionId, seriesUid, quantity }: Measurement,
  value: MeasuredValue,
): readonly Judgement[] {
  return judgements
    .filter(({ result }) => result.regionId === regionId && result.seriesUid === seriesUid)
    .filter(({ result }) => result.quantity === quantity && result.statistic === value.statistic);
}
