import { fetchStudy } from '#actions/archive/archiveTransfer.ts';
import { openFiles } from '#actions/studies/openFiles.ts';
import { openKept } from '#actions/studies/keepFiles.ts';
import { openSample } from '#actions/studies/openSample.ts';
import { openStudies } from '#actions/studies/openStudies.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { StudyRow } from '#features/library/studyRows.ts';

/** Reads files; a single study is shown at once, since there is nothing to choose from. */
export async function importFiles(workstation: Workstation, files: readonly File[]): Promise<void> {
  if (files.length === 0 || !workstation.session.getState().actor) return;
  const manifest = await openFiles(workstation, files);
  const [only, ...others] = manifest?.studies ?? [];
  if (only && others.length === 0) await openStudies(workstation, [only.studyUid]);
}

/** Shows studies, getting those that are not in memory back first: from this browser, the archive, or made again. */
export async function showRows(workstation: Workstation, rows: readonly StudyRow[]): Promise<void> {
  const asked = rows.filter(({ way }) => way !== 'files');
  for (const row of asked) await obtain(workstation, row);
  const [only, ...others] = asked;
  // What is made or fetched by itself is shown by whoever brought it.
  if (only && others.length === 0 && (only.way === 'make' || only.way === 'fetch')) return;
  await openStudies(
    workstation,
    asked.map(({ studyUid }) => studyUid),
  );
}

async function obtain(workstation: Workstation, { studyUid, way, sample, opened }: StudyRow): Promise<void> {
  if (opened) return;
  if (way === 'open') return openKept(workstation, studyUid);
  if (way === 'fetch') return fetchStudy(workstation, { studyUid });
  if (sample !== undefined) return openSample(workstation, sample);
}
