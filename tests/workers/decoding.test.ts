import { afterEach, expect, it, vi } from 'vitest';
import { startDecoding } from '#workers/decoding.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { importBytes } from '../builders/files.ts';

afterEach(() => vi.unstubAllGlobals());

it('a worker that cannot be made is a failure that names the file, not a rejection', async () => {
  const file = dicomFile(ctSlice({ number: 0, z: 0 }));
  const { manifest } = await importBytes(file);
  const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
  if (!stack) throw new Error('no stack');
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        throw new Error('blocked by the content security policy');
      }
    },
  );
  const decoded = await startDecoding().decode(stack, new Map(), { onProgress: () => undefined });
  expect(decoded).toEqual({
    ok: false,
    failure: {
      code: 'INP_E_CORRUPT',
      message: 'The decoder broke off over file0 (blocked by the content security policy).',
    },
  });
});
