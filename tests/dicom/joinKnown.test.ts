import { describe, expect, it } from 'vitest';
import { joinKnown } from '#dicom/joinKnown.ts';
import { readInstances } from '#dicom/readInstances.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { sha256, sourceOf } from '../builders/files.ts';

type Slice = Parameters<typeof ctSlice>[0];

const read = (slices: readonly Slice[], folder: string) =>
  readInstances(
    slices.map((slice, index) => sourceOf(`${folder}/${index}.dcm`, dicomFile(ctSlice(slice)))),
    { digest: (bytes) => Promise.resolve(sha256(bytes)) },
  );
const at = (number: number): Slice => ({ number, z: 2 * number });

describe('files of a series that is open already', () => {
  it('join it: odd slices after even ones give one evenly spaced stack', async () => {
    const even = await read([0, 2, 4].map(at), 'even');
    const odd = await read([1, 3, 5].map(at), 'odd');
    const { studies, ...counts } = joinKnown(odd, even.instances);
    expect(counts).toEqual({ received: 3, shown: 3, withheld: [] });
    const [series, ...others] = studies.flatMap((study) => study.series);
    expect(others).toEqual([]);
    expect(series?.stacks.map(({ frames, grid }) => [frames.length, grid.ok && grid.value.spacing[2]])).toEqual([
      [6, 2],
    ]);
    expect(new Set(series?.instances.map(({ file }) => file.id)).size).toBe(6);
  });

  it('are shown once when they are the same files, and take nothing away', async () => {
    const all = await read([0, 1, 2].map(at), 'first');
    const { studies, ...counts } = joinKnown(await read([at(1)], 'again'), all.instances);
    expect(counts).toEqual({ received: 1, shown: 1, withheld: [] });
    expect(studies[0]?.series[0]?.instances.length).toBe(3);
  });

  it('are withheld by name when they say something else under a known UID', async () => {
    const all = await read([0, 1, 2].map(at), 'first');
    const known = all.instances[1];
    const other = await read([at(1)], 'other');
    const changed = other.instances.map((one) => ({
      ...one,
      file: { ...one.file, digest: sha256(new Uint8Array(1)) },
    }));
    const manifest = joinKnown({ ...other, instances: changed }, all.instances);
    expect(manifest).toMatchObject({ received: 1, shown: 0, studies: [] });
    expect(manifest.withheld.map(({ file, code }) => [file, code])).toEqual([['other/0.dcm', 'INT_E_UID_CONFLICT']]);
    expect(manifest.withheld[0]?.message).toContain('Same UID, different content; not stored.');
    expect(manifest.withheld[0]?.message).toContain(known?.file.name);
  });

  it('leave series that they do not belong to out of the account', async () => {
    const all = await read([0, 1].map(at), 'first');
    const elsewhere = all.instances.map((one) => ({ ...one, seriesUid: '1.2.3', sopInstanceUid: `9.${one.file.id}` }));
    const manifest = joinKnown(await read([at(1)], 'again'), elsewhere);
    expect(manifest.studies.flatMap(({ series }) => series).map(({ instances }) => instances.length)).toEqual([1]);
  });

  it('count a copy within one import as before', async () => {
    const twice = await read([at(0), at(0)], 'twice');
    const manifest = joinKnown(twice, []);
    expect(manifest).toMatchObject({ received: 2, shown: 1 });
    expect(manifest.withheld.map(({ code }) => code)).toEqual(['INP_E_DUPLICATE']);
  });
});
