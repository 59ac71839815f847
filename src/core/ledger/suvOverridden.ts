import { patientOverrides, seriesOverrides, type SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Act } from '#core/ledger/entry.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import { SUV_VARIANTS } from '#core/quantities.ts';

/** A series by its UID and that of its study. */
export interface SeriesOfStudy {
  readonly studyUid: string;
  readonly seriesUid: string;
}

/** What a reader entered in place of the header of a PET series, of its patient and of its dose; undefined for nothing. */
export function suvOverridesOf(
  read: Pick<ReadState, 'suvOverrides' | 'seriesOverrides'>,
  { studyUid, seriesUid }: SeriesOfStudy,
): SuvOverrides | undefined {
  const [patient, series] = [read.suvOverrides[studyUid], read.seriesOverrides[seriesUid]];
  return patient || series ? { ...patient, ...series } : undefined;
}

/**
 * The read after a reader entered, changed or removed something in place of a PET header. The SUVs it concerns are
 * dropped, whether their images are open or not: they are made again when the images are.
 */
export function overrideSuvs(read: ReadState, act: Extract<Act, { kind: 'suv-overridden' }>): ReadState {
  const { studyUid, seriesUid } = act;
  const measurements = withoutSuvs(read.measurements, act);
  if (seriesUid === undefined) {
    // Older entries could hold a dose here, for every series of the study: it is true of none for certain.
    const after = act.after ? patientOverrides(act.after) : undefined;
    return { ...read, measurements, suvOverrides: replaced(read.suvOverrides, studyUid, after) };
  }
  const after = act.after ? seriesOverrides(act.after) : undefined;
  return { ...read, measurements, seriesOverrides: replaced(read.seriesOverrides, seriesUid, after) };
}

function replaced<T>(record: Readonly<Record<string, T>>, key: string, value: T | undefined) {
  const others = Object.entries(record).filter(([other]) => other !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}

const VARIANTS: readonly string[] = SUV_VARIANTS;

function withoutSuvs(
  measurements: ReadState['measurements'],
  { studyUid, seriesUid }: { readonly studyUid: string; readonly seriesUid?: string },
): ReadState['measurements'] {
  const kept = Object.entries(measurements).map(([regionId, own]) => {
    const rest = own.filter(
      (one) =>
        one.studyUid !== studyUid ||
        (seriesUid !== undefined && one.seriesUid !== seriesUid) ||
        !VARIANTS.includes(one.quantity),
    );
    return [regionId, rest.length === own.length ? own : rest] as const;
  });
  return Object.fromEntries(kept.filter(([, own]) => own.length > 0));
}
