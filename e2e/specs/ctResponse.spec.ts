import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** T2 of the CT phantom: 40 mm at baseline, 26 mm at the first follow-up, along 70° (src/phantoms/ct/tumourScans.ts). */
const T2 = { centre: [-88, -22, 165] as const, angle: (70 * Math.PI) / 180, long: [40, 26] as const };

function ends(length: number) {
  const [x, y, z] = T2.centre;
  const [dx, dy] = [(Math.cos(T2.angle) * length) / 2, (Math.sin(T2.angle) * length) / 2];
  return [
    [x - dx, y - dy, z],
    [x + dx, y + dy, z],
  ] as const;
}

test('CT: baseline and follow-up, target sum down by more than 30 %, flagged as partial response', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  for (const [index, id] of (['A', 'B'] as const).entries()) {
    await reading.waitForPicture(id);
    await reading.goToHeight(id, T2.centre[2]);
    await reading.press('l');
    const [from, to] = ends(T2.long[index] ?? 0);
    await reading.drag(id, from, to);
    await expect(reading.measurements().getByText('M1', { exact: true })).toHaveCount(1);
    await reading.markAsTarget();
    await expect(reading.measurements().getByText('T1', { exact: true })).toHaveCount(index + 1);
  }
  await reading.tab('Response');
  await expect(page.getByRole('row', { name: /Target response/ })).toContainText('PR');
  await reading.tab('Thresholds');
  await expect(reading.thresholds()).toContainText('Partial response');
  await expect(
    reading
      .thresholds()
      .getByRole('row', { name: /−35\.0/ })
      .first(),
  ).toContainText('beyond');
});

test('CT: a target gone at follow-up is said to be absent, undone and said again: complete response', async ({
  page,
}) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  await reading.waitForPicture('A');
  await reading.goToHeight('A', T2.centre[2]);
  await reading.press('l');
  const [from, to] = ends(T2.long[0]);
  await reading.drag('A', from, to);
  await expect(reading.measurements().getByText('M1', { exact: true })).toHaveCount(1);
  await reading.markAsTarget();
  await expect(reading.measurements().getByText('T1', { exact: true })).toHaveCount(1);
  await reading.tab('Response');
  const response = page.getByRole('region', { name: 'Response' });
  const state = response.getByRole('button', { name: /^State T1/ }).first();
  await state.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Absent (0 mm)' }).press('Enter');
  const verdict = page.getByRole('row', { name: /Target response/ });
  await expect(verdict).toContainText('CR');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(verdict).not.toContainText('CR');
  await state.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Absent (0 mm)' }).press('Enter');
  await expect(verdict).toContainText('CR');
  await reading.tab('Trail');
  await expect(page.getByText('absent (0 mm)').first()).toBeVisible();
});

test('CT: a line drawn to measure is no target, and a lesion that cannot be evaluated says why', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  await reading.waitForPicture('A');
  await reading.goToHeight('A', T2.centre[2]);
  await reading.press('l');
  const [from, to] = ends(T2.long[0]);
  await reading.drag('A', from, to);
  await expect(reading.measurements().getByText('M1', { exact: true })).toHaveCount(1);
  await reading.tab('Response');
  const response = page.getByRole('region', { name: 'Response' });
  await expect(response).toContainText('No target lesions yet');
  await reading.tab('Measurements');
  await reading.markAsTarget();
  await reading.tab('Response');
  const state = response.getByRole('button', { name: /^State T1/ }).first();
  await state.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Not evaluable…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /T1, .*: not evaluable/ });
  await dialog.getByLabel('Reason').fill('breath held in another phase');
  await dialog.getByRole('button', { name: 'Not evaluable' }).click();
  await expect(response.getByRole('row', { name: /^T1/ })).toContainText('not evaluable: breath held in another phase');
  await expect(page.getByRole('row', { name: /Target response/ })).toContainText('NE');
});
