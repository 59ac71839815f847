import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { allPhantoms } from '#phantoms/allPhantoms.ts';
import type { Report } from './report.ts';

/** `readout phantoms DIR`: writes every reference object; the same call writes the same bytes. */
export async function writePhantoms(directory: string, report: Report): Promise<void> {
  let files = 0;
  let bytes = 0;
  for (const { name, bytes: content } of allPhantoms()) {
    const path = join(directory, normalize(name));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    files++;
    bytes += content.length;
  }
  report.print(undefined, false, [`${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${directory}`]);
}
