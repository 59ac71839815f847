import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInstances, type ByteSource } from '#dicom/readInstances.ts';
import { ctSlice, dicomFile, uint } from '../builders/dicom.ts';
import { sha256, sourceOf } from '../builders/files.ts';

const slice = (number: number) => dicomFile(ctSlice({ number, z: number }));
const read = (source: ByteSource, keep?: Parameters<typeof readInstances>[1]['keep']) =>
  readInstances([source], { digest: (bytes) => Promise.resolve(sha256(bytes)), ...(keep ? { keep } : {}) });

const CENTRAL = [0x50, 0x4b, 1, 2];
const placeOf = (zip: Uint8Array, mark: readonly number[]) =>
  zip.findIndex((_, at) => mark.every((byte, index) => zip[at + index] === byte));
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const changed = (bytes: Uint8Array, changes: readonly (readonly [at: number, value: Uint8Array])[]) => {
  const copy = bytes.slice();
  for (const [at, value] of changes) copy.set(value, at);
  return copy;
};

describe('a large archive', () => {
  const MEBIBYTE = 2 ** 20;
  const zip = zipSync({
    '1.dcm': slice(1),
    'video.bin': [new Uint8Array(3 * MEBIBYTE), { level: 0 }],
    'more.bin': [new Uint8Array(3 * MEBIBYTE), { level: 0 }],
    'most.bin': [new Uint8Array(3 * MEBIBYTE), { level: 0 }],
    '2.dcm': [slice(2), { level: 0 }],
  });
  const ranges: number[] = [];
  const source: ByteSource = {
    ...sourceOf('study.zip', zip),
    bytes: () => Promise.reject(new Error('must not be read whole')),
    range: (from, to) => {
      ranges.push(to - from);
      return Promise.resolve(zip.slice(from, to));
    },
  };

  it('is read one entry at a time, and unpacked anew when its files are needed again', async () => {
    const kept = new Map<string, ByteSource>();
    const { received, instances, withheld } = await read(source, (digest, member) => kept.set(digest, member));
    expect([received, instances.length, withheld.length]).toEqual([5, 2, 3]);
    expect(Math.max(...ranges)).toBe(3 * MEBIBYTE);
    for (const number of [1, 2]) expect(await kept.get(sha256(slice(number)))?.bytes()).toEqual(slice(number));
  });
});

describe('an archive with a 64-bit directory', () => {
  it('is read (APPNOTE.TXT 4.3.14 and 4.3.15)', async () => {
    const plain = zipSync({ '1.dcm': slice(1) });
    const central = placeOf(plain, CENTRAL);
    const end = plain.length - 22;
    const record = changed(new Uint8Array(56), [
      [0, uint(4, 0x06064b50)],
      [4, uint(4, 44)],
      [24, uint(4, 1)],
      [32, uint(4, 1)],
      [40, uint(4, end - central)],
      [48, uint(4, central)],
    ]);
    const locator = changed(new Uint8Array(20), [
      [0, uint(4, 0x07064b50)],
      [8, uint(4, end)],
      [16, uint(4, 1)],
    ]);
    const last = changed(plain.slice(end), [
      [8, Uint8Array.of(0xff, 0xff, 0xff, 0xff)],
      [12, new Uint8Array(8).fill(0xff)],
    ]);
    const { instances } = await read(sourceOf('wide.zip', joined(plain.slice(0, end), record, locator, last)));
    expect(instances.map(({ file }) => file.digest)).toEqual([sha256(slice(1))]);
  });
});

describe('an archive that lies', () => {
  const stored = zipSync({ '1.dcm': [slice(1), { level: 0 }] });
  const packed = zipSync({ '1.dcm': [slice(1), { level: 9 }] });
  const end = (zip: Uint8Array) => zip.length - 22;

  it.each([
    ['a stored file of another size', changed(stored, [[placeOf(stored, CENTRAL) + 24, uint(4, 7)]]), 'INP_E_CORRUPT', 'states 7 bytes and stores'],
    ['a packed file of a larger size', changed(packed, [[placeOf(packed, CENTRAL) + 24, uint(4, 2 ** 20)]]), 'INP_E_TRUNCATED', 'of 1048576 bytes'],
    ['a packed file of an impossible size', changed(packed, [[placeOf(packed, CENTRAL) + 24, uint(4, 2 ** 30)]]), 'INP_E_TOO_LARGE', 'the limit is 268435456 bytes'],
    ['a file longer than the archive', changed(stored, [[placeOf(stored, CENTRAL) + 20, uint(4, 2 ** 30)]]), 'INP_E_TRUNCATED', 'of 1073741824 bytes'],
    ['a file elsewhere', changed(stored, [[placeOf(stored, CENTRAL) + 42, uint(4, 2 ** 30)]]), 'INP_E_CORRUPT', 'its place in the archive is wrong'],
    ['a directory larger than any', changed(stored, [[end(stored) + 12, uint(4, 2 ** 30)]]), 'INP_E_TOO_LARGE', 'the limit is 134217728'],
    ['a directory behind its end', changed(stored, [[end(stored) + 16, uint(4, 2 ** 30)]]), 'INP_E_TRUNCATED', 'directory'],
    ['no directory', stored.slice(0, end(stored)), 'INP_E_TRUNCATED', 'no directory'],
  ])('about %s is refused by name', async (_, zip, code, words) => {
    const { received, withheld } = await read(sourceOf('b.zip', zip));
    expect([received, ...withheld.map((file) => file.code)]).toEqual([1, code]);
    expect(withheld[0]?.message).toContain(words);
  }); // prettier-ignore

  it('by listing one file many times is stopped at the limit of the whole archive', async () => {
    const central = placeOf(packed, CENTRAL);
    const record = changed(packed.slice(central, end(packed)), [[24, uint(4, 250 * 2 ** 20)]]);
    const last = changed(packed.slice(end(packed)), [
      [8, uint(2, 5)],
      [10, uint(2, 5)],
      [12, uint(4, 5 * record.length)],
    ]);
    const bomb = joined(packed.slice(0, central), record, record, record, record, record, last);
    const { withheld } = await read(sourceOf('bomb.zip', bomb));
    expect(withheld.map(({ code }) => code)).toEqual([...Array<string>(4).fill('INP_E_TRUNCATED'), 'INP_E_TOO_LARGE']);
    expect(withheld.at(-1)?.message).toContain('more than 1073741824 bytes');
  });
});
