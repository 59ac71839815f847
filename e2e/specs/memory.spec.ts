import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { residentBytes } from '../residentBytes.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

const SAMPLE = 'FDG PET/CT, NEMA-like body';

/** Bytes the page holds after garbage is collected: objects, and the buffers of typed arrays that are not shared. */
async function heldBytes(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return { objects: usage.usedSize, buffers: usage.backingStorageSize ?? NaN };
}

async function openAndClose(page: Page) {
  const reading = new ReadingPage(page);
  await page.getByRole('row', { name: /NEMA/ }).first().dblclick();
  await reading.waitForPicture('A');
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await reading.backToLibrary();
}

test('opening and closing a study twenty times does not grow memory', async ({ page, browser }) => {
  test.setTimeout(400_000);
  const library = new LibraryPage(page);
  await library.start();
  await library.openSample(SAMPLE);
  await new ReadingPage(page).waitForPicture('A');
  await new ReadingPage(page).backToLibrary();
  const session = await page.context().newCDPSession(page);
  // What is made once and stays (programs, caches, the viewer) is there after a few openings.
  for (let opening = 0; opening < 4; opening++) await openAndClose(page);
  const before = await heldBytes(session);
  const resident = await residentBytes(browser, ['renderer']);
  for (let opening = 4; opening < 20; opening++) await openAndClose(page);
  const after = await heldBytes(session);
  const residentAfter = await residentBytes(browser, ['renderer']);
  test.info().annotations.push({
    type: 'bytes',
    description: JSON.stringify({ before, after, resident, residentAfter }),
  });
  // The voxels of one opening are 13.3 MB (224 x 224 x 112 and 112 x 112 x 84, two bytes each).
  expect(after.buffers - before.buffers).toBeLessThan(13e6);
  expect(after.objects - before.objects).toBeLessThan(8e6);
  // They lie in shared memory, which only the process's own size tells: all of sixteen openings would be 213 MB.
  if (resident !== undefined && residentAfter !== undefined) expect(residentAfter - resident).toBeLessThan(100e6);
});
