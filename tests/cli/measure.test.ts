import { expect, it } from 'vitest';
import { join } from 'node:path';
import { phantomSpace } from '#phantoms/phantomFile.ts';
import { folderOf, runReadout, situationFolder } from '../builders/commandLine.ts';
import { dicomFile, type Elements } from '../builders/dicom.ts';

interface Printed {
  readonly measurements: readonly {
    readonly region: { readonly name: string };
    readonly statistics: Readonly<Record<string, number | undefined>>;
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
    readonly failure?: { readonly code: string; readonly message: string };
  }[];
}

const measured = (output: string) => (JSON.parse(output) as Printed).measurements;

/** The background of the first slice of a reference object: SUVbw 1.00 (suvSituations.ts). */
const SQUARE = '48\\48\\0\\80\\48\\0\\80\\80\\0\\48\\80\\0';

async function structureSet(frameOfReference: string, ...contours: readonly string[]) {
  const elements: Elements = {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.481.3'],
    '00080018': ['UI', '1.2.3'],
    '00080060': ['CS', 'RTSTRUCT'],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.2.4'],
    '30060020': [
      'SQ',
      [{ '30060022': ['IS', '7'], '30060024': ['UI', frameOfReference], '30060026': ['LO', 'Liver'] }],
    ],
    '30060039': [
      'SQ',
      [
        {
          '30060084': ['IS', '7'],
          '30060040': [
            'SQ',
            contours.map((data): Elements => ({ '30060042': ['CS', 'CLOSED_PLANAR'], '30060050': ['DS', data] })),
          ],
        },
      ],
    ],
  };
  return join(await folderOf([{ name: 'rs.dcm', bytes: dicomFile(elements) }]), 'rs.dcm');
}

it('measures the regions of a structure set in the space of the images', async () => {
  const roi = await structureSet(phantomSpace('SUV situations'), SQUARE);
  const { output, errors, status } = await runReadout('measure', await situationFolder('0_0'), '--roi', roi, '--json');
  expect([status, errors]).toEqual([0, '']);
  const [values, axes, ...others] = measured(output);
  expect(others).toEqual([]);
  expect([values?.region.name, axes?.region.name]).toEqual(['Liver', 'Liver']);
  expect(values?.statistics['mean']).toBeCloseTo(1, 3);
  expect(axes?.statistics['area_mm2']).toBeCloseTo(32 ** 2, 6);
});

it('refuses regions of another frame of reference by name (interchange.md 10)', async () => {
  const roi = await structureSet('1.9.9', SQUARE);
  const { output, errors, status } = await runReadout('measure', await situationFolder('0_0'), '--roi', roi, '--json');
  expect(status).toBe(1);
  expect(errors).toBe('Liver: Structure set belongs to another frame of reference. [INT_E_FOR]\n');
  expect(measured(output)).toMatchObject([{ region: { name: 'Liver' }, failure: { code: 'INT_E_FOR' } }]);
});

it('tells what is odd about a region with its numbers, and does not call it a failure', async () => {
  const roi = await structureSet(phantomSpace('SUV situations'), SQUARE, '48\\48\\4\\80\\48\\4');
  const folder = await situationFolder('0_0');
  const { output, errors, status } = await runReadout('measure', folder, '--roi', roi, '--json');
  expect([status, errors]).toEqual([0, '']);
  expect(measured(output)[0]?.warnings).toContainEqual(
    expect.objectContaining({
      code: 'INP_W_CONTOUR',
      message: 'A closed contour of 2 points encloses nothing and is left out.',
    }),
  );
  const text = await runReadout('measure', folder, '--roi', roi);
  expect(text.output).toContain('warning: A closed contour of 2 points encloses nothing and is left out.');
});

it('says the verdict on a region in words, with readable units, and none on a whole volume', async () => {
  const folder = await situationFolder('0_0');
  const region = await runReadout('measure', folder, '--sphere', '64,64,0,20');
  expect(region.output).toMatch(/, SUVbw \(g\/ml\): max .*, volume \d+(\.\d+)? mm3/);
  expect(region.output).toMatch(/^ {2}(within|beyond|cannot tell): max > 2\.5 g\/ml, Malignancy indicator$/m);
  const whole = await runReadout('measure', folder);
  expect(whole.output).toContain('  no verdict: a whole volume is no lesion; name a region');
  expect(whole.output).not.toContain('Malignancy indicator');
});

it('calls no drawn sphere a metabolic tumour volume', async () => {
  const { output } = await runReadout('measure', await situationFolder('0_0'), '--sphere', '64,64,0,20', '--json');
  const [sphere] = measured(output);
  expect(sphere?.statistics['volume_mm3']).toBeGreaterThan(0);
  expect(sphere?.statistics).not.toHaveProperty('mtv_ml');
  expect(sphere?.statistics).not.toHaveProperty('tlg_g');
});
