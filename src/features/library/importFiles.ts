import { openFiles } from '#actions/openFiles.ts';
import { openKept } from '#actions/keepFiles.ts';
import { openStudies } from '#actions/openStudies.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Reads files; a single study is shown at once, since there is nothing to choose from. */
export async function importFiles(workstation: Workstation, files: readonly File[]): Promise<void> {
  if (files.length === 0 || !workstation.session.getState().actor) return;
  const manifest = await openFiles(workstation, files);
  const [only, ...others] = manifest?.studies ?? [];
  if (only && others.length === 0) await openStudies(workstation, [only.studyUid]);
}

/** Shows studies, reading kept files back first where they are not in memory. */
export async function showStudies(workstation: Workstation, studyUids: readonly string[]): Promise<void> {
  const { library } = workstation;
  for (const studyUid of studyUids) {
    const opened = library.getState().studies.some(({ study }) => study.studyUid === studyUid);
    if (!opened) await openKept(workstation, studyUid);
  }
  await openStudies(workstation, studyUids);
}
