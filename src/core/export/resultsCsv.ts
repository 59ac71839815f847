import type { Term } from '#core/calibration/meaning.ts';
import { csvLine } from '#core/export/csv.ts';
import type { ExportedResults } from '#core/export/exportedResults.ts';
import { groupedBy } from '#core/grouped.ts';
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
 * that the reader stated instead of measuring it. In pieces: the lines of one measurement each, line ends included.
 */
export function* resultsCsv(results: ExportedResults): Generator<string, undefined> {
  const known = lookUp(results);
  yield csvLine(COLUMNS);
  for (const measurement of results.measurements) {
    const values: readonly (MeasuredValue | undefined)[] =
      measurement.values.length > 0 ? measurement.values : [undefined];
    yield values.map((value) => csvLine(rowOf(known, measurement, value))).join('');
  }
  for (const stated of results.lesionStates) yield csvLine(stateRow(known, stated));
}

/** Results by what rows are made from: sought once for all of them. */
function lookUp({ software, studies, regions, measuredBy, judgements }: ExportedResults) {
  return {
    software: `${software.name} ${software.version}`,
    measuredBy,
    studies: new Map(studies.map((study) => [study.studyUid, study])),
    subjects: groupedBy(studies, ({ patientId }) => patientId),
    regions: new Map(regions.map((region) => [region.id, region])),
    judgements: groupedBy(judgements, ({ result }) => judgedKey(result)),
  };
}

type Known = ReturnType<typeof lookUp>;

/** What a verdict is about, up to the statistic. */
const judgedKey = ({
  regionId,
  seriesUid,
  quantity,
}: Pick<Judgement['result'], 'regionId' | 'seriesUid' | 'quantity'>) => JSON.stringify([regionId, seriesUid, quantity]);

/**
 * "T1 absent, 0 mm" (ct-recist.md section 4). A value stands only where the state alone gives it: fragments and the
 * lesion that a merged one went into have rows of their own.
 */
function stateRow(known: Known, { studyUid, lesion, state }: StatedLesion) {
  const study = known.studies.get(studyUid);
  const value = STATED_LENGTH[state.kind];
  return [
    study?.patientId, studyUid, timePointOf(known, studyUid), isoDate(study?.studyDate), undefined,
    undefined, lesion, 'target', undefined, undefined, undefined,
    'LesionState', state.kind, value, value === undefined ? undefined : 'mm', stateWords(known, state),
    undefined, undefined, undefined, known.software, undefined, undefined, undefined,
  ]; // prettier-ignore
}

/** What a state counts as, mm. */
const STATED_LENGTH: Readonly<Partial<Record<LesionState['kind'], number>>> = { absent: 0, 'too-small': TOO_SMALL };

function stateWords({ regions }: Known, state: LesionState): string {
  switch (state.kind) {
    case 'not-evaluable':
      return `stated: ${state.reason}`;
    case 'split':
      return `stated: ${state.regionIds.map((id) => regions.get(id)?.name ?? id).join(' + ')}`;
    case 'merged':
      return `stated: into ${state.into}`;
    default:
      return 'stated';
  }
}

function rowOf(known: Known, measurement: Measurement, value: MeasuredValue | undefined) {
  const { regionId, regionName, studyUid, seriesUid, modality, quantity, derivation, warnings, failure } = measurement;
  const region = known.regions.get(regionId);
  const study = known.studies.get(studyUid);
  const judged = value ? judgementsOf(known, measurement, value) : [];
  const cautions = [...warnings, ...judged.flatMap(({ result }) => result.warnings ?? [])];
  return [
    study?.patientId, studyUid, timePointOf(known, studyUid), isoDate(study?.studyDate), known.measuredBy[regionId]?.name,
    regionId, regionName, region?.role, region?.organ, modality, seriesUid,
    quantity, value?.statistic, value?.value, value?.unit ?? measurement.unit, methodOf(measurement),
    derivation?.voxels.count, derivation?.voxels.digest, tagsOf(measurement), known.software,
    cautions.map(({ code, message }) => `${code}: ${message}`).join(' | '),
    failure ? `${failure.code}: ${failure.message}` : '',
    judged.map(({ cutoff, verdict }) => `${cutoff.id}: ${verdict.kind}`).join('; '),
  ]; // prettier-ignore
}

/**
 * 1 for the first day on which the ledger knows a study of the subject, 2 for the next … Undefined without Patient ID or
 * date: its place in time would be a guess.
 */
function timePointOf({ studies, subjects }: Known, studyUid: string): number | undefined {
  const study = studies.get(studyUid);
  if (!study || study.patientId === '' || study.studyDate === '') return undefined;
  const days = (subjects.get(study.patientId) ?? []).map(({ studyDate }) => studyDate).filter((date) => date !== '');
  return new Set(days.filter((date) => date < study.studyDate)).size + 1;
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

const judgementsOf = ({ judgements }: Known, measurement: Measurement, { statistic }: MeasuredValue) =>
  (judgements.get(judgedKey(measurement)) ?? []).filter(({ result }) => result.statistic === statistic);
