import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** Moves through the page with Tab until an element of this role and name has the focus. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'menuitem', name: string | RegExp) {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 200; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return wanted;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach the ${role} ${String(name)}`);
}

/** Finds something in the palette and does it. */
async function find(page: Page, words: string, first: string | RegExp) {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(first);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function start(page: Page) {
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Dr Keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Dr Keys' })).toBeVisible();
}

test('a whole read without a mouse: open, go to a slice, mark, see the flag, rename, export', async ({ page }) => {
  test.slow();
  const reading = new ReadingPage(page);
  await start(page);
  await find(page, 'fdg pet', 'FDG PET/CT');
  await reading.waitForPicture('B');
  // The PET beside the CT, its middle slice and then five further down, and up again.
  await page.keyboard.press('ArrowRight');
  await expect(reading.viewport('B')).toHaveAttribute('data-active', 'true');
  const middle = await reading.sliceOf('B');
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowDown');
  await expect.poll(() => reading.sliceOf('B')).toBe(middle + 5);

  // A sphere set down with a radius of 10 mm, moved, made three larger and one smaller, and kept.
  await page.keyboard.press('s');
  await page.keyboard.press('Space');
  await expect(reading.viewport('B').getByText('Arrows move, with Shift faster')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('+');
  await expect(reading.viewport('B').getByText('Enter keeps, Esc discards')).toBeVisible();
  for (let press = 0; press < 3; press++) await page.keyboard.press('+');
  await page.keyboard.press('-');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(reading.measurements().getByText('M1', { exact: true })).toBeVisible();
  await expect(reading.value(/^max/)).toContainText('g/ml');
  await expect(reading.value(/^max/)).toContainText(/beyond|within|cannot tell/);
  await expect(page.getByTestId('announcer')).toContainText(/M1 .*SUVbw max \d+\.\d\d g\/ml/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('.');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Liver dome');
  await page.keyboard.press('Enter');
  await expect(reading.measurements().getByText('Liver dome', { exact: true })).toBeVisible();

  await tabTo(page, 'button', 'Export');
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await expect(page.getByRole('menuitem', { name: /CSV/ })).toBeVisible();
  while (!(await page.getByRole('menuitem', { name: /CSV/ }).evaluate((item) => item === document.activeElement))) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const rows = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  const header = rows[0]?.split(',') ?? [];
  const volume = rows.find((row) => row.includes('Liver dome') && row.includes(',volume,'))?.split(',');
  // mm³, as the CSV states volumes; the voxels that count lie within a tenth of the ball.
  const ball = (4 / 3) * Math.PI * 12 ** 3;
  expect(Math.abs(Number(volume?.[header.indexOf('value')]) / ball - 1)).toBeLessThan(0.1);
});

test('the palette leads to layouts, windows, series and regions, and says when there is nothing', async ({ page }) => {
  const reading = new ReadingPage(page);
  await start(page);
  await find(page, 'adc vials', 'ADC vials');
  await reading.waitForPicture('A');
  await find(page, 'four views', 'Four views');
  await expect(reading.viewport('D')).toBeVisible();
  await find(page, 'coronal', 'Coronal');
  await expect(reading.description('A')).toContainText('oronal');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type('zzzz');
  await expect(page.getByRole('status').getByText('Nothing of that name here.')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a key is changed, a conflict named and swapped, kept for its person over a reload, and reset', async ({
  page,
}) => {
  const reading = new ReadingPage(page);
  await start(page);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys and mouse' });
  const sphere = dialog.getByRole('group', { name: 'Sphere', exact: true });
  const window = dialog.getByRole('group', { name: 'Window', exact: true });
  await sphere.getByRole('button', { name: /^S,/ }).press('Enter');
  await page.keyboard.press('Control+w');
  await expect(dialog.getByRole('alert').first()).toContainText('Ctrl+W belongs to the browser');
  await page.keyboard.press('w');
  await expect(dialog.getByRole('alert').first()).toContainText('W belongs to “Window”');
  await dialog.getByRole('button', { name: 'Swap the two' }).press('Enter');
  await expect(sphere.getByRole('button', { name: /^W,/ })).toBeVisible();
  await expect(window.getByRole('button', { name: /^S,/ })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Read as Dr Keys' }).press('Enter');
  await find(page, 'adc vials', 'ADC vials');
  await reading.waitForPicture('A');
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: 'Sphere', exact: true })).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('?');
  await dialog.getByRole('button', { name: 'Reset all keys' }).press('Enter');
  await expect(sphere.getByRole('button', { name: /^S,/ })).toBeVisible();
  await dialog.getByLabel('Layout').selectOption('Left hand on the mouse');
  await expect(sphere.getByRole('button', { name: /^K,/ })).toBeVisible();
  await dialog.getByLabel('Left button', { exact: true }).selectOption('Pan');
  await expect(dialog.getByText('One button has to be left for the tool in hand')).toBeVisible();
});
