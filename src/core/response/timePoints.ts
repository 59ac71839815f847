import { groupedBy } from '#core/grouped.ts';
import { valueOf, type Measurement } from '#core/measurements/measurement.ts';
import { SUV_VARIANTS } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import type { StatedLesion } from '#core/response/lesionState.ts';
import type { Failure } from '#core/result.ts';

/** What is needed of a study to place it in time. */
export interface SubjectStudies {
  readonly studyUid: string;
  readonly patientId: string;
  /** YYYYMMDD, '' when absent. */
  readonly studyDate: string;
}

/** A lesion at one time point: its region and the length that counts (short axis for a node), mm; volume, mm³. */
export interface LesionReading {
  readonly region: Region;
  readonly length: number | undefined;
  readonly volume: number | undefined;
  /** Of the series it was drawn on; '' while nothing is measured. */
  readonly modality: string;
  /** Why the length cannot count: the axes are refused, or lie on no acquired image. */
  readonly failure?: Failure;
}

/** What was read of a subject on one day, in one study or several: every region with its numbers. */
export interface TimePoint {
  /** The first study of the day with anything read; what the reader says of a lesion is kept with it. */
  readonly studyUid: string;
  /** All studies of the day with anything read: chest and abdomen may be two. */
  readonly studyUids: readonly string[];
  readonly patientId: string;
  readonly date: string;
  readonly lesions: readonly LesionReading[];
  /** What the reader said of targets that are not measured here. */
  readonly states: readonly StatedLesion[];
  /** SUV measurements that have values. */
  readonly suv: readonly Measurement[];
}

interface Read {
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  readonly studies: readonly SubjectStudies[];
  readonly states?: readonly StatedLesion[];
}

/**
 * The time points of each subject: the days with studies that have regions or stated lesions, in order. Subjects are
 * told apart by Patient ID; a study without Patient ID or date is left out, because its place in time would be a guess.
 */
export const subjectTimePoints = (read: Read): readonly (readonly TimePoint[])[] =>
  subjectStudyPoints(read).map((points) =>
    points.reduce<readonly TimePoint[]>((days, point) => {
      const day = days.at(-1);
      return day?.date === point.date ? [...days.slice(0, -1), joined(day, point)] : [...days, point];
    }, []),
  );

const joined = (day: TimePoint, point: TimePoint): TimePoint => ({
  ...day,
  studyUids: [...day.studyUids, ...point.studyUids],
  lesions: [...day.lesions, ...point.lesions],
  states: [...day.states, ...point.states],
  suv: [...day.suv, ...point.suv],
});

/** As `subjectTimePoints`, each study on its own: for repeated scans, which may be of one day. */
export function subjectStudyPoints(read: Read): readonly (readonly TimePoint[])[] {
  const placed = read.studies.filter(({ patientId, studyDate }) => patientId !== '' && studyDate !== '');
  const regionsOf = groupedBy(read.regions, ({ studyUid }) => studyUid);
  const statesOf = groupedBy(read.states ?? [], ({ studyUid }) => studyUid);
  const measurementsOf = groupedBy(read.measurements, ({ studyUid }) => studyUid);
  const subjects = new Map<string, TimePoint[]>();
  for (const study of [...placed].sort((a, b) => a.studyDate.localeCompare(b.studyDate))) {
    const regions = regionsOf.get(study.studyUid) ?? [];
    const states = statesOf.get(study.studyUid) ?? [];
    if (regions.length === 0 && states.length === 0) continue;
    const measurements = measurementsOf.get(study.studyUid) ?? [];
    const point: TimePoint = {
      studyUid: study.studyUid,
      studyUids: [study.studyUid],
      patientId: study.patientId,
      date: study.studyDate,
      lesions: regions.map((region) => lesionReading(region, measurements)),
      states,
      suv: measurements.filter(({ quantity, values }) => SUVS.includes(quantity) && values.length > 0),
    };
    subjects.set(study.patientId, [...(subjects.get(study.patientId) ?? []), point]);
  }
  return [...subjects.values()];
}

const SUVS: readonly string[] = SUV_VARIANTS;

function lesionReading(region: Region, measurements: readonly Measurement[]): LesionReading {
  // Lengths and volumes are those of the series the region was drawn on, not of one it also covers.
  const own = measurements.filter(({ regionId, stackId }) => regionId === region.id && stackId === region.stackId);
  const value = (statistic: 'longAxis' | 'shortAxis' | 'length' | 'volume') =>
    own
      .map((measurement) => valueOf(measurement, statistic))
      // Pixels, and millimetres at a detector, are no lengths in the patient.
      .find((found) => found?.unit === 'mm' || found?.unit === 'mm3')?.value;
  const length = region.node ? value('shortAxis') : (value('longAxis') ?? value('length'));
  const failure = own.map(lengthFailure).find((found) => found !== undefined);
  const common = { region, volume: value('volume'), modality: own[0]?.modality ?? '' };
  return failure ? { ...common, length: undefined, failure } : { ...common, length };
}

/** Lengths count from acquired images only; the measurement records what it was drawn on (ct-recist.md 2.2). */
function lengthFailure({ quantity, failure, derivation }: Measurement): Failure | undefined {
  if (quantity !== 'Diameter') return undefined;
  if (failure) return failure;
  const plane = derivation?.settings['plane'];
  if (plane === undefined || plane === 'acquired') return undefined;
  const message = 'Localizer/derived image cannot carry a RECIST measurement.';
  const remedy = plane === 'reformatted' ? ' This one was drawn across the slices: draw it in one of them.' : '';
  return { code: 'REC_E_PLANE', message: `${message}${remedy}` };
}

/** Shapes that have no diameter in the sense of RECIST. */
const WITHOUT_DIAMETER: readonly Region['shape']['kind'][] = ['point', 'sphere', 'box', 'whole'];

/** Images on which no target of a sum is measured: functional ones, and ultrasound (RECIST 1.1, 3.1.1). */
const WITHOUT_TARGETS: readonly string[] = ['PT', 'NM', 'US', 'IVUS'];

/** A shape that has a diameter, on an anatomical image (not on PET). */
export const hasDiameter = ({ region, modality }: LesionReading) =>
  !WITHOUT_DIAMETER.includes(region.shape.kind) && !WITHOUT_TARGETS.includes(modality);

/** A target of the sum: marked as one, with a diameter. */
export const isSumTarget = (lesion: LesionReading) => lesion.region.role === 'target' && hasDiameter(lesion);

/** A day read for RECIST: a lesion has a diameter there, or is stated. A PET with regions alone is none. */
const isVisit = ({ lesions, states }: TimePoint) =>
  states.length > 0 ||
  lesions.some((lesion) => hasDiameter(lesion) && ['target', 'non-target'].includes(lesion.region.role));

/** Visits from the first day that has targets: earlier scans with other marks are no baseline. */
export function fromBaseline(timePoints: readonly TimePoint[]): readonly TimePoint[] {
  const first = timePoints.findIndex(({ lesions }) => lesions.some(isSumTarget));
  return first < 0 ? [] : timePoints.slice(first).filter(isVisit);
}
