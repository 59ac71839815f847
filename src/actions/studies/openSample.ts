import { runJob } from '#actions/job.ts';
import { openFiles } from '#actions/studies/openFiles.ts';
import { openStudies } from '#actions/studies/openStudies.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Generates a sample study of known truth, imports it like any files from disk, and opens it for reading. */
export async function openSample(workstation: Workstation, id: string): Promise<void> {
  const title = workstation.phantoms.samples.find((sample) => sample.id === id)?.title ?? id;
  const files = await runJob(workstation, `Making “${title}”`, ({ progress, signal }) =>
    workstation.phantoms.make(id, { onProgress: (fraction) => progress(fraction), signal }),
  );
  if (!files) return;
  const manifest = await openFiles(workstation, files, { source: 'sample', sample: id });
  if (!manifest) return;
  await openStudies(
    workstation,
    manifest.studies.map(({ studyUid }) => studyUid),
  );
}
