import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { ReadoutPage } from '../pages/ReadoutPage.ts';

/** What axe finds against WCAG 2.1 A and AA, as sentences. */
async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`),
  );
}

/** A PET/CT with one measured sphere. */
async function readoutWithSphere(page: Page) {
  // axe looks at every element of a large page, several times.
  test.slow();
  const readout = new ReadoutPage(page);
  await readout.start();
  await readout.openSample('FDG PET/CT', 4);
  await readout.key('s');
  await readout.drag('B', [0.5, 0.5], [0.56, 0.56]);
  return readout;
}

test('the question who reads, the empty library and its light scheme pass axe', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('dialog', { name: 'Who reads?' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const readout = new ReadoutPage(page);
  await readout.start();
  await expect(readout.library).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Light tables' }).click();
  expect(await violations(page)).toEqual([]);
});

test('every panel of the reading screen passes axe, and new results are announced', async ({ page }) => {
  const readout = await readoutWithSphere(page);
  await expect(page.getByTestId('announcer')).toContainText(
    /M1 .*SUVbw max \d+\.\d\d g\/ml, (beyond|within|cannot tell) 2\.50 g\/ml/,
  );
  for (const panel of ['Measurements', 'Thresholds', 'Response', 'Series', 'Trail'] as const) {
    await readout.panel(panel);
    expect(await violations(page), panel).toEqual([]);
  }
});

test('the number card and the dialogs pass axe and give the focus back', async ({ page }) => {
  const readout = await readoutWithSphere(page);
  await page.getByRole('button', { name: /^max / }).click();
  await expect(page.getByRole('dialog', { name: 'M1 SUVbw max' })).toBeFocused();
  expect(await violations(page), 'number card').toEqual([]);
  await readout.key('Escape');
  await expect(page.getByRole('button', { name: /^max / })).toBeFocused();
  await readout.panel('Thresholds');
  await page.getByRole('button', { name: 'Cut-offs' }).click();
  expect(await violations(page), 'cut-offs').toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await readout.key('?');
  await expect(page.getByRole('dialog', { name: 'Keys and mouse' })).toBeVisible();
  expect(await violations(page), 'keys').toEqual([]);
  await readout.key('Escape');
  await readout.backToLibrary();
  await expect(readout.study('PHANTOM-PET')).toBeVisible();
  expect(await violations(page), 'library with a study').toEqual([]);
});

test('a key in conflict and the palette pass axe', async ({ page }) => {
  const readout = new ReadoutPage(page);
  await readout.start();
  await expect(readout.library).toBeVisible();
  await readout.key('?');
  await page.getByRole('button', { name: 'Add a key for Pan' }).click();
  await readout.key('w');
  await expect(page.getByText('W belongs to “Window”')).toBeVisible();
  expect(await violations(page), 'a key in conflict').toEqual([]);
  await readout.key('Escape');
  await readout.key('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  expect(await violations(page), 'palette').toEqual([]);
});

test('keys fold the panels, leave text fields alone and stay silent behind a dialog', async ({ page }) => {
  const readout = new ReadoutPage(page);
  await readout.start();
  await readout.openSample('ADC vials', 1);
  const panels = page.getByRole('complementary', { name: 'Panels' });
  await readout.key('\\');
  await expect(panels).toBeHidden();
  await readout.key('\\');
  await expect(panels).toBeVisible();
  await readout.panel('Trail');
  await page.getByRole('textbox', { name: 'Search the trail' }).fill('');
  await page.getByRole('textbox', { name: 'Search the trail' }).pressSequentially('w\\l?');
  await expect(page.getByRole('textbox', { name: 'Search the trail' })).toHaveValue('w\\l?');
  await expect(panels).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('tab', { name: 'Trail' }).click();
  await readout.key('?');
  await readout.key('\\');
  await readout.key('Escape');
  await expect(panels).toBeVisible();
});

test('at 200 % zoom nothing is lost sideways', async ({ page }) => {
  // 1440 × 900 at 200 % leaves 720 × 450 CSS pixels.
  await page.setViewportSize({ width: 720, height: 450 });
  const readout = new ReadoutPage(page);
  await readout.start();
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await readout.openSample('ADC vials', 1);
  await expect(page.getByRole('tab', { name: 'Measurements' })).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
});
