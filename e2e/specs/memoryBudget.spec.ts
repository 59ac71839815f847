import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

test('a CT beyond the memory of the device is read image by image, said so, and not measured', async ({ page }) => {
  // 40 % of this is 8.6 MB: the PET of the sample has 2.1 MB of voxels, its CT 11.2 MB.
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { get: () => 0.02 }));
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('FDG PET/CT, NEMA-like body');
  await reading.waitForPicture('A');
  const [ct, awaited] = [reading.viewport('A'), page.getByText('Reading this image…')];
  await expect(reading.description('A')).toContainText('CT');
  await expect(page.getByText(/needs 11 MB; of the 9 MB this device has for voxels/).first()).toBeVisible();

  // Far from the middle image, which another viewport shows and which was read first, the others come as they are wanted.
  await reading.activate('A');
  await reading.press('Home');
  await reading.press('ArrowDown');
  await expect(reading.description('A')).toContainText('slice 2 ');
  await expect(ct).toContainText('Image by image, not measured');
  await expect(awaited).toHaveCount(0);
  // And stay: no viewport takes away what another shows.
  for (let look = 0; look < 10; look++) {
    await page.waitForTimeout(100);
    expect(await awaited.count()).toBe(0);
  }

  await reading.press('e');
  const box = await ct.boundingBox();
  if (!box) throw new Error('viewport A is on screen');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('MEM_E_BUDGET')).toHaveCount(2);
  await expect(reading.measurements().getByText('M1')).toHaveCount(0);
});
