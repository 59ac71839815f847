import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadKernels } from '#kernels/loadKernels.ts';

/** The compiled kernels; `npm run build:kernels` writes the module ahead of the tests. */
export async function builtKernels() {
  return loadKernels(await readFile(path.resolve(process.cwd(), 'src/kernels/readout.wasm')));
}
