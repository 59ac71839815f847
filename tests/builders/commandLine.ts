import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProgram } from '#cli/program.ts';
import { createReport } from '#cli/report.ts';
import { suvSituations } from '#phantoms/pet/suvSituations.ts';

/** What `readout …` prints on both streams, and its exit status where the command line itself is right. */
export async function runReadout(...args: readonly string[]) {
  let [output, errors] = ['', ''];
  const report = createReport({ output: (text) => (output += text), errors: (text) => (errors += text) });
  await createProgram(report).parseAsync(args, { from: 'user' });
  return { output, errors, status: report.exitStatus() };
}

/** A new folder with the given files, by relative path. */
export async function folderOf(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) {
  const folder = await mkdtemp(join(tmpdir(), 'readout-'));
  for (const { name, bytes } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

/** The files of one PET reference object (pet-suv.md section 8) in a folder. */
export async function situationFolder(id: string) {
  const situation = suvSituations().find((one) => one.id === id);
  if (!situation) throw new Error(`No situation ${id}.`);
  return folderOf(situation.files);
}
