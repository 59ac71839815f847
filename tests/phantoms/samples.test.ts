import { describe, expect, it } from 'vitest';
import { allPhantoms } from '#phantoms/allPhantoms.ts';
import { SAMPLES } from '#phantoms/samples.ts';
import { sha256 } from '../builders/files.ts';
import { PhantomHeader } from '../builders/phantomHeader.ts';

// Making files takes seconds: everything once, and the samples once more for the comparison.
const all = Array.from(allPhantoms(), ({ name, bytes }) => ({
  name,
  digest: sha256(bytes),
  size: bytes.length,
  header: new PhantomHeader(bytes),
}));
const samples = SAMPLES.map(({ id, modalities, steps }) => {
  const files = steps.flatMap((step) => step().map(({ name, bytes }) => ({ name, digest: sha256(bytes) })));
  return { id, modalities, files };
});
const byName = new Map(all.map((file) => [file.name, file]));

describe('all phantoms', () => {
  it('have names of their own, relative and with slashes', () => {
    expect(byName.size).toBe(all.length);
    for (const { name } of all) {
      expect(name).toMatch(/^[\w.-]+(\/[\w.-]+)+\.dcm$/);
      expect(name).not.toContain('..');
    }
  });

  it('are the same bytes every time', () => {
    for (const { files } of samples)
      for (const { name, digest } of files) expect(digest, name).toBe(byName.get(name)?.digest);
  });

  it('have valid UIDs of their own', () => {
    const uids = all.map(({ header }) => header.text('00080018') ?? '');
    expect(new Set(uids).size).toBe(all.length);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
  });

  it.each(['00200052', '0020000D', '00100020', '00080016'])('have one (%s) in all images of a series', (tag) => {
    const pairs = new Set(all.map(({ header }) => `${header.text('0020000E')} ${header.text(tag)}`));
    expect(pairs.size).toBe(new Set(all.map(({ header }) => header.text('0020000E'))).size);
  });

  it('name no person: patients are phantoms', () => {
    const ids = new Set(all.map(({ header }) => header.text('00100020')));
    expect([...ids].sort()).toEqual([
      'PHANTOM-CT',
      'PHANTOM-DWI',
      'PHANTOM-DYNAMIC',
      'PHANTOM-PET',
      'PHANTOM-SUV',
      'PHANTOM-US',
    ]);
  });
});

describe('the samples of the start page', () => {
  it('are known by an id of their own and hold the modalities they promise', () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
    for (const { modalities, files } of samples)
      expect(new Set(files.map(({ name }) => byName.get(name)?.header.text('00080060')))).toEqual(new Set(modalities));
  });

  it('are small enough to be made in a browser: below 60 MB together', () => {
    const sizes = samples.flatMap(({ files }) => files.map(({ name }) => byName.get(name)?.size ?? NaN));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60e6);
  });

  it('hold three studies of one subject on three dates for the response', () => {
    const files = samples.find(({ id }) => id === 'ct-response')?.files ?? [];
    const distinct = (tag: string) => [...new Set(files.map(({ name }) => byName.get(name)?.header.text(tag)))];
    expect(distinct('0020000D')).toHaveLength(3);
    expect(distinct('00080020')).toEqual(['20250106', '20250303', '20250505']);
    expect(distinct('00100020')).toEqual(['PHANTOM-CT']);
  });
});
