import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** The lesion of the diffusion head: 0.62 × 10⁻³ mm²/s (src/phantoms/dwi/diffusionHead.ts). */
const LESION = { centre: [-34, -14, 50] as const };

test('DWI: an ADC map is fitted, shown as a series, measured and flagged', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('Diffusion MRI, head with lesion');
  await reading.waitForPicture('A');
  await reading.activate('B');
  await page.getByRole('button', { name: 'ADC map' }).click();
  await page.getByRole('button', { name: 'Create the map' }).click();
  await expect(reading.description('B')).toContainText('ADC(0,50,100,400,800,1000) OLS', { timeout: 60_000 });

  await reading.goToHeight('B', LESION.centre[2]);
  await reading.press('c');
  await reading.drag('B', LESION.centre, [LESION.centre[0] + 7, LESION.centre[1], LESION.centre[2]]);
  const mean = reading
    .measurements()
    .getByRole('row', { name: /ADC\(0,50/ })
    .getByRole('button', { name: /^mean/ });
  await expect(mean).toContainText('beyond');
  const shown = Number(/([\d.]+)/.exec((await mean.innerText()).replace('mean', ''))?.[1]);
  const milli = shown > 10 ? shown / 1000 : shown;
  expect(Math.abs(milli - 0.62)).toBeLessThan(0.04);

  await reading.tab('Thresholds');
  await expect(reading.thresholds()).toContainText('High cellularity');
});
