import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ctSlice, dicomFile, pixels, type Elements } from '../../tests/builders/dicom.ts';
import { annotations, graphic, presentation } from '../../tests/builders/presentation.ts';
import { packed, segmentation, type SegFrame } from '../../tests/builders/segmentation.ts';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

const SIZE = 32;
const SPACING: Elements = { '00280010': ['US', [SIZE]], '00280011': ['US', [SIZE]] };

/** Inside columns and rows 12 to 19, 8 × 8 pixels, the CT is 40 HU, else -100 HU. */
const isMass = (index: number) => {
  const [column, row] = [index % SIZE, Math.floor(index / SIZE)];
  return column >= 12 && column < 20 && row >= 12 && row < 20;
};

const slice = (number: number): Elements =>
  ctSlice(
    { number, z: 5 * (number - 1), uid: `1.2.3.${number}` },
    {
      ...SPACING,
      '0020000D': ['UI', '1.2'],
      '0020000E': ['UI', '1.2.3'],
      '00200052': ['UI', '1.9'],
      '00280030': ['DS', '2\\2'],
      '00281052': ['DS', '0'],
      '00281053': ['DS', '1'],
      '00281054': ['LO', 'HU'],
      '7FE00010': ['OW', pixels(SIZE * SIZE, (index) => (isMass(index) ? 40 : -100))],
    },
  );

/** The mass on the three middle slices of five: 8 × 8 × 3 voxels of 2 × 2 × 5 mm = 3.84 mL. */
function segmented(): Elements {
  const mask = Array.from({ length: SIZE * SIZE }, (_, index) => (isMass(index) ? 1 : 0));
  const frames: readonly SegFrame[] = [5, 10, 15].map((z) => ({ segment: 1, z, pixels: mask }));
  const placed: Elements = {
    '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]],
    '00289110': ['SQ', [{ '00180050': ['DS', '5'], '00180088': ['DS', '5'], '00280030': ['DS', '2\\2'] }]],
  };
  return segmentation(frames, {
    ...SPACING,
    '52009229': ['SQ', [placed]],
    '7FE00010': ['OB', packed(frames.flatMap((frame) => [...frame.pixels]))],
  });
}

const file = (name: string, elements: Elements) => ({
  name,
  mimeType: 'application/dicom',
  buffer: Buffer.from(dicomFile(elements)),
});

test('a segmentation is shown over the CT, hidden, and becomes a region with its numbers', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openFiles([
    ...[1, 2, 3, 4, 5].map((number) => file(`ct${number}.dcm`, slice(number))),
    file('seg.dcm', segmented()),
  ]);
  await reading.waitForPicture('A');
  const viewport = reading.viewport('A');
  const outline = viewport.locator('[data-structure="Mass"] .structure-line');

  await expect(outline).toHaveCount(0);
  await page.getByRole('button', { name: 'Show outlines of TUMOURS' }).click();
  await expect(outline).toHaveCount(1);
  await expect(outline).toHaveCSS('stroke-dasharray', '6px, 4px');
  // Recommended Display CIELab Value 65535, 32896, 32896 is white.
  await expect(outline).toHaveCSS('stroke', 'rgb(255, 255, 255)');

  await page.getByRole('button', { name: 'Hide outlines of TUMOURS' }).click();
  await expect(outline).toHaveCount(0);
  await page.getByRole('button', { name: 'Show outlines of TUMOURS' }).click();
  await expect(outline).toHaveCount(1);

  await page.getByRole('button', { name: 'Add as a region' }).click();
  await expect(viewport.locator('[data-region="Mass"]')).toHaveCount(1);
  await expect(outline).toHaveCount(0);
  await expect(reading.value(/Volume/i).first()).toContainText('3.84');
  await expect(reading.value(/Mean/i).first()).toContainText('40');
});

const contours = resolve(process.cwd(), '../shared/data/sr-seg-rtstruct/rtstruct-rt-utils-phantom');

test('contours of a structure set are shown and become regions', async ({ page }) => {
  test.skip(!existsSync(contours), '../shared/data/sr-seg-rtstruct is not there');
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openFolder(contours);
  await reading.waitForPicture('A');
  // The folder holds files that are no DICOM: the manifest stands open to say so.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The other set of the folder belongs to images that are not there: of it nothing could be shown.
  await expect(page.getByText('Structure set belongs to another frame of reference.')).toBeVisible();
  await expect(page.getByText('3 of 5 source images are missing.')).toBeVisible();
  await page.getByRole('button', { name: /^Show outlines/ }).click();
  await expect(page.getByRole('button', { name: /^Hide outlines/ })).toHaveCount(1);
  await expect(reading.viewport('A').locator('.structure-line').first()).toBeVisible();

  await page.getByRole('button', { name: 'Add 4 as regions' }).click();
  for (const name of ['ROI-1', 'ROI-2', 'ROI-3', 'ROI-4']) {
    await expect(reading.measurements().getByText(name, { exact: true })).toBeVisible();
  }
  // Regions are drawn for themselves: nothing is left to be shown dashed.
  await expect(page.getByRole('button', { name: /^(Show|Hide) outlines/ })).toHaveCount(0);
});

test('a presentation state turns, windows and annotates its image, and can be taken off', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  const state = presentation({
    ...annotations(
      [graphic('CIRCLE', [16, 16, 16, 20])],
      [{ '00700004': ['CS', 'PIXEL'], '00700006': ['ST', '<b>look</b>'], '00700014': ['FL', [16, 16]] }],
    ),
    '0070005A': ['SQ', [{ '00700052': ['SL', [1, 1]], '00700053': ['SL', [16, 16]] }]],
  });
  await library.start();
  await library.openFiles([
    ...[1, 2, 3, 4, 5].map((number) => file(`ct${number}.dcm`, slice(number))),
    file('state.dcm', state),
  ]);
  await reading.waitForPicture('A');
  const viewport = reading.viewport('A');
  const toggle = page.getByRole('button', { name: 'Presentation state: KEY IMAGE' });
  await expect(viewport).toContainText('W 400 L 40');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(viewport).toContainText('W 300 L 50');
  expect(await reading.sliceOf('A')).toBe(1);
  await expect(viewport.getByText('<b>look</b>')).toBeVisible();
  await expect(viewport.locator('.presentation-line')).toHaveCount(1);
  await expect(page.getByText('Not applied: its part of the image: all of it is shown.')).toBeVisible();

  await reading.activate('A');
  await reading.press('ArrowDown');
  await reading.press('ArrowDown');
  await expect(viewport.locator('.presentation-line')).toHaveCount(0);

  await toggle.click();
  await expect(viewport).toContainText('W 400 L 40');
  await expect(viewport.locator('.presentation-line')).toHaveCount(0);
});
