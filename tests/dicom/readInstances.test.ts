import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstances } from '#dicom/readInstances.ts';
import { ctSlice, dicomFile, latin, uint } from '../builders/dicom.ts';
import { importSources, sha256, sourceOf } from '../builders/files.ts';

const slice = (number: number) => dicomFile(ctSlice({ number, z: number }));
const digest = (bytes: Uint8Array) => Promise.resolve(sha256(bytes));

describe('archives', () => {
  const zip = zipSync({
    'a/1.dcm': slice(1),
    'a/2.dcm': [slice(2), { level: 0 }],
    'a/': new Uint8Array(),
    '../../etc/passwd': latin('root:x:0:0: not an image at all'),
    'inner.zip': zipSync({ '3.dcm': slice(3) }),
  });

  it('counts and reads the files inside; names are only labels', async () => {
    const { manifest, readBytes, instances } = await importSources([sourceOf('study.zip', zip)]);
    expect(manifest).toMatchObject({ received: 4, shown: 2 });
    expect(manifest.withheld.map(({ file, code }) => [file, code])).toEqual([
      ['study.zip/../../etc/passwd', 'INP_E_NOT_DICOM'],
      ['study.zip/inner.zip', 'INP_E_ARCHIVE'],
    ]);
    const [first] = instances;
    expect(first && (await readBytes(first.file))).toEqual(slice(1));
    expect(first?.file.digest).toBe(sha256(slice(1)));
  });

  it('refuses a member that states a size it cannot have', async () => {
    const bomb = zipSync({ 'zeros.dcm': [new Uint8Array(2 ** 20), { level: 9 }] });
    // The stated size of the member stands 24 bytes into its record in the central directory.
    const central = bomb.findIndex(
      (_, at) => bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2,
    );
    const { withheld } = await readInstances([sourceOf('b.zip', withBytes(bomb, central + 24, uint(4, 2 ** 31)))], {
      digest,
    });
    expect(withheld.map(({ code }) => code)).toEqual(['INP_E_TOO_LARGE']);
    const { withheld: lying } = await readInstances([sourceOf('b.zip', withBytes(bomb, central + 24, uint(4, 1000)))], {
      digest,
    });
    expect(lying.map(({ code }) => code)).toEqual(['INP_E_CORRUPT']);
  });

  it.each([
    ['INP_E_ENCRYPTED', { at: 8, value: 1 }],
    ['INP_E_ARCHIVE', { at: 10, value: 12 }],
  ])('says %s', async (code, { at, value }) => {
    const plain = zipSync({ '1.dcm': slice(1) });
    const central = plain.findIndex(
      (_, index) => plain[index] === 0x50 && plain[index + 1] === 0x4b && plain[index + 2] === 1,
    );
    const { withheld } = await readInstances(
      [sourceOf('b.zip', withBytes(plain, central + at, Uint8Array.of(value)))],
      { digest },
    );
    expect(withheld.map((file) => file.code)).toEqual([code]);
  });

  it('never throws on a damaged archive and accounts for what it found', async () => {
    const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(zip.length), async (changes, end) => {
        const bytes = zip.slice(0, Math.max(30, end));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const { received, instances, withheld } = await readInstances([sourceOf('b.zip', bytes)], { digest });
        expect(received).toBe(instances.length + withheld.length);
      }),
      { numRuns: 150 },
    );
  });
});

const withBytes = (bytes: Uint8Array, at: number, value: Uint8Array) => {
  const changed = bytes.slice();
  changed.set(value, at);
  return changed;
};

describe('every file is accounted for', () => {
  it('goes on after files that cannot be opened, are too large or are not DICOM', async () => {
    const progress: number[] = [];
    const { received, instances, withheld } = await readInstances(
      [
        { ...sourceOf('gone', new Uint8Array(9)), bytes: () => Promise.reject(new Error('no such file')) },
        {
          ...sourceOf('huge', new Uint8Array(9)),
          size: 2 ** 40,
          bytes: () => Promise.reject(new Error('must not be read')),
        },
        sourceOf('empty', new Uint8Array()),
        sourceOf('good', slice(1)),
      ],
      { digest, onProgress: ({ files }) => progress.push(files) },
    );
    expect(received).toBe(4);
    expect(instances.map(({ file }) => file.name)).toEqual(['good']);
    expect(withheld.map(({ file, code }) => [file, code])).toEqual([
      ['gone', 'INP_E_UNREADABLE'],
      ['huge', 'INP_E_TOO_LARGE'],
      ['empty', 'INP_E_EMPTY'],
    ]);
    expect(progress).toEqual([1, 2, 3, 4]);
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    const sources = [1, 2, 3].map((number) => sourceOf(String(number), slice(number)));
    const reading = readInstances(sources, { digest, signal: controller.signal, onProgress: () => controller.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
