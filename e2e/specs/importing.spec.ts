import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

test('a file that is no DICOM is withheld by name, with reason and remedy; markup in it stays text', async ({
  page,
}) => {
  const library = new LibraryPage(page);
  await library.start();
  await library.openFiles([
    { name: '<img src=x onerror=alert(1)>.txt', mimeType: 'text/plain', buffer: Buffer.from('not an image') },
  ]);
  await expect(library.manifest()).toContainText('1 received = 0 shown + 1 withheld');
  await expect(page.getByText('<img src=x onerror=alert(1)>.txt').first()).toBeVisible();
});

const malformed = resolve(process.cwd(), '../shared/data/malformed');

test('broken and hostile files never block the others', async ({ page }) => {
  test.skip(!existsSync(malformed), '../shared/data/malformed is not there');
  const library = new LibraryPage(page);
  await library.start();
  await library.openFolder(malformed);
  const account = /([\d\s  ]+) received = ([\d\s  ]+) shown \+ ([\d\s  ]+) withheld/;
  await expect(library.manifest()).toContainText(account, { timeout: 60_000 });
  const [received = NaN, shown = NaN, withheld = NaN] = (account.exec(await library.manifest().innerText()) ?? [])
    .slice(1)
    .map((part) => Number(part.replaceAll(/\D/g, '')));
  expect(received).toBe(shown + withheld);
  expect(shown).toBeGreaterThan(20);
});

test('PET whose SUV cannot be computed shows its pixels and says why', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('SUV reference objects');
  await reading.waitForPicture('A');
  await page
    .getByRole('button', { name: /no-weight/ })
    .first()
    .click();
  await expect(
    reading
      .viewport('A')
      .getByText(/not SUV/i)
      .first(),
  ).toBeVisible();
  await expect(reading.viewport('A')).toContainText('Bq/ml');
});

test('the ledger exported from the browser is the one the trail shows', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('SUV reference objects');
  await reading.waitForPicture('A');
  await reading.tab('Trail');
  const download = page.waitForEvent('download');
  await page
    .getByRole('region', { name: 'Trail' })
    .getByRole('button', { name: /export/i })
    .click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { act: { kind: string } }).act.kind)).toEqual([
    'session-opened',
    'protocol-changed',
    'study-imported',
  ]);
  await page
    .getByRole('region', { name: 'Trail' })
    .getByRole('button', { name: /verify/i })
    .click();
  await expect(page.getByRole('region', { name: 'Trail' })).toContainText(/intact/i);
});
