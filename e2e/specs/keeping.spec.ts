import { chromium, type BrowserContext } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../browser.ts';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

const launch = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    ...findBrowser(),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    viewport: { width: 1440, height: 900 },
    baseURL: 'http://127.0.0.1:4173',
  });

/** Ends every process of a browser that runs on this profile, without asking it to save anything. */
function kill(profile: string) {
  execFileSync('pkill', ['-9', '-f', profile]);
}

test('a killed browser loses nothing older than the last finished gesture', async () => {
  test.skip(process.platform === 'win32', 'kills the browser with pkill');
  const profile = mkdtempSync(join(tmpdir(), 'readout-profile-'));
  const first = await launch(profile);
  const page = await first.newPage();
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('FDG PET/CT, NEMA-like body');
  await reading.waitForPicture('B');
  await reading.goToHeight('B', 104);
  await reading.press('s');
  await reading.drag('B', [57, 0, 104], [70, 0, 104]);
  await expect(reading.value(/^max/)).toContainText('4.00');
  await expect(page.getByText(/Ledger: saved · 5/)).toBeVisible();
  kill(profile);

  const second = await launch(profile);
  const again = await second.newPage();
  const [libraryAgain, readingAgain] = [new LibraryPage(again), new ReadingPage(again)];
  await again.goto('/');
  await again.getByRole('button', { name: 'Read as Dr Reader' }).click();
  await expect(again.getByText(/Ledger: saved · 6 · verified/)).toBeVisible();
  await libraryAgain.openSample('FDG PET/CT, NEMA-like body');
  await readingAgain.waitForPicture('B');
  await expect(readingAgain.value(/^max/)).toContainText('4.00');
  await second.close();
});

test('a second window does not write to the same ledger', async ({ page, context }) => {
  const library = new LibraryPage(page);
  await library.start();
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByText(/another window|elsewhere/i).first()).toBeVisible();
});
