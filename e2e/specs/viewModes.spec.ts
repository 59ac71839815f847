import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** The 37 mm sphere of the phantom: SUVbw 4.00 inside, 1.00 around, centre in LPS mm (src/phantoms/pet/petCtBody.ts). */
const SPHERE = [57, 0, 104] as const;

async function petCt(page: Page) {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('FDG PET/CT, NEMA-like body');
  for (const id of ['B', 'C', 'D']) await reading.waitForPicture(id);
  await expect(reading.description('C')).toContainText('fused with PT PET AC');
  return reading;
}

/** LPS mm from left to right per pixel of an axial view. */
async function millimetresPerPixel(reading: ReadingPage, id: string) {
  const [left, right] = [await reading.worldAt(id, [0.3, 0.5]), await reading.worldAt(id, [0.7, 0.5])];
  return (right[0] - left[0]) / (0.4 * (await reading.boxOf(id)).width);
}

test('fusion: opacity on a held key and by keys, the layer on and off, both colour bars with their units', async ({
  page,
}) => {
  const reading = await petCt(page);
  await reading.activate('C');
  await expect(reading.colourBars('C')).toHaveText(/SUVbw\s*g\/ml.*CT\s*HU/s);
  const { x, y, width, height } = await reading.boxOf('C');
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.keyboard.down('o');
  // Three notches of the wheel, 5 % each, and not a slice.
  const slice = await reading.sliceOf('C');
  for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, -100);
  await expect(reading.description('C')).toContainText('at 65\u00a0%');
  // The arrows beside it, with the key still down: two steps up, one down, and not a slice nor another view.
  for (const arrow of ['ArrowUp', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(arrow);
  await expect(reading.description('C')).toContainText('at 70\u00a0%');
  await page.keyboard.up('o');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(reading.description('C')).toContainText('at 65\u00a0%');
  expect(await reading.sliceOf('C')).toBe(slice);
  await page.getByRole('button', { name: 'Fusion settings' }).click();
  await expect(page.getByText('Opacity 65 %')).toBeVisible();
  await page.getByRole('slider', { name: 'Opacity of the fused layer' }).press('ArrowRight');
  await expect(page.getByText('Opacity 70 %')).toBeVisible();
  await page.keyboard.press('Escape');
  await reading.activate('C');
  await reading.press('u');
  await expect(reading.description('C')).not.toContainText('fused');
  await expect(reading.colourBars('C')).not.toContainText('SUVbw');
  await reading.press('u');
  await expect(reading.description('C')).toContainText('fused with PT PET AC');
});

test('one window for views of one quantity: CT follows CT, PET its MIP and its fused layer, neither the other', async ({
  page,
}) => {
  const reading = await petCt(page);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('checkbox', { name: 'One window for views of one quantity' }).check();
  await page.keyboard.press('Escape');
  await reading.activate('A');
  await reading.press('1');
  const windowOf = async (id: string) =>
    /window ([^;]+)/.exec((await reading.description(id).innerText()).replaceAll('\u00a0', ' '))?.[1];
  const ct = await windowOf('A');
  expect(ct).not.toBe('W 400 L 40 HU');
  await expect.poll(() => windowOf('C')).toBe(ct);
  expect([await windowOf('B'), await windowOf('D')]).toEqual(['0.0–5.0 g/ml', '0.0–5.0 g/ml']);
  await reading.activate('B');
  await reading.press('3');
  await expect(reading.description('B')).not.toContainText('window 0.0–5.0');
  const pet = await windowOf('B');
  await expect.poll(() => windowOf('D')).toBe(pet);
  await expect(reading.viewport('C').getByText(`PT ${pet}`)).toBeVisible();
  expect(await windowOf('A')).toBe(ct);
});

test('handles of the crosshair: Shift moves a plane, a drag turns both, and a region keeps its number', async ({
  page,
}) => {
  const reading = await petCt(page);
  await reading.goToHeight('B', SPHERE[2]);
  await reading.press('s');
  await reading.drag('B', SPHERE, [SPHERE[0] + 14, SPHERE[1], SPHERE[2]]);
  await expect(reading.value(/^max/)).toContainText('4.00');
  const measured = await reading.value(/^max/).first().innerText();
  await reading.press('Escape');
  await reading.activate('B');
  await reading.press('m');
  await expect(reading.description('B')).toContainText('coronal');
  await expect(reading.planeHandles('A')).toHaveCount(4);

  const scale = await millimetresPerPixel(reading, 'A');
  const before = await reading.sliceOf('B');
  await page.keyboard.down('Shift');
  await reading.dragHandle('A', 'B', { by: [0, 40] });
  await page.keyboard.up('Shift');
  // Voxels of the PET are 4 mm: so many coronal planes towards the back.
  await expect.poll(async () => Math.abs((await reading.sliceOf('B')) - before - (40 * scale) / 4)).toBeLessThan(1);
  await expect(reading.description('B')).toContainText('coronal');

  await reading.dragHandle('A', 'C', { by: [60, 60] });
  for (const id of ['B', 'C']) await expect(reading.description(id)).toContainText('oblique');
  await expect(reading.viewport('B').getByText('mm thick')).toHaveCount(0);
  await expect(reading.description('A')).toContainText('axial');
  expect(await reading.value(/^max/).first().innerText()).toBe(measured);
});

test('slabs of a stated thickness, magnifier, window of a box, colours with their unit, lines, a MIP dragged', async ({
  page,
}) => {
  const reading = await petCt(page);
  await reading.goToHeight('B', SPHERE[2] - 28);
  const under = async () => {
    const { x, y } = await reading.placeOf('B', SPHERE);
    await page.mouse.move(x, y);
    return page.locator('.cursor-readout').innerText();
  };
  expect(await under()).toContain('SUVbw 1.00');
  const view = page.getByRole('button', { name: 'View', exact: true });
  await view.click();
  await page.getByLabel('The active view shows').selectOption('Slab: highest value (MIP)');
  await expect(reading.description('B')).toContainText('MIP of 10.0 mm');
  // 30 mm to either side reach the middle of the sphere, 28 mm away.
  await page.getByLabel('Thickness of the slab, mm').fill('60');
  await page.keyboard.press('Escape');
  await expect(reading.viewport('B').getByText('MIP of 60.0 mm', { exact: true })).toBeVisible();
  expect(await under()).toContain('SUVbw 4.00');
  for (const [kind, words] of [
    ['Slab: lowest value (MinIP)', 'MinIP of 60.0 mm'],
    ['Slab: mean value', 'Mean of 60.0 mm'],
  ] as const) {
    await view.click();
    await page.getByLabel('The active view shows').selectOption(kind);
    await page.keyboard.press('Escape');
    await expect(reading.viewport('B').getByText(words, { exact: true })).toBeVisible();
  }
  await view.click();
  await page.getByLabel('The active view shows').selectOption('Planes');
  await page.keyboard.press('Escape');

  await reading.activate('B');
  await reading.goToHeight('B', SPHERE[2]);
  await under();
  await page.keyboard.down('q');
  await expect(reading.viewport('B').locator('.magnifier')).toBeVisible();
  await page.keyboard.up('q');
  await expect(reading.viewport('B').locator('.magnifier')).toHaveCount(0);

  await reading.press('Shift+W');
  await reading.drag('B', [SPHERE[0] - 30, 5, SPHERE[2]], [SPHERE[0] + 5, -5, SPHERE[2]]);
  await expect(reading.description('B')).toContainText('window 0.0–4.0 g/ml');
  await reading.press('Escape');
  await page.getByLabel('Colours').selectOption('Viridis');
  await expect(reading.colourBars('B').locator('.colour-ramp')).toHaveAttribute('data-map', 'viridis');
  await expect(reading.colourBars('B')).toHaveText(/4\.0\s*0\.0\s*SUVbw\s*g\/ml/);

  await reading.press('Shift+X');
  // Two halves for each of the three other views.
  await expect(reading.viewport('D').locator('[data-reference="true"] line')).toHaveCount(6);
  await reading.press('Shift+X');
  await expect(reading.viewport('D').locator('[data-reference="true"] line')).toHaveCount(0);

  await page.getByRole('button', { name: 'Scroll', exact: true }).click();
  const { x, y, width, height } = await reading.boxOf('D');
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 36, y + height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(reading.description('D')).toContainText('MIP of the whole volume, 30°');
});

test('cine runs until stopped; the visits of one view follow one another in place', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  for (const id of ['A', 'B', 'C']) await reading.waitForPicture(id);
  const start = await reading.sliceOf('A');
  await reading.activate('A');
  for (const [key, date] of [
    [']', '2025-03-03'],
    [']', '2025-05-05'],
    ['[', '2025-03-03'],
    ['[', '2025-01-06'],
  ] as const) {
    await reading.press(key);
    await expect(reading.viewport('A').getByText(date)).toBeVisible();
    expect(await reading.sliceOf('A')).toBe(start);
  }
  await reading.press('k');
  await expect(page.getByRole('button', { name: 'Cine' })).toHaveAttribute('aria-pressed', 'true');
  const seen = new Set<number>();
  await expect.poll(async () => seen.add(await reading.sliceOf('A')).size).toBeGreaterThan(3);
  await reading.press('k');
  await expect(page.getByRole('button', { name: 'Cine' })).toHaveAttribute('aria-pressed', 'false');
  const stopped = await reading.sliceOf('A');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await reading.sliceOf('A')).toBe(stopped);
});
