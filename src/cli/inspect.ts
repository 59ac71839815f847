import { inspection } from '#dicom/inspect.ts';
import { openPaths } from './files.ts';
import type { Report } from './report.ts';

/** `readout inspect PATH…`: every file is shown or withheld with a reason; nothing is dropped. */
export async function inspect(
  paths: readonly string[],
  { json = false }: { json?: boolean },
  report: Report,
): Promise<void> {
  const { manifest } = await openPaths(paths);
  const { received, shown, withheld, studies } = manifest;
  const lines = [
    `${received} received = ${shown} shown + ${withheld.length} withheld`,
    ...withheld.map(({ file, code, message, remedy }) => `  withheld ${file}: ${message} ${remedy} [${code}]`),
    ...studies.flatMap((study) => [
      `${study.patientId || '(no Patient ID)'} ${study.studyDate} ${study.description} ${study.studyUid}`,
      ...study.series.flatMap(({ kind, modality, description, instances, seriesUid, stacks, warnings }) => [
        `  ${kind} ${modality} ${description}: ${instances.length} instances, ${stacks.length} stacks ${seriesUid}`,
        ...[...warnings, ...stacks.flatMap((stack) => stack.warnings)].map(
          ({ code, message }) => `    ${message} [${code}]`,
        ),
      ]),
    ]),
  ];
  report.print(inspection(manifest), json, lines);
}
