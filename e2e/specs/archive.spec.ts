import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ROUTINE, tumourScan } from '#phantoms/ct/tumourScans.ts';
import { slices, startArchiveServer, type Fault } from '../../tests/builders/archiveServer.ts';
import { ctSlice, dicomFile } from '../../tests/builders/dicom.ts';
import { hasOrthanc, startOrthanc, store } from '../../tests/orthanc/startOrthanc.ts';
import { serveWithArchive } from '../archiveServer.ts';
import { expect, test } from '../fixtures.ts';
import { ArchivePage } from '../pages/ArchivePage.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** T2 of the CT phantom (src/phantoms/ct/tumourScans.ts): 35 HU in liver. */
const T2 = [-88, -22, 165] as const;

/** Draws a sphere of 8 mm radius in T2 and gives its mean as the panel shows it. */
async function meanOfLesion(page: Page): Promise<string> {
  const reading = new ReadingPage(page);
  await reading.waitForPicture('A');
  await reading.goToHeight('A', T2[2]);
  await reading.press('s');
  await reading.drag('A', T2, [T2[0] + 8, T2[1], T2[2]]);
  await expect(reading.value(/^mean/i).first()).toContainText('HU');
  return reading.value(/^mean/i).first().innerText();
}

test('archive: search, open, measure: the number is the one from the same files on disk', async ({ page, browser }) => {
  test.skip(!hasOrthanc(), 'Orthanc with its DICOMweb plugin is not installed (tests/orthanc/README.md)');
  test.slow();
  const files = tumourScan(0, ROUTINE);
  const local = new LibraryPage(page);
  await local.start();
  await local.openFiles(
    files.map(({ name, bytes }) => ({
      name: name.replaceAll('/', '-'),
      mimeType: 'application/dicom',
      buffer: Buffer.from(bytes),
    })),
  );
  const expected = await meanOfLesion(page);

  const orthanc = await startOrthanc();
  await store(
    orthanc,
    files.map(({ bytes }) => bytes),
  );
  const served = await serveWithArchive(orthanc.baseUrl, orthanc.credentials);
  const context = await browser.newContext();
  const second = await context.newPage();
  try {
    await new LibraryPage(second).start('Dr Reader', served.url);
    const archive = new ArchivePage(second);
    await archive.show();
    await archive.search({ 'Patient ID': 'PHANTOM*', 'Study date from': '2025-01-01', 'Study date to': '2025-01-31' });
    await expect(archive.results()).toContainText('Jan 06, 2025');
    await archive.series('PHANTOM-CT');
    await expect(second.getByText('48 images')).toBeVisible();
    await archive.act('Open', 'PHANTOM-CT');
    expect(await meanOfLesion(second)).toBe(expected);
    await new ReadingPage(second).tab('Trail');
    await expect(second.getByRole('region', { name: 'Trail' })).toContainText(`Study fetched from 127.0.0.1:`);
  } finally {
    await context.close();
    served.stop();
    await orthanc.stop();
  }
});

test('archive: words typed in the library find every study, page by page', async ({ page }) => {
  test.skip(!hasOrthanc(), 'Orthanc with its DICOMweb plugin is not installed (tests/orthanc/README.md)');
  test.slow();
  // A page has 50 studies: 130 take three.
  const files = Array.from({ length: 130 }, (_, n) => {
    const uid = `1.2.826.0.1.3680043.9.7433.8.${n}`;
    return dicomFile(
      ctSlice(
        { number: 1, z: 0, uid: `${uid}.1` },
        {
          '00100020': ['LO', `MANY-${n}`],
          '0020000D': ['UI', uid],
          '0020000E': ['UI', `${uid}.2`],
        },
      ),
    );
  });
  const orthanc = await startOrthanc();
  await store(orthanc, files);
  const served = await serveWithArchive(orthanc.baseUrl, orthanc.credentials);
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    await page.getByLabel('Search studies').fill('many-');
    await page.getByRole('button', { name: 'Search the archive too' }).click();
    const table = page.getByRole('table', { name: 'Studies' });
    for (const count of [50, 100]) {
      await expect(page.getByText(`${count} studies on the archive so far; there may be more.`)).toBeVisible();
      await expect(table).toHaveAttribute('aria-rowcount', String(count + 1));
      await page.getByRole('button', { name: 'More from the archive' }).click();
    }
    await expect(page.getByText('130 studies on the archive.')).toBeVisible();
    await expect(table).toHaveAttribute('aria-rowcount', '131');
    await expect(page.getByRole('button', { name: 'More from the archive' })).toBeHidden();
  } finally {
    served.stop();
    await orthanc.stop();
  }
});

test('archive: what is missing is said, and nothing is opened before it came or the reader chose', async ({ page }) => {
  let fault: Fault | undefined;
  const faulty = await startArchiveServer(slices(5), (path) =>
    path.endsWith('.1.5') || path.startsWith('/studies?') ? fault : undefined,
  );
  const served = await serveWithArchive(faulty.address.baseUrl);
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    const archive = new ArchivePage(page);
    await archive.show();
    fault = { kind: 'html' };
    await archive.search({});
    await expect(page.getByText('Expected DICOM JSON, got text/html.')).toBeVisible();
    fault = undefined;
    await archive.search({});
    await archive.row('No patient ID').waitFor();
    expect(
      (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze())
        .violations,
    ).toEqual([]);

    fault = { kind: 'html' };
    await archive.act('Open', 'No patient ID');
    await expect(archive.results()).toContainText('Incomplete: 4 images are here, 1 missing.');
    await expect(archive.results()).toContainText('Expected multipart, got text/html.');
    await archive.act('Open what arrived', 'No patient ID');
    await expect(page.getByText(/5 received = 4 shown \+ 1 withheld/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await new ReadingPage(page).backToLibrary();

    fault = undefined;
    await archive.act('Fetch the rest', 'No patient ID');
    await expect(page.getByText(/5 received = 5 shown \+ 0 withheld/).first()).toBeVisible();
  } finally {
    served.stop();
    await faulty.stop();
  }
});

test('archive: none configured, an address of one’s own, and what is wrong with it', async ({ page }) => {
  await new LibraryPage(page).start();
  await new ArchivePage(page).show();
  await expect(page.getByText('No archive yet')).toBeVisible();
  await page.getByRole('button', { name: 'Archive settings' }).click();
  await page.getByLabel('DICOMweb base URL').fill('https://pacs.example/dicom-web');
  await page.getByRole('button', { name: 'Use this archive' }).click();
  await expect(page.getByText('Start the server with --connect https://pacs.example')).toBeVisible();
  expect(
    (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze())
      .violations,
  ).toEqual([]);
});
