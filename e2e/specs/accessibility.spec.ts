import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('every screen passes axe (WCAG 2.2 AA)', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await page.goto('/');
  await page.getByLabel('Name', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await library.start();
  expect(await violations(page)).toEqual([]);
  await library.openSample('FDG PET/CT, NEMA-like body');
  await reading.waitForPicture('D');
  await reading.goToHeight('B', 104);
  await reading.press('s');
  await reading.drag('B', [57, 0, 104], [70, 0, 104]);
  await expect(reading.value(/^max/)).toContainText('4.00');
  for (const tab of ['Measurements', 'Thresholds', 'Response', 'Series', 'Trail'] as const) {
    await reading.tab(tab);
    expect(await violations(page), tab).toEqual([]);
  }
  await reading.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await violations(page)).toEqual([]);
});
