import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, runReadout } from '../builders/commandLine.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { segmentation } from '../builders/segmentation.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

interface Printed {
  readonly measurements: readonly {
    readonly region: { readonly name: string };
    readonly quantity: string;
    readonly statistics: Readonly<Record<string, number | undefined>>;
    readonly derivation?: { readonly settings: Readonly<Record<string, unknown>> };
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
  }[];
}

const measured = (output: string) => (JSON.parse(output) as Printed).measurements;

/** Three CT slices 5 mm apart, pixel value index + 100 · number; and a segmentation of them, of 0.25 x 0.5 mm pixels. */
async function study(space: string) {
  const slices = [1, 2, 3].map((number) => ({
    name: `ct${number}.dcm`,
    bytes: dicomFile(
      ctSlice(
        { number, z: 5 * (number - 1), uid: `1.2.3.${number}` },
        { '00200052': ['UI', '1.9'], '00281052': ['DS', '0'], '00281053': ['DS', '1'] },
      ),
    ),
  }));
  const frames = [
    { segment: 1, z: 0, pixels: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    { segment: 2, z: 10, pixels: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] },
  ];
  const seg = dicomFile(segmentation(frames, { '00200052': ['UI', space] }));
  const folder = await folderOf(slices);
  return { folder, roi: path.join(await folderOf([{ name: 'seg.dcm', bytes: seg }]), 'seg.dcm') };
}

describe('--roi with a segmentation', () => {
  it('measures every segment, and records where it is from', async () => {
    const { folder, roi } = await study('1.9');
    const { output, errors, status } = await runReadout('measure', folder, '--roi', roi, '--json');
    expect([status, errors]).toEqual([0, '']);
    const voxels = measured(output).filter(({ quantity }) => quantity !== 'Diameter');
    // Pixels 0 and 1 of the first slice; pixel 11 of the third. A voxel has 0.25 x 0.5 x 5 mm3.
    expect(
      voxels.map(({ region, statistics }) => [
        region.name,
        statistics['count'],
        statistics['volume_mm3'],
        statistics['mean'],
      ]),
    ).toEqual([
      ['Mass', 2, 1.25, 100.5],
      ['Node', 1, 0.625, 311],
    ]);
    expect(voxels[1]?.derivation?.settings).toMatchObject({ importedFrom: '1.2.3.9', importedLabel: '2 Node' });
    expect(voxels[0]?.warnings.map(({ code }) => code)).not.toContain('INT_W_SOURCE_MISSING');
  });

  it('measures the one of a label, and names the labels when there is none', async () => {
    const { folder, roi } = await study('1.9');
    const one = await runReadout('measure', folder, '--roi', `${roi}:Node`, '--json');
    expect(new Set(measured(one.output).map(({ region }) => region.name))).toEqual(new Set(['Node']));
    const none = runReadout('measure', folder, '--roi', `${roi}:Liver`);
    await expect(none).rejects.toThrow('has no region "Liver"; it has Mass, Node.');
  });

  it('refuses one of another space by name (interchange.md 10)', async () => {
    const { folder, roi } = await study('1.8');
    const { errors, status } = await runReadout('measure', folder, '--roi', roi);
    expect(status).toBe(1);
    expect(errors).toContain('Mass: Segmentation belongs to another frame of reference. [INT_E_FOR]');
  });

  it('refuses an image, and a file that is not there', async () => {
    const { folder } = await study('1.9');
    const image = runReadout('measure', folder, '--roi', path.join(folder, 'ct1.dcm'));
    await expect(image).rejects.toThrow('INP_E_NO_STRUCTURES');
    const absent = runReadout('measure', folder, '--roi', '/nowhere/seg.dcm:Mass');
    await expect(absent).rejects.toThrow('/nowhere/seg.dcm:Mass does not exist');
  });
});

describe.skipIf(!hasShared('data', 'sr-seg-rtstruct'))('--roi with real segmentations', () => {
  const folder = 'sr-seg-rtstruct/dcmqi-seg-liver';

  it('has the voxels counted with pydicom, of 0.810547² x 1 mm3', async () => {
    const at = (...names: string[]) => sharedPath('data', ...folder.split('/'), ...names);
    const { output } = await runReadout('measure', at('CT'), '--roi', at('SEG-liver.dcm'), '--json');
    const [liver] = measured(output);
    expect(liver?.statistics['count']).toBe(107098);
    expect(liver?.statistics['volume_mm3']).toBeCloseTo(107098 * 0.810547 ** 2, 3);
  });
});
