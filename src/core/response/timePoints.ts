import { valueOf, type Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import type { TargetTimePoint } from '#core/response/evaluateTargets.ts';

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
}

/** One study of a subject as a time point: every region with its numbers. */
export interface TimePoint {
  readonly studyUid: string;
  readonly patientId: string;
  readonly date: string;
  readonly lesions: readonly LesionReading[];
  /** SUV measurements that have values. */
  readonly suv: readonly Measurement[];
}

/**
 * The time points of each subject, by study date, of studies that have regions. Subjects are told apart by Patient ID;
 * a study without Patient ID or date stands alone, because its place in time would be a guess.
 */
export function subjectTimePoints(read: {
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  readonly studies: readonly SubjectStudies[];
}): readonly (readonly TimePoint[])[] {
  const placed = read.studies.filter(({ patientId, studyDate }) => patientId !== '' && studyDate !== '');
  const subjects = new Map<string, TimePoint[]>();
  for (const study of [...placed].sort((a, b) => a.studyDate.localeCompare(b.studyDate))) {
    const regions = read.regions.filter(({ studyUid }) => studyUid === study.studyUid);
    if (regions.length === 0) continue;
    const measurements = read.measurements.filter(({ studyUid }) => studyUid === study.studyUid);
    const point: TimePoint = {
      studyUid: study.studyUid,
      patientId: study.patientId,
      date: study.studyDate,
      lesions: regions.map((region) => lesionReading(region, measurements)),
      suv: measurements.filter(({ quantity, values }) => quantity.startsWith('SUV') && values.length > 0),
    };
    subjects.set(study.patientId, [...(subjects.get(study.patientId) ?? []), point]);
  }
  return [...subjects.values()];
}

function lesionReading(region: Region, measurements: readonly Measurement[]): LesionReading {
  // Lengths and volumes are those of the series the region was drawn on, not of one it also covers.
  const own = measurements.filter(({ regionId, stackId }) => regionId === region.id && stackId === region.stackId);
  const value = (statistic: 'longAxis' | 'shortAxis' | 'length' | 'volume') =>
    own
      .map((measurement) => valueOf(measurement, statistic))
      // Pixels, and millimetres at a detector, are no lengths in the patient.
      .find((found) => found?.unit === 'mm' || found?.unit === 'mm3')?.value;
  const length = region.node ? value('shortAxis') : (value('longAxis') ?? value('length'));
  return { region, length, volume: value('volume'), modality: own[0]?.modality ?? '' };
}

/** Shapes that have no diameter in the sense of RECIST. */
const WITHOUT_DIAMETER: readonly Region['shape']['kind'][] = ['point', 'sphere', 'box', 'whole'];

/** Images on which no target of a sum is measured: functional ones, and ultrasound (RECIST 1.1, 3.1.1). */
const WITHOUT_TARGETS: readonly string[] = ['PT', 'NM', 'US', 'IVUS'];

/** A target of the sum: marked as one, with a shape that has a diameter, on an anatomical image (not on PET). */
export const isSumTarget = ({ region, modality }: LesionReading) =>
  region.role === 'target' && !WITHOUT_DIAMETER.includes(region.shape.kind) && !WITHOUT_TARGETS.includes(modality);

/** Time points from the first one that has targets: earlier scans with other marks are no baseline. */
export function fromBaseline(
  timePoints: readonly TimePoint[],
  isTarget: (lesion: LesionReading) => boolean = isSumTarget,
): readonly TimePoint[] {
  const first = timePoints.findIndex(({ lesions }) => lesions.some(isTarget));
  return first < 0 ? [] : timePoints.slice(first);
}

/**
 * The baseline's targets through the time points, matched by name. A target that is not measured later is not
 * evaluable there (ct-recist.md section 4: never guessed as 0). `timePoints` start at the baseline.
 */
export function targetTimePoints(timePoints: readonly TimePoint[]): readonly TargetTimePoint[] {
  const targets = (timePoints[0]?.lesions ?? []).filter(isSumTarget).map(({ region }) => region);
  return timePoints.map(({ date, lesions }, index) => ({
    label: index === 0 ? 'Baseline' : `Follow-up ${index}`,
    date,
    readings: targets.map(({ name, node }) => ({
      lesion: name,
      node,
      length: lesions.find((lesion) => lesion.region.name === name && isSumTarget(lesion))?.length,
    })),
  }));
}
