import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readBatch } from '#workers/importBatch.ts';
import { batches } from '#workers/importing.ts';
import { browserFile } from '../builders/browserFiles.ts';
import { ctSlice, dicomFile, latin } from '../builders/dicom.ts';
import { sha256 } from '../builders/files.ts';

const slice = (number: number) => dicomFile(ctSlice({ number, z: number }));

it('hands over headers and, by digest, the content of every file and archive member', async () => {
  const member = slice(3);
  const files = [
    browserFile('1.dcm', slice(1)),
    browserFile('a.zip', zipSync({ '3.dcm': member })),
    browserFile('x.txt', latin('no image')),
  ];
  const progress: number[] = [];
  const { received, instances, withheld, blobs } = await readBatch(files, (state) => progress.push(state.files));
  expect([received, instances.length, withheld.length]).toEqual([3, 2, 1]);
  expect(progress).toEqual([1, 2, 3]);
  expect(blobs.get(sha256(slice(1)))).toBe(files[0]);
  expect(new Uint8Array((await blobs.get(sha256(member))?.arrayBuffer()) ?? [])).toEqual(member);
});

it('shares equal elements, so that a message carries them once', async () => {
  const { instances } = await readBatch(
    [1, 2].map((number) => browserFile(`${number}`, slice(number))),
    () => undefined,
  );
  const [first, second] = instances.map(({ dataSet }) => dataSet);
  expect(second?.['00100020']).toBe(first?.['00100020']);
  expect(second?.['00200032']).not.toEqual(first?.['00200032']);
  const copies = structuredClone(instances);
  expect(copies[1]?.dataSet['00100020']).toBe(copies[0]?.dataSet['00100020']);
});

it('makes batches of at most 48 files and 64 MiB, in order', () => {
  const small = Array.from({ length: 100 }, (_, index) => browserFile(`${index}`, new Uint8Array(1)));
  expect(batches(small).map(({ length }) => length)).toEqual([48, 48, 4]);
  expect(batches(small).flat()).toEqual(small);
  const large = Array.from({ length: 3 }, () => ({ size: 40 * 2 ** 20 }) as File);
  expect(batches(large).map(({ length }) => length)).toEqual([1, 1, 1]);
});
