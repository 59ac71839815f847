import { describe, expect, it } from 'vitest';
import { inspection } from '#dicom/inspect.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { importBytes, importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

it('prints exactly the fields that issue and command line agree on', async () => {
  const files = [0, 5, 15].map((z, number) =>
    dicomFile(ctSlice({ number, z }, { '0008103E': ['LO', 'Thorax'], '00080020': ['DA', '20260102'] })),
  );
  const { manifest } = await importBytes(...files, new Uint8Array());
  const uneven = 'Slices are not evenly spaced: the step is 5 mm, but 10 mm between 5 and 15 mm.';
  expect(JSON.parse(JSON.stringify(inspection(manifest)))).toEqual({
    received: 4,
    shown: 3,
    withheld: [{ file: 'file3', code: 'INP_E_EMPTY', message: 'The file is empty.' }],
    studies: [
      {
        studyUid: '1.2.826.0.1.3680043.9.7433.2',
        patientId: 'P1',
        studyDate: '20260102',
        series: [
          {
            seriesUid: '1.2.826.0.1.3680043.9.7433.3',
            modality: 'CT',
            kind: 'ct',
            description: 'Thorax',
            instances: 3,
            frames: 3,
            dimensions: [4, 3, 3],
            spacing: [0.25, 0.5],
            quantities: ['HU'],
            warnings: [
              { code: 'INP_E_UNEVEN', message: uneven },
              { code: 'INP_W_GAP', message: '1 slice missing between 5 and 15 mm along the normal.' },
            ],
          },
        ],
      },
    ],
  });
});

describe.skipIf(!hasShared('data', 'pet-ct'))('real series', () => {
  it('tells kinds, sizes and quantities', async () => {
    const { manifest } = await importPath(sharedPath('data', 'pet-ct', 'STS_002-suv-processed'));
    const series = inspection(manifest).studies.flatMap((study) => study.series);
    expect(Object.fromEntries(series.map(({ kind, dimensions }) => [kind, dimensions]))).toEqual({
      ct: [161, 143, 48],
      pet: [30, 27, 48],
      mr: [115, 90, 35],
      rtstruct: null,
    });
    expect(series.find(({ kind }) => kind === 'pet')?.quantities).toContain('SUVbw');
    expect(series.find(({ kind }) => kind === 'rtstruct')?.quantities).toEqual([]);
  });
});
