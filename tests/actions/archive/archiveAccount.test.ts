import { describe, expect, it } from 'vitest';
import { archiveAccount } from '#actions/archive/archiveAccount.ts';
import type { AskedInstance, MissingPart } from '#core/archive/archive.ts';
import { SERIES, slices } from '../../builders/archiveServer.ts';
import { ctSlice, dicomFile } from '../../builders/dicom.ts';
import { importSources, sourceOf } from '../../builders/files.ts';

const uid = (number: number) => `1.2.826.0.1.3680043.9.7433.1.${number}`;
const asked = (count: number): readonly AskedInstance[] =>
  Array.from({ length: count }, (_, index) => ({
    sopInstanceUid: uid(index + 1),
    seriesUid: SERIES,
    name: `CT chest, image ${index + 1}`,
  }));

const read = async (files: Readonly<Record<string, Uint8Array>>) =>
  (await importSources(Object.entries(files).map(([name, bytes]) => sourceOf(name, bytes)))).manifest;

const filesOf = (numbers: readonly number[]) =>
  Object.fromEntries(
    slices(5)
      .map((elements, index) => [`CT chest, image ${index + 1}`, dicomFile(elements)] as const)
      .filter((_, index) => numbers.includes(index + 1)),
  );

const lost = (name: string): MissingPart => ({
  seriesUid: SERIES,
  name,
  failure: { code: 'INT_E_ARCHIVE', message: 'The archive failed (500).', passing: true, general: false },
});

const gridOf = (manifest: Awaited<ReturnType<typeof read>>) => manifest.studies[0]?.series[0]?.stacks[0]?.grid;

describe('the account of a study from an archive', () => {
  it('leaves a whole series as it was read', async () => {
    const manifest = await read(filesOf([1, 2, 3, 4, 5]));
    expect(archiveAccount(manifest, { asked: asked(5), missing: [] })).toEqual(manifest);
    expect(gridOf(manifest)?.ok).toBe(true);
  });

  it('names what is missing and builds no volume from the rest, also where the last slice is the missing one', async () => {
    const manifest = await read(filesOf([1, 2, 3, 4]));
    expect(gridOf(manifest)?.ok).toBe(true);
    const account = archiveAccount(manifest, { asked: asked(5), missing: [lost('CT chest, image 5')] });
    expect([account.received, account.shown, account.withheld.length]).toEqual([5, 4, 1]);
    expect(account.withheld[0]).toMatchObject({ file: 'CT chest, image 5', code: 'INT_E_ARCHIVE' });
    const grid = gridOf(account);
    expect(grid?.ok === false && grid.failure.code).toBe('INT_E_INCOMPLETE');
    expect(account.studies[0]?.series[0]?.stacks[0]?.frames.length).toBe(4);
    expect(account.studies[0]?.series[0]?.warnings.map(({ code }) => code)).toContain('INT_W_INCOMPLETE');
  });

  it('refuses a volume where the archive counts more images than it lists', async () => {
    const manifest = await read(filesOf([1, 2, 3]));
    const account = archiveAccount(manifest, { asked: asked(3), missing: [lost('CT chest, 2 of 5 images')] });
    expect(gridOf(account)?.ok).toBe(false);
    expect(account.received).toBe(account.shown + account.withheld.length);
  });

  it('tells an object that was not asked for from the one that was', async () => {
    const other = dicomFile(ctSlice({ number: 9, z: 20, uid: '1.2.3.9' }));
    const manifest = await read({ ...filesOf([1, 2, 3, 4]), 'CT chest, image 5': other });
    const account = archiveAccount(manifest, { asked: asked(5), missing: [] });
    expect(account.withheld.map(({ file, code }) => [file, code])).toEqual([
      ['CT chest, image 5', 'INT_E_OTHER_OBJECT'],
    ]);
    expect(account.received).toBe(account.shown + account.withheld.length);
    expect(gridOf(account)?.ok).toBe(false);
  });

  it('counts an image that arrived broken once, and refuses the volume', async () => {
    const manifest = await read({ ...filesOf([1, 2, 3, 4]), 'CT chest, image 5': new Uint8Array(200) });
    const account = archiveAccount(manifest, { asked: asked(5), missing: [] });
    expect([account.received, account.shown, account.withheld.length]).toEqual([5, 4, 1]);
    expect(account.withheld[0]?.code).not.toBe('INT_E_OTHER_OBJECT');
    expect(gridOf(account)?.ok).toBe(false);
  });
});
