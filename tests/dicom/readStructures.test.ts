import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingSources, otherFrameOfReference } from '#core/imaging/structures.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { readStructures } from '#dicom/readStructures.ts';
import { ctSlice, dicomFile, without, type Elements } from '../builders/dicom.ts';
import { importBytes, importPath } from '../builders/files.ts';
import { segmentation } from '../builders/segmentation.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const codecs = createCodecs(wasmFromDisk);

async function read(elements: Elements) {
  const bytes = dicomFile(elements);
  const [instance] = (await importBytes(bytes)).instances;
  if (!instance) throw new Error('not read');
  return readStructures(instance, bytes, codecs);
}

const SEG = segmentation([{ segment: 1, z: 0, pixels: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }]);

describe('structures of an object', () => {
  it('come with its maker, its sources and its file', async () => {
    expect(await read(SEG)).toMatchObject({
      value: {
        kind: 'seg',
        sopInstanceUid: '1.2.3.9',
        seriesUid: '1.2.4',
        file: 'file0',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        label: 'TUMOURS',
        author: 'Doe^Jane',
        software: 'Maker Segmenter 2.1',
        referencedSeries: ['1.2.3'],
        referencedInstances: ['1.2.3.1', '1.2.3.2'],
        structures: [{ label: 'Mass' }, { label: 'Node' }],
      },
    });
  });

  it('are refused for an image', async () => {
    expect(await read(ctSlice({ number: 1, z: 0 }))).toMatchObject({ failure: { code: 'INP_E_NO_STRUCTURES' } });
  });

  it('are refused with the name of the file', async () => {
    const result = await read(without(SEG, '00620002'));
    expect(result).toMatchObject({ failure: { message: expect.stringContaining('file0: ') as string } });
  });

  it('say which sources are missing (interchange.md 10)', () => {
    const uids = Array.from({ length: 40 }, (_, index) => `1.${index}`);
    const [notice] = missingSources({ referencedInstances: uids }, new Set(uids.slice(12)));
    expect(notice).toMatchObject({ code: 'INT_W_SOURCE_MISSING', message: '12 of 40 source images are missing.' });
    expect(missingSources({ referencedInstances: uids }, new Set(uids))).toEqual([]);
  });

  it('say that they belong to another space (interchange.md 10)', () => {
    expect(otherFrameOfReference('seg')).toMatchObject({
      code: 'INT_E_FOR',
      message: 'Segmentation belongs to another frame of reference.',
    });
  });
});

describe.skipIf(!hasShared('data', 'pet-ct'))('real structure sets (read with pydicom)', () => {
  it('have colours, a maker and sources', async () => {
    const file = sharedPath('data', 'pet-ct', 'STS_001-raw-bqml', 'PET-RTSTRUCT.dcm');
    const [instance] = (await importPath(file)).instances;
    const result = instance && (await readStructures(instance, readFileSync(file), codecs));
    if (!result?.ok) throw new Error(result?.failure.message);
    expect(result.value).toMatchObject({
      kind: 'rtstruct',
      label: 'RTstruct',
      software: 'MIM Software Inc. MIM 6.3.9',
      referencedSeries: ['1.3.6.1.4.1.14519.5.2.1.5168.1900.279539551699081894888330051583'],
      structures: [
        { label: 'GTV_Mass', colour: '#ff0000', algorithm: 'MANUAL', number: 1 },
        { label: 'GTV_Edema', colour: '#ff0000', algorithm: 'MANUAL', number: 2 },
      ],
    });
    expect(result.value.referencedInstances).toHaveLength(267);
  });
});
