import { checkStorage } from '#actions/studies/checkStorage.ts';
import { runJob } from '#actions/job.ts';
import { openFiles } from '#actions/studies/openFiles.ts';
import { rememberedStudy } from '#actions/ledger/openLedger.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Copies the files of a study into the browser's private storage, so that a reload finds them. */
export async function keepFiles(workstation: Workstation, studyUid: string): Promise<void> {
  const { library, volumes, archive, session, thumbnails } = workstation;
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
  if (blobs.size < new Set(digests).size) {
    const message = 'Not all files of this study are at hand. Open its folder again, then keep it.';
    session.getState().notify({ id: `keep-${studyUid}`, tone: 'warning', code: 'STO_E_MISSING', message });
    return;
  }
  const kept = await runJob(workstation, 'Keeping files in this browser', ({ progress, signal }) =>
    archive.keep(studyUid, blobs, { onProgress: (fraction) => progress(fraction), signal }),
  );
  await checkStorage(workstation);
  if (!kept) return;
  if (!kept.ok) {
    const { code, message } = kept.failure;
    session.getState().notify({ id: `keep-${studyUid}`, tone: 'error', code, message });
    return;
  }
  markKept(workstation, studyUid, true);
  // Without its picture a kept study is worth no less.
  await thumbnails.keep(studyUid).catch(() => checkStorage(workstation));
  await record(workstation, { kind: 'files-kept', studyUid }, { subject: studyUid });
}

/**
 * Deletes the browser's copy and the small picture of a study; regions, numbers and the ledger stay. The study stays
 * listed, its files to be asked for again.
 */
export async function forgetFiles(workstation: Workstation, studyUid: string): Promise<void> {
  const { archive, thumbnails, library } = workstation;
  await archive.remove(studyUid);
  await thumbnails.remove(studyUid);
  library.getState().pictured();
  if (await canBeRead(workstation, studyUid)) markKept(workstation, studyUid, false);
  else asRemembered(workstation, studyUid);
  await record(workstation, { kind: 'files-deleted', studyUid }, { subject: studyUid });
  await checkStorage(workstation);
}

/** Whether every open file of a study still gives its bytes: one read from the deleted copy does not. */
async function canBeRead({ library, volumes }: Workstation, studyUid: string): Promise<boolean> {
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  const { blobs } = volumes.getState();
  const files = (entry?.study.series ?? []).flatMap(({ instances }) => instances.map(({ file }) => file.digest));
  const own = files.map((digest) => blobs.get(digest));
  const reads = own.flatMap((blob) => (blob ? [blob.slice(0, 1).arrayBuffer()] : []));
  const settled = await Promise.allSettled(reads);
  return settled.length === own.length && settled.every(({ status }) => status === 'fulfilled');
}

/** The study without its files, which must be opened again: as after a reload. */
function asRemembered({ library, trail }: Workstation, studyUid: string) {
  const known = trail.getState().read.studies.find((study) => study.studyUid === studyUid);
  const { remembered, removeStudy, setRemembered } = library.getState();
  removeStudy(studyUid);
  const others = remembered.filter((study) => study.studyUid !== studyUid);
  setRemembered([...others, ...(known ? [rememberedStudy(known)] : [])]);
}

/** On the entry as it is now: series may have been added while the files were copied. */
function markKept({ library }: Workstation, studyUid: string, kept: boolean) {
  const entry = library.getState().studies.find(({ study }) => study.studyUid === studyUid);
  if (entry) library.getState().addStudies([{ ...entry, kept }]);
}

/** Reads a kept study back into the library. */
export async function openKept(workstation: Workstation, studyUid: string): Promise<void> {
  const files = await workstation.archive.open(studyUid);
  if (files.length > 0) await openFiles(workstation, files, { source: 'kept' });
}
