import {
  patientOverrides,
  seriesOverrides,
  withEntered,
  withoutEntered,
  type SuvOverrideField,
  type SuvOverrides,
} from '#core/calibration/suv/overrides.ts';
import type { Study } from '#core/imaging/series.ts';
import { canonicalJson } from '#core/ledger/canonical.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import { suvOverridesOf, type SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Puts what a reader entered in place of the header of a PET series, beside what was entered before. Weight, height and
 * sex are of the patient and hold for every series of the study; dose, its times and the radiopharmaceutical for this
 * series alone. The file stays as it is; the entry has a reason and can be undone; the SUVs it concerns are made again.
 */
export async function overrideSuv(
  workstation: Workstation,
  series: SeriesOfStudy,
  { entered, reason }: { readonly entered: SuvOverrides; readonly reason: string },
): Promise<void> {
  await replaceEntered(workstation, series, { change: (before) => withEntered(before, entered), reason });
}

/** Takes one entered value away: the header holds again. */
export async function removeOverride(
  workstation: Workstation,
  series: SeriesOfStudy,
  { field, reason }: { readonly field: SuvOverrideField; readonly reason: string },
): Promise<void> {
  await replaceEntered(workstation, series, { change: (before) => withoutEntered(before, field), reason });
}

interface Change {
  readonly change: (before: SuvOverrides) => SuvOverrides;
  readonly reason: string;
}

/** One entry for the patient and one for the series, as far as each is another than before. */
async function replaceEntered(workstation: Workstation, { studyUid, seriesUid }: SeriesOfStudy, how: Change) {
  const { read } = workstation.trail.getState();
  const after = how.change(suvOverridesOf(read, { studyUid, seriesUid }) ?? {});
  const scopes = [
    { of: {}, before: read.suvOverrides[studyUid], after: patientOverrides(after) },
    { of: { seriesUid }, before: read.seriesOverrides[seriesUid], after: seriesOverrides(after) },
  ];
  for (const { of, before, after: now } of scopes) {
    const sides = { before: before ?? null, after: now ?? null };
    if (canonicalJson(sides.before) === canonicalJson(sides.after)) continue;
    await record(
      workstation,
      { kind: 'suv-overridden', studyUid, ...of, ...sides, reason: how.reason },
      { subject: studyUid },
    );
  }
  await applyOverrides(workstation, studyUid);
}

/** After an override, or its undoing: the study in the library takes it over, and its PET numbers are made again. */
export async function applyOverrides(workstation: Workstation, studyUid: string): Promise<void> {
  const { library, trail } = workstation;
  const { read } = trail.getState();
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  if (!entry) return;
  library.getState().addStudies([{ ...entry, study: withOverrides(entry.study, read) }]);
  for (const region of read.regions) if (region.studyUid === studyUid) await measureRegion(workstation, region.id);
}

/** A study whose PET series carry what was entered for them; new stacks, because what they mean has changed. */
export function withOverrides(study: Study, read: Pick<ReadState, 'suvOverrides' | 'seriesOverrides'>): Study {
  const series = study.series.map(({ suvOverrides: earlier, ...one }) => {
    const now = suvOverridesOf(read, one);
    if (one.kind !== 'pet' || (!earlier && !now)) return one;
    return { ...one, stacks: one.stacks.map((stack) => ({ ...stack })), ...(now && { suvOverrides: now }) };
  });
  return { ...study, series };
}
