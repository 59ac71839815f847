import { expect, it } from 'vitest';
import { droppedFiles } from '#features/library/droppedFiles.ts';

const fileEntry = (fullPath: string) => ({
  isFile: true,
  isDirectory: false,
  fullPath,
  file: (resolve: (file: File) => void) => resolve(new File(['x'], fullPath.split('/').at(-1) ?? '')),
});

/** A folder whose reader gives its children in batches, as browsers do. */
const folder = (fullPath: string, batches: readonly (readonly unknown[])[]) => ({
  isFile: false,
  isDirectory: true,
  fullPath,
  createReader: () => {
    const left = [...batches, []];
    return { readEntries: (resolve: (batch: unknown) => void) => resolve(left.shift()) };
  },
});

const transfer = (entries: readonly unknown[], files: readonly File[] = []) =>
  ({ files, items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer;

it('opens folders to any depth and every batch, and keeps the paths', async () => {
  const inner = folder('/study/series', [[fileEntry('/study/series/IM1')], [fileEntry('/study/series/IM2')]]);
  const files = await droppedFiles(transfer([folder('/study', [[inner]]), fileEntry('/loose.zip')]));
  expect(files.map((file) => file.webkitRelativePath)).toEqual(['study/series/IM1', 'study/series/IM2', 'loose.zip']);
});

it('takes the plain list where the browser names no entries', async () => {
  const file = new File(['x'], 'IM1');
  expect(await droppedFiles(transfer([null], [file]))).toEqual([file]);
});
