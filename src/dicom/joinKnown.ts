import type { Instance } from '#core/imaging/instance.ts';
import type { Manifest, WithheldFile } from '#core/imaging/manifest.ts';
import { finished, type Steps } from '#core/steps.ts';
import { groupingSteps, repeated } from './groupIntoStudies.ts';
import type { ReadFiles } from './readInstances.ts';

/**
 * Groups what was read together with the instances of the same series that were opened before, so that a series opened
 * in parts becomes whole. The manifest accounts for the files read now: one opened before with the same content counts
 * as shown; one with other content under a known SOP Instance UID is withheld (INT_E_UID_CONFLICT) and the known one
 * stays.
 */
export function* joiningSteps(
  { instances, withheld, received }: ReadFiles,
  known: readonly Instance[],
): Steps<Manifest> {
  const byUid = new Map(known.map((instance) => [instance.sopInstanceUid, instance]));
  const conflicts: WithheldFile[] = [];
  const fresh: Instance[] = [];
  for (const instance of instances) {
    const earlier = byUid.get(instance.sopInstanceUid);
    if (earlier && earlier.file.digest !== instance.file.digest) conflicts.push(repeated(instance, earlier));
    else fresh.push(instance);
  }
  const freshUids = new Set(fresh.map(({ sopInstanceUid }) => sopInstanceUid));
  const touched = new Set(fresh.map(({ seriesUid }) => seriesUid));
  const older = known.filter(
    ({ seriesUid, sopInstanceUid }) => touched.has(seriesUid) && !freshUids.has(sopInstanceUid),
  );
  // Numbered anew: the ids of two imports overlap, and files of one series are told apart by them.
  const joined = [...older, ...fresh].map((instance, id): Instance => ({
    ...instance,
    file: { ...instance.file, id },
  }));
  yield;
  const manifest = yield* groupingSteps(joined, [...withheld, ...conflicts], received);
  return { ...manifest, shown: manifest.shown - older.length };
}

/** The same at once, for a thread that does not draw. */
export const joinKnown = (...read: Parameters<typeof joiningSteps>): Manifest => finished(joiningSteps(...read));
