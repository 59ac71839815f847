import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { HEAD_LESION } from '#phantoms/dwi/diffusionHead.ts';
import { DYNAMIC_FRAMES, DYNAMIC_TRUTH } from '#phantoms/dynamic/dynamicPet.ts';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

test('dynamic PET: step in time, draw a region, read its curve', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('Dynamic PET, known curves');
  await reading.waitForPicture('A');
  const slider = reading.viewport('A').getByRole('slider', { name: 'Time, s' });
  await expect(slider).toHaveAttribute('aria-valuetext', /t 5\.0\ss · 1 of 12/);
  await reading.activate('A');
  const place = (await reading.description('A').innerText()).replace(/window.*/, '');
  await reading.press('d');
  await reading.press('d');
  await expect(slider).toHaveAttribute('aria-valuetext', /t 25\.0\ss · 3 of 12/);
  await expect(reading.description('A')).toContainText(place.split('; ')[2] ?? 'slice');
  await expect(reading.viewport('A').locator('[data-pending="false"]')).toBeVisible();

  const { centre, suv } = DYNAMIC_TRUTH.tumour;
  await reading.goToHeight('A', centre[2] + 3);
  await reading.press('c');
  await reading.drag('A', [...centre], [centre[0] + 9, centre[1], centre[2]]);
  await reading.press('g');
  const table = page.getByRole('table', { name: /^Values of/ });
  await expect(table.getByRole('row')).toHaveCount(13, { timeout: 60_000 });
  const middles = DYNAMIC_FRAMES.map(({ start, duration }) => start + duration / 2);
  for (const [at, row] of (await table.locator('tbody tr').all()).entries()) {
    const shown = Number(await row.getByRole('cell').first().innerText());
    expect(Math.abs(shown - suv(middles[at] ?? NaN))).toBeLessThan(0.006);
  }

  // The frame from 180 to 300 s stands for 239.94 s: λT²/24 before its middle.
  await table.getByRole('button', { name: /t 239\.9/ }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', /11 of 12/);
  const plot = page.getByRole('slider', { name: /SUVbw mean/ });
  await plot.focus();
  await page.keyboard.press('Home');
  await expect(plot).toHaveAttribute('aria-valuetext', /^t 5\.0\ss: 0\.36/);
  await page.keyboard.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /1 of 12/);

  const { violations } = await new AxeBuilder({ page }).include('.curves').include('.dimension-sliders').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8').replaceAll(/"[^"]*"/g, '');
  const [head = [], ...rows] = text.trimEnd().split('\r\n').map((row) => row.split(',')); // prettier-ignore
  const means = rows.map((row) => Number(row[head.indexOf('mean')]));
  for (const [at, mean] of means.entries()) expect(Math.abs(mean - suv(middles[at] ?? NaN))).toBeLessThan(5e-4);
  expect(means).toHaveLength(12);
  if (process.env.CURVE_SHOTS) await page.screenshot({ path: `${process.env.CURVE_SHOTS}/curve.png` });
});

test('diffusion: the decay of a region and of the voxel under the cursor, with the ADC', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('Diffusion MRI, head with lesion');
  await reading.waitForPicture('A');
  await expect(reading.viewport('A').getByRole('slider', { name: 'b-value, s/mm²' })).toBeVisible();
  await reading.goToHeight('A', HEAD_LESION.centre[2]);
  await reading.press('c');
  const [x, y, z] = HEAD_LESION.centre;
  await reading.drag('A', [x, y, z], [x + 6, y, z]);
  await reading.press('g');
  const adcOf = async (of: 'region' | 'cursor') =>
    Number(await page.locator(`.curve-adc[data-of="${of}"] data`).getAttribute('value', { timeout: 60_000 }));
  // The mean signal of about 20 voxels averages the noise away: a few percent are left.
  await expect(page.locator('.curve-adc[data-of="region"]')).toContainText('ADC(0,50,100,400,800,1000)');
  expect(Math.abs((await adcOf('region')) / HEAD_LESION.adc - 1)).toBeLessThan(0.05);
  await reading.worldAt('A', [0.45, 0.45]);
  expect(await adcOf('cursor')).toBeGreaterThan(0);
  await page.getByText('Two-point').click();
  await expect(page.getByRole('table', { name: /^Values of/ }).getByText('no', { exact: true })).toHaveCount(4);
  await expect(page.locator('.curve-line[data-of="region"] [data-hollow="true"]')).toHaveCount(4);
  if (process.env.CURVE_SHOTS) await page.screenshot({ path: `${process.env.CURVE_SHOTS}/decay.png` });
});
