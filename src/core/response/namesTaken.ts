import type { Region } from '#core/regions/region.ts';
import type { SubjectStudies } from '#core/response/timePoints.ts';

/**
 * Names that a region of a study cannot have: those of the study, and of the subject's other studies of that day, which
 * are one time point. `except` is the id of the region that is to be named.
 */
export function namesTaken(
  { regions, studies }: { readonly regions: readonly Region[]; readonly studies: readonly SubjectStudies[] },
  studyUid: string,
  except?: string,
): readonly string[] {
  const own = studies.find((study) => study.studyUid === studyUid);
  const isPlaced = own !== undefined && own.patientId !== '' && own.studyDate !== '';
  const ofDay = studies.filter(
    ({ patientId, studyDate }) => isPlaced && patientId === own.patientId && studyDate === own.studyDate,
  );
  const uids = new Set([studyUid, ...ofDay.map((study) => study.studyUid)]);
  return regions.filter((region) => region.id !== except && uids.has(region.studyUid)).map(({ name }) => name);
}
