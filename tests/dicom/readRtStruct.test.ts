import { describe, expect, it } from 'vitest';
import { readRtStruct } from '#dicom/readRtStruct.ts';
import { dicomFile, type Elements } from '../builders/dicom.ts';
import { importBytes, importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const SQUARE = '0\\0\\5\\10\\0\\5\\10\\10\\5\\0\\10\\5';
const contour = (data: string, type = 'CLOSED_PLANAR', points?: number): Elements => ({
  '30060042': ['CS', type],
  ...(points !== undefined && { '30060046': ['IS', String(points)] }),
  '30060050': ['DS', data],
});

function structureSet(...contours: readonly Elements[]): Elements {
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.481.3'],
    '00080018': ['UI', '1.2.3'],
    '00080060': ['CS', 'RTSTRUCT'],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.2.4'],
    '30060020': ['SQ', [{ '30060022': ['IS', '7'], '30060024': ['UI', '1.9'], '30060026': ['LO', 'Liver'] }]],
    '30060039': ['SQ', [{ '30060084': ['IS', '7'], '30060040': ['SQ', contours] }]],
  };
}

async function read(elements: Elements) {
  const { instances, manifest } = await importBytes(dicomFile(elements));
  const [instance] = instances;
  if (!instance) throw new Error(JSON.stringify(manifest.withheld));
  return readRtStruct(instance);
}

describe('a structure set', () => {
  it('gives closed contours in patient space, whichever way they turn', async () => {
    const reversed = '0\\10\\8\\10\\10\\8\\10\\0\\8\\0\\0\\8';
    expect(await read(structureSet(contour(SQUARE, 'CLOSED_PLANAR', 4), contour(reversed)))).toEqual({
      ok: true,
      value: [
        {
          name: 'Liver',
          number: 7,
          frameOfReferenceUid: '1.9',
          algorithm: '',
          warnings: [],
          shape: {
            kind: 'contours',
            normal: [0, 0, 1],
            contours: [
              [
                [0, 0, 5],
                [10, 0, 5],
                [10, 10, 5],
                [0, 10, 5],
              ],
              [
                [0, 10, 8],
                [10, 10, 8],
                [10, 0, 8],
                [0, 0, 8],
              ],
            ],
          },
        },
      ],
    });
  });

  it('finds the normal of sagittal contours', async () => {
    const result = await read(structureSet(contour('3\\0\\0\\3\\0\\10\\3\\10\\10')));
    expect(result).toMatchObject({ value: [{ shape: { kind: 'contours', normal: [1, 0, 0] } }] });
  });

  it('gives points as points', async () => {
    const result = await read(structureSet(contour('1\\2\\3', 'POINT'), contour('4\\5\\6', 'POINT')));
    expect(result).toMatchObject({
      value: [
        { name: 'Liver 1', shape: { kind: 'point', at: [1, 2, 3] } },
        { name: 'Liver 2', shape: { kind: 'point', at: [4, 5, 6] } },
      ],
    });
  });

  it.each([
    ['an open contour', [contour(SQUARE), contour('0\\0\\0\\1\\1\\0', 'OPEN_PLANAR')]],
    ['a closed contour of two points', [contour(SQUARE), contour('0\\0\\0\\1\\1\\0')]],
    ['no contour', []],
  ])('warns about %s', async (_, contours) => {
    const result = await read(structureSet(...contours));
    expect(result).toMatchObject({ value: [{ warnings: [{ code: 'INP_W_CONTOUR' }] }] });
  });

  it.each([
    ['numbers that are not triplets', contour('0\\0\\5\\10\\0')],
    ['text', contour('0\\0\\5\\10\\x\\5\\1\\1\\1')],
    ['another number of points than stated', contour(SQUARE, 'CLOSED_PLANAR', 5)],
    ['a contour that is not flat', contour('0\\0\\5\\10\\0\\5\\10\\10\\9\\0\\10\\5')],
  ])('is refused for %s', async (_, malformed) => {
    expect(await read(structureSet(malformed))).toMatchObject({
      failure: { code: 'INP_E_RTSTRUCT', message: expect.stringContaining('Region Liver') as string },
    });
  });

  it('is refused when its contours are not parallel or it has no regions', async () => {
    const sagittal = contour('3\\0\\0\\3\\0\\10\\3\\10\\10');
    expect(await read(structureSet(contour(SQUARE), sagittal))).toMatchObject({ failure: { code: 'INP_E_RTSTRUCT' } });
    expect(await read({ ...structureSet(), '30060020': ['SQ', []] })).toMatchObject({
      failure: { code: 'INP_E_RTSTRUCT' },
    });
  });
});

describe.skipIf(!hasShared('data', 'pet-ct'))('real structure sets (counted with pydicom)', () => {
  it.each([
    [
      'pet-ct/STS_001-raw-bqml/PET-RTSTRUCT.dcm',
      [
        ['GTV_Mass', 32, 20827],
        ['GTV_Edema', 43, 29999],
      ],
    ],
    ['pet-ct/STS_002-suv-processed/PET-RTSTRUCT.dcm', [['GTV_Mass_PET', 16, 5058]]],
    ['sr-seg-rtstruct/rtstruct-rt-utils-phantom/rt.dcm', [['ROI-1', 2, 12]]],
    [
      'sr-seg-rtstruct/rtstruct-rt-utils-phantom/non_existent_reference_rt.dcm',
      [
        ['ROI-1', 3, 356],
        ['ROI-2', 3, 418],
        ['ROI-3', 3, 315],
        ['ROI-4', 3, 1015],
      ],
    ],
  ])('%s', async (file, expected) => {
    const { instances } = await importPath(sharedPath('data', ...file.split('/')));
    const [instance] = instances;
    const result = instance && readRtStruct(instance);
    if (!result?.ok) throw new Error(result?.failure.message);
    const counts = result.value.map(({ name, shape }) => {
      if (shape.kind !== 'contours') throw new Error('not contours');
      return [name, shape.contours.length, shape.contours.reduce((sum, points) => sum + points.length, 0)];
    });
    expect(counts).toEqual(expected);
  });
});
