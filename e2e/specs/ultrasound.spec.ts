import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';
import { rulerUltrasound } from '../rulerUltrasound.ts';

/** The image of the phantom and where its objects are, in pixels (src/phantoms/us/usScene.ts). */
const IMAGE = { columns: 640, rows: 480 };
const WIRES = { from: [100, 150], to: [300, 150], millimetres: 40 } as const;
const ECHOES = { from: [100, 350], to: [200, 400] } as const;
const PULSE = { peak: [460, 40], end: [580, 160] } as const;

type Pixel = readonly [number, number];

/** Draws lengths on viewport A, from pixel to pixel. The picture fills it in one direction and is centred in the other. */
function calipersOn(page: Page, reading: ReadingPage) {
  const at = async ([column, row]: Pixel) => {
    const box = await reading.viewport('A').boundingBox();
    if (!box) throw new Error('viewport A is not on screen');
    const fitted = Math.max(IMAGE.columns / box.width, IMAGE.rows / box.height);
    return {
      x: box.x + box.width / 2 + (column - (IMAGE.columns - 1) / 2) / fitted,
      y: box.y + box.height / 2 + (row - (IMAGE.rows - 1) / 2) / fitted,
    };
  };
  return async (from: Pixel, to: Pixel) => {
    const [start, end] = [await at(from), await at(to)];
    await reading.press('l');
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await page.mouse.move(end.x, end.y, { steps: 3 });
    await page.mouse.up();
  };
}

test('ultrasound: cine at its own rate, calipers in the calibration of their region', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('Ultrasound, calibrated cine');
  await reading.waitForPicture('A');
  const viewport = reading.viewport('A');
  await expect(viewport).toContainText('25.0 frames/s');
  await expect(viewport).toContainText('0.200 mm/px · US region 1');

  const slice = () => reading.description('A').innerText();
  await reading.activate('A');
  const before = await slice();
  await reading.press('k');
  await expect.poll(slice).not.toBe(before);
  await reading.press('k');
  await reading.press('Home');

  const caliper = calipersOn(page, reading);
  await caliper(WIRES.from, WIRES.to);
  const length = reading.value(/^length/).first();
  await expect(length).toContainText('mm');
  const shown = async () => Number(/([\d.]+)\s*mm/.exec(await length.innerText())?.[1]);
  expect(Math.abs((await shown()) - WIRES.millimetres)).toBeLessThan(0.3);
  await length.click();
  await expect(page.getByText('ultrasound region 1', { exact: true })).toBeVisible();
  await expect(page.getByText('(0018,602c)')).toBeVisible();
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('Replayed: identical')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).first().click();

  await caliper(ECHOES.from, ECHOES.to);
  await expect(reading.value(/^interval/)).toContainText(/0\.(49|50)\d\s*s/);

  await caliper(PULSE.peak, PULSE.end);
  await expect(reading.value(/^.*RI/).first()).toContainText(/0\.7[45]/);

  await caliper(WIRES.from, PULSE.end);
  await expect(reading.measurements()).toContainText('Both ends must be in the same region.');

  // Another frame is another image: its calipers are not those of the first.
  await expect(viewport.locator('[data-region="M1"]')).toHaveCount(1);
  await reading.activate('A');
  await reading.press('ArrowDown');
  await expect(viewport.locator('[data-region="M1"]')).toHaveCount(0);

  const download = await reading.exportAs('CSV');
  const rows = readFileSync(await download.path(), 'utf8').split('\r\n');
  const [columns = []] = rows.map((row) => row.split(','));
  const measured = rows.map((row) => row.split(',')).filter((cells) => cells[columns.indexOf('statistic')] === 'psv');
  expect(measured).toHaveLength(1);
  expect(measured[0]?.[columns.indexOf('unit')]).toBe('cm/s');
});

test('ultrasound without calibration: pixels, then mm by a ruler in the picture, also after a reload', async ({
  page,
}) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  const file = rulerUltrasound();
  await library.start();
  await library.openFiles([file]);
  await reading.waitForPicture('A');
  const viewport = reading.viewport('A');
  await expect(viewport).toContainText('lengths in px: no spacing');
  await reading.activate('A');

  const caliper = calipersOn(page, reading);
  const lengths = reading.value(/^length/);
  const numberIn = async (at: number, unit: string) =>
    Number(new RegExp(`([\\d.]+)\\s*${unit}`).exec(await lengths.nth(at).innerText())?.[1]);
  await caliper(WIRES.from, WIRES.to);
  await expect(lengths).toContainText('px');
  // The wires are 200 pixels apart.
  expect(Math.abs((await numberIn(0, 'px')) - 200)).toBeLessThan(1.5);

  await page.getByRole('button', { name: 'Calibrate the image by M1…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Calibrate on a ruler' });
  await expect(dialog).toContainText('every frame of this cine');
  const length = dialog.getByLabel('Length of M1 on the ruler, mm');
  await dialog.getByLabel('Reason, kept in the trail').fill('wires of the phantom');
  await length.fill('0');
  await expect(dialog).toContainText('US_E_RULER_LENGTH');
  await expect(dialog.getByRole('button', { name: 'Calibrate', exact: true })).toBeDisabled();
  await length.fill(String(WIRES.millimetres));
  await dialog.getByRole('button', { name: 'Calibrate', exact: true }).click();

  await expect(lengths).toContainText('mm');
  expect(await numberIn(0, 'mm')).toBeCloseTo(WIRES.millimetres, 1);
  await expect(reading.measurements()).toContainText('calibrated by hand');
  await expect(viewport).toContainText('mm/px · calibrated by hand');
  await lengths.click();
  await expect(reading.card().getByText('US_W_MANUAL_CALIBRATION')).toBeVisible();
  await page.getByRole('button', { name: 'Close the card' }).click();

  await page.reload();
  await page.getByRole('button', { name: 'Read as Dr Reader' }).click();
  await library.openFiles([file]);
  await reading.waitForPicture('A');
  await expect(viewport).toContainText('mm/px · calibrated by hand');
  expect(await numberIn(0, 'mm')).toBeCloseTo(WIRES.millimetres, 1);
  // A line on the other frame is in mm too: half the wires' distance.
  await reading.activate('A');
  await reading.press('ArrowDown');
  await caliper([100, 250], [200, 250]);
  await expect(lengths).toHaveCount(2);
  expect(Math.abs((await numberIn(1, 'mm')) - WIRES.millimetres / 2)).toBeLessThan(0.4);

  const download = await reading.exportAs('CSV');
  expect(readFileSync(await download.path(), 'utf8')).toContain('US_W_MANUAL_CALIBRATION');
});
