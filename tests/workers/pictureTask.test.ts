import { expect, it } from 'vitest';
import { picturedFrame } from '#actions/studies/pictureStudies.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { pictureOf } from '#workers/pictureTask.ts';
import { ctSlice, dicomFile, pixels } from '../builders/dicom.ts';
import { importBytes } from '../builders/files.ts';

const codecs = createCodecs(wasmFromDisk);

/** Three slices of 4 × 4 pixels: the middle one is air at the left and bone at the right, the others are water. */
const slices = [1, 2, 3].map((number) =>
  dicomFile(
    ctSlice(
      { number, z: 5 * number },
      {
        '00280010': ['US', [4]],
        '00281052': ['DS', '0'],
        '00281053': ['DS', '1'],
        '00281054': ['LO', 'HU'],
        '7FE00010': ['OW', pixels(16, (index) => (number === 2 ? (index % 4 < 2 ? -1000 : 1000) : 0))],
      },
    ),
  ),
);

async function pictured(files: readonly Uint8Array[]) {
  const { manifest, readBytes } = await importBytes(...files);
  const [study] = manifest.studies;
  const found = study && picturedFrame(study);
  if (!found) return undefined;
  const bytes = await readBytes(found.frame.instance.file);
  return pictureOf({ ...found, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) }, codecs);
}

it('pictures the middle slice in the usual window of CT: air black, bone white', async () => {
  const picture = await pictured(slices);
  if (!picture) throw new Error('no picture');
  const { size, pixels: levels } = picture;
  const red = (x: number, y: number) => levels[4 * (x + size * y)];
  expect([size, levels.length]).toEqual([80, 4 * 80 * 80]);
  expect([red(10, 40), red(39, 40), red(40, 40), red(70, 40)]).toEqual([0, 0, 255, 255]);
  expect(levels[3]).toBe(255);
});

it('gives none for a file that was cut off', async () => {
  const { manifest } = await importBytes(...slices);
  const [study] = manifest.studies;
  const found = study && picturedFrame(study);
  if (!found) throw new Error('no frame');
  expect(await pictureOf({ ...found, blob: new Blob([new Uint8Array(40)]) }, codecs)).toBeUndefined();
});
