import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Study } from '#core/imaging/series.ts';
import { measureRegion } from '#actions/measureRegion.ts';
import { record } from '#actions/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Puts what a reader entered in place of the PET header of a study, beside what was entered before. The file stays as
 * it is; the entry has a reason and can be undone; every number of the study is made again at once.
 */
export async function overrideSuv(
  workstation: Workstation,
  studyUid: string,
  { entered, reason }: { readonly entered: SuvOverrides; readonly reason: string },
): Promise<void> {
  const before = workstation.trail.getState().read.suvOverrides[studyUid] ?? null;
  const after = { ...before, ...entered };
  await record(workstation, { kind: 'suv-overridden', studyUid, before, after, reason }, { subject: studyUid });
  await applyOverrides(workstation, studyUid);
}

/** After an override, or its undoing: the study in the library takes it over, and its PET numbers are made again. */
export async function applyOverrides(workstation: Workstation, studyUid: string): Promise<void> {
  const { library, trail } = workstation;
  const { suvOverrides, regions } = trail.getState().read;
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  if (!entry) return;
  library.getState().addStudies([{ ...entry, study: withOverrides(entry.study, suvOverrides[studyUid]) }]);
  for (const region of regions) if (region.studyUid === studyUid) await measureRegion(workstation, region.id);
}

/** A study whose PET series carry what was entered for them; new stacks, because what they mean has changed. */
export function withOverrides(study: Study, overrides: SuvOverrides | undefined): Study {
  const series = study.series.map(({ suvOverrides: earlier, ...one }) => {
    if (one.kind !== 'pet' || (!earlier && !overrides)) return one;
    return { ...one, stacks: one.stacks.map((stack) => ({ ...stack })), ...(overrides && { suvOverrides: overrides }) };
  });
  return { ...study, series };
}
