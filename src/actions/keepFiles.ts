import { runJob } from '#actions/job.ts';
import { openFiles } from '#actions/openFiles.ts';
import { record } from '#actions/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Copies the files of a study into the browser's private storage, so that a reload finds them. */
export async function keepFiles(workstation: Workstation, studyUid: string): Promise<void> {
  const { library, volumes, archive, session } = workstation;
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  if (!entry) return;
  const digests = entry.study.series.flatMap(({ instances }) => instances.map(({ file }) => file.digest));
  const all = volumes.getState().blobs;
  const blobs = new Map(
    digests.flatMap((digest) => {
      const blob = all.get(digest);
      return blob ? [[digest, blob] as const] : [];
    }),
  );
  const kept = await runJob(workstation, 'Keeping files in this browser', ({ progress }) =>
    archive.keep(studyUid, blobs, (fraction) => progress(fraction)),
  );
  if (!kept) return;
  if (!kept.ok) {
    const { code, message } = kept.failure;
    session.getState().notify({ id: `keep-${studyUid}`, tone: 'error', code, message });
    return;
  }
  library.getState().addStudies([{ ...entry, source: 'kept', kept: true }]);
  await record(workstation, { kind: 'files-kept', studyUid }, { subject: studyUid });
}

/** Deletes the browser's copy; regions, numbers and the ledger stay. */
export async function forgetFiles(workstation: Workstation, studyUid: string): Promise<void> {
  const { library, archive } = workstation;
  await archive.remove(studyUid);
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  if (entry) library.getState().addStudies([{ ...entry, source: 'device', kept: false }]);
  await record(workstation, { kind: 'files-deleted', studyUid }, { subject: studyUid });
}

/** Reads a kept study back into the library. */
export async function openKept(workstation: Workstation, studyUid: string): Promise<void> {
  const files = await workstation.archive.open(studyUid);
  if (files.length > 0) await openFiles(workstation, files, 'kept');
}
