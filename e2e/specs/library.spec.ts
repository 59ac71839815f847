import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sealEntry } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';

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
