import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** The 37 mm sphere of the phantom: SUVbw 4.00 inside, centre in LPS mm (src/phantoms/pet/petCtBody.ts). */
const SPHERE = [57, 0, 104] as const;

test('follow-up beside baseline, linked by the slices shown now, in tiles, and back', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  for (const id of ['A', 'B']) await reading.waitForPicture(id);
  await expect(page.getByRole('button', { name: 'Hung by Time points side by side' })).toBeVisible();

  const slices = () => Promise.all([reading.sliceOf('A'), reading.sliceOf('B')]);
  const [a, b] = await slices();
  await reading.activate('B');
  for (let press = 0; press < 3; press++) await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a, b + 3]);
  await reading.press('y');
  await reading.activate('A');
  for (let press = 0; press < 5; press++) await reading.press('ArrowUp');
  await expect.poll(slices).toEqual([a - 5, b - 2]);
  await reading.press('y');
  await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a - 4, b - 2]);

  await page.getByLabel('Layout').selectOption('Tiles, 3 × 2 slices');
  await reading.waitForPicture('F');
  await expect.poll(() => reading.sliceOf('F')).toBe(a + 1);
  await page.getByLabel('Layout').selectOption('Two side by side');
  await expect.poll(slices).toEqual([a - 4, b - 2]);
});

test('PET/CT: a MIP that turns, and a plane at any angle keeps the measured number', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('FDG PET/CT, NEMA-like body');
  for (const id of ['B', 'D']) await reading.waitForPicture(id);
  await expect(page.getByRole('button', { name: 'Hung by PET/CT: CT, PET, fused, MIP' })).toBeVisible();
  await expect(reading.description('D')).toContainText('MIP of the whole volume, 0°');
  await reading.activate('D');
  await reading.press('Shift+ArrowRight');
  await reading.press('ArrowDown');
  await expect(reading.description('D')).toContainText('MIP of the whole volume, 10°');

  await reading.goToHeight('B', SPHERE[2]);
  await reading.press('s');
  await reading.drag('B', SPHERE, [SPHERE[0] + 14, SPHERE[1], SPHERE[2]]);
  await expect(reading.value(/^max/)).toContainText('4.00');
  const measured = await reading.value(/^max/).first().innerText();
  // A region is no outline in a picture that looks through it, but a ring with its name.
  await expect(reading.viewport('D').getByRole('img', { name: 'Regions M1' })).toBeVisible();

  await reading.press('Escape');
  await reading.press('.');
  await reading.activate('B');
  for (let press = 0; press < 5; press++) await reading.press('Shift+ArrowRight');
  await expect(reading.description('B')).toContainText('oblique');
  expect(await reading.value(/^max/).first().innerText()).toBe(measured);

  const outline = await reading.viewport('B').locator('.region-line').first().boundingBox();
  if (!outline) throw new Error('the sphere is not on the turned plane');
  const [x, y] = [outline.x + outline.width / 2, outline.y + outline.height / 2];
  await reading.press('s');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + outline.width * 0.3, y, { steps: 4 });
  await page.mouse.up();
  await expect(reading.value(/^max/)).toHaveCount(2);
  await expect(reading.value(/^max/).nth(1)).toContainText('4.00');
});
