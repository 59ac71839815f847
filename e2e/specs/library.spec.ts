import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sealEntry } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { slices, startArchiveServer } from '../../tests/builders/archiveServer.ts';
import { serveWithArchive } from '../archiveServer.ts';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

const COUNT = 10_000;

/** A ledger that knows 10 000 studies, as years of reading would leave it; every tenth is a PET/CT. */
function yearsOfReading(): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let n = 0; n < COUNT; n++) {
    const entry = sealEntry(entries.at(-1), {
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
      offsetMinutes: 60,
      actor: { name: 'Dr Reader', role: 'reader' },
      subject: `1.2.${n}`,
      act: {
        kind: 'study-imported',
        studyUid: `1.2.${n}`,
        patientId: `TRIAL-${String(n).padStart(5, '0')}`,
        studyDate: '20260105',
        files: 12,
        shown: 12,
        withheld: 0,
        modalities: n % 10 === 0 ? ['CT', 'PT'] : ['MR'],
        description: `Visit ${n % 7}`,
        accession: `ACC${n}`,
        series: 3,
        digest: String(n).padStart(64, '0'),
      },
    });
    entries.push(entry);
  }
  return entries;
}

/** Puts entries into the ledger of the page's browser, in the way src/storage keeps them. */
const intoBrowser = (page: Page, entries: readonly LedgerEntry[]) =>
  page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('readout');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('ledger', 'readwrite');
          for (const entry of all) transaction.objectStore('ledger').put(entry, entry.sequence);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onerror = () => reject(new Error('the entries were not taken'));
        };
      }),
    entries,
  );

test('ten thousand studies: few rows in the page, keys and scrolling reach all, search and filters find', async ({
  page,
}) => {
  test.slow();
  await page.goto('/');
  await page.getByLabel('Name', { exact: true }).waitFor();
  await intoBrowser(page, yearsOfReading());
  await new LibraryPage(page).start();
  const table = page.getByRole('table', { name: 'Studies' });
  const rows = table.locator('tbody tr:not(.spacer)');
  await expect(table).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  expect(await rows.count()).toBeLessThan(100);
  expect(await page.locator('*').count()).toBeLessThan(3000);
  await expect(table.getByRole('row', { name: /TRIAL-00000/ })).toContainText('Visit 0');
  await expect(table.getByRole('row', { name: /TRIAL-00000/ })).toContainText('12');

  await rows.first().focus();
  await page.keyboard.press('End');
  const last = table.getByRole('row', { name: /TRIAL-09999/ });
  await expect(last).toBeInViewport();
  await expect(last).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(table.getByRole('row', { name: /TRIAL-09998/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(table.getByRole('row', { name: /TRIAL-00000/ })).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(table.getByRole('row', { name: /TRIAL-00010/ })).toBeFocused();
  expect(await rows.count()).toBeLessThan(100);

  const scroller = page.locator('.library-scroll');
  for (const share of [0.25, 0.5, 0.75]) {
    await scroller.evaluate((element, to) => (element.scrollTop = element.scrollHeight * to), share);
    await expect
      .poll(() =>
        scroller.evaluate((element) => {
          const box = element.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + 200, box.top + box.height / 2);
          return at?.closest('tr')?.hasAttribute('data-index') ?? false;
        }),
      )
      .toBe(true);
  }
  await page.getByLabel('Search studies').fill('acc4242 visit');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('TRIAL-04242');
  await page.getByLabel('Search studies').fill('');
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'PT' }).click();
  await expect(table).toHaveAttribute('aria-rowcount', '1001');

  await page.getByRole('button', { name: 'Subject' }).click();
  await expect(rows.first()).toContainText('TRIAL-09990');
  expect(
    (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze())
      .violations,
  ).toEqual([]);
});

test('a study kept in the browser: picture, size, deletion that is confirmed and in the ledger', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('CT baseline and two follow-ups');
  await reading.waitForPicture('A');
  await reading.backToLibrary();
  const row = page
    .getByRole('table', { name: 'Studies' })
    .getByRole('row', { name: /PHANTOM-CT/ })
    .first();
  await expect(row.locator('img.row-picture')).toBeVisible({ timeout: 60_000 });
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Keep the files in this browser' }).click();
  await expect(row).toContainText('Kept in browser', { timeout: 60_000 });
  await page.reload();
  await page.getByRole('button', { name: 'Read as Dr Reader' }).click();
  // What a remembered study shows comes from the ledger, and its picture from this browser.
  await expect(row).toContainText('48');
  await expect(row.locator('img.row-picture')).toBeVisible();

  await page.getByRole('button', { name: 'Storage by study' }).click();
  const storage = page.getByRole('dialog', { name: 'Storage of this browser' });
  // 48 slices of 16 bits take more than a megabyte.
  await expect(storage.getByRole('row', { name: /PHANTOM-CT/ })).toContainText(/\d+ MB/);
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations).toEqual([]); // prettier-ignore
  await storage.getByRole('button', { name: /^Delete local copy of/ }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(row).toContainText('Kept in browser');

  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete local copy…' }).click();
  await expect(page.getByRole('dialog')).toContainText('the ledger stay');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete local copy' }).click();
  await expect(row).not.toContainText('Kept in browser');
  await expect(row.locator('img.row-picture')).toHaveCount(0);
  await expect(row.getByRole('button', { name: 'Make the sample again' })).toBeVisible();
  // import of three time points, session, protocol, kept, session again, deleted
  await expect(page.getByText(/Ledger: saved · 8/)).toBeVisible();
});

test('a study of the archive opens again after a reload with one click, and is found by its words', async ({
  page,
}) => {
  const archive = await startArchiveServer(slices(5));
  const served = await serveWithArchive(archive.address.baseUrl);
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    const table = page.getByRole('table', { name: 'Studies' });
    await page.getByLabel('Search studies').fill('a*');
    await page.getByRole('button', { name: 'Search the archive too' }).click();
    await expect(page.getByText('1 study on the archive.')).toBeVisible();
    await page.getByLabel('Search studies').fill('');
    await expect(table.getByRole('row', { name: /No patient ID/ })).toContainText('Open from archive');
    await table.getByRole('button', { name: 'Open from archive' }).click();
    await page.getByRole('region', { name: 'Viewport A' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Read as Dr Reader' }).click();
    // The archive lists no patient ID; the files have one.
    const row = table.getByRole('row', { name: /P1/ });
    await expect(row).toContainText('Open from archive');
    await expect(row.getByRole('cell', { name: '5', exact: true })).toBeVisible();
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Viewport A' }).waitFor();
    await expect(page.getByText(/5 received = 5 shown \+ 0 withheld/).first()).toBeVisible();
  } finally {
    served.stop();
    await archive.stop();
  }
});
