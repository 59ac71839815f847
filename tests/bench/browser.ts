import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { ensureBrowser, findBrowser } from '../../e2e/browser.ts';
import { LibraryPage } from '../../e2e/pages/LibraryPage.ts';
import { ReadingPage } from '../../e2e/pages/ReadingPage.ts';
import { ROUTINE, tumourScan, type CtAcquisition } from '#phantoms/ct/tumourScans.ts';
import { residentBytes } from '../../e2e/residentBytes.ts';
import { quantile, times, type BenchRow } from './timing.ts';

const PORT = 4174;

/** What a reader waits for, in the built app in headless Chromium with a software renderer. Needs `npm run build`. */
export async function browserRows(): Promise<readonly BenchRow[]> {
  ensureBrowser();
  const server = spawn('node', ['dist/server/serve.js', '--port', String(PORT)], { stdio: 'ignore' });
  const browser = await chromium.launch({
    ...findBrowser(),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const page = await newPage(browser);
    const rows = [...(await firstImage(page)), await scrolling(page), await adcEngines(page)];
    await page.close();
    return [...rows, ...(await memoryOfPair(browser))];
  } finally {
    await browser.close();
    server.kill();
  }
}

/** The app in a window of its own, with nothing opened before. */
async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: `http://127.0.0.1:${PORT}` });
  await new LibraryPage(page).start();
  return page;
}

/** A chest CT as a trial sends it, of 512² voxels in a slice. */
const largeCt = (slices: number): CtAcquisition => ({
  id: `large-${slices}`,
  words: 'CT 1 mm',
  grid: {
    ...ROUTINE.grid,
    dimensions: [512, 512, slices],
    spacing: [0.7, 0.7, 1],
    origin: [-0.7 * 255.5, -0.7 * 255.5, 100],
  },
});

/** Writes a scan into a folder of its own. */
function writtenScan(timePoint: 0 | 1, slices: number, folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))): string {
  for (const { name, bytes } of tumourScan(timePoint, largeCt(slices)))
    writeFileSync(join(folder, `${timePoint}-${name.split('/').at(-1) ?? name}`), bytes);
  return folder;
}

/** The page's own clock, from the choice of the files to the first drawn frame of the first image. */
const WATCH_FIRST_IMAGE = `
  window.firstImage = new Promise((resolve) => {
    let chosen;
    document.addEventListener('change', () => { chosen = performance.now(); }, { capture: true, once: true });
    document.addEventListener('CORNERSTONE_IMAGE_RENDERED', () => {
      const shown = document.querySelector('#viewport-A-text')?.textContent.includes('slice');
      if (shown) requestAnimationFrame(() => resolve(performance.now() - chosen));
    }, { capture: true });
  });
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
`;

async function firstImage(page: Page): Promise<readonly BenchRow[]> {
  const folder = writtenScan(0, 300);
  try {
    // What the library screen prepares while nobody clicks.
    await page.waitForTimeout(2000);
    await page.evaluate(WATCH_FIRST_IMAGE);
    await new LibraryPage(page).openFolder(folder);
    const first = await page.evaluate<number>('window.firstImage');
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 120_000 });
    const longest = await page.evaluate<number>('Math.max(0, ...window.longTasks)');
    return [
      {
        what: 'First image after choosing 300 CT files of 512² (158 MB)',
        measured: `${(first / 1000).toFixed(2)} s`,
        against: 'goal on a reader’s machine, 1 s',
        ratio: times(first, 1000),
      },
      {
        what: 'Longest task of the main thread while they are imported and decoded',
        measured: `${longest.toFixed(0)} ms`,
        against: 'goal, 50 ms',
        ratio: times(longest, 50),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text, because the runner's helpers for named functions do not exist in the page. */
const WATCH_FRAMES = `
  window.frameMarks = [];
  const tick = (now) => { window.frameMarks.push(now); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
`;

/** Milliseconds: a reader who pages at about 30 slices a second. */
const BETWEEN_SLICES = 33;

/** Frame times while the slices are paged through by key, as the browser's own frame clock sees them. */
async function scrolling(page: Page): Promise<BenchRow> {
  const reading = new ReadingPage(page);
  await reading.activate('A');
  await reading.press('Home');
  await page.evaluate(WATCH_FRAMES);
  for (let slice = 0; slice < 40; slice++) {
    await reading.press('ArrowDown');
    await page.waitForTimeout(BETWEEN_SLICES);
  }
  const marks = await page.evaluate<number[]>('window.frameMarks');
  const frames = marks.slice(1).map((mark, index) => mark - (marks[index] ?? mark));
  const [p50, p95] = [quantile(frames, 0.5), quantile(frames, 0.95)];
  return {
    what: 'Frame time while scrolling 40 slices of 512² at 30 a second, software renderer',
    measured: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    against: 'the display’s own 16.7 ms',
    ratio: `${(p95 / 16.7).toFixed(1)} × at p95`,
  };
}

/** A pair of scans of 600 and 300 slices open side by side, every voxel decoded. */
async function memoryOfPair(browser: Browser): Promise<readonly BenchRow[]> {
  const page = await newPage(browser);
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  const folder = writtenScan(1, 300, writtenScan(0, 600));
  const voxels = 900 * 512 * 512 * 2;
  try {
    await library.openFolder(folder);
    const rows = page.getByRole('row', { name: /PHANTOM-CT/ });
    await expect(rows).toHaveCount(2, { timeout: 60_000 });
    for (const row of await rows.all()) await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Open selected (2)' }).click();
    await reading.waitForPicture('A');
    await reading.waitForPicture('B');
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 240_000 });
    const bytes = await residentBytes(browser, ['renderer', 'GPU']);
    if (bytes === undefined) return [];
    return [
      {
        what: 'Memory with two scans of 600 and 300 slices of 512² open (472 MB of voxels), page and graphics together',
        measured: `${(bytes / 1e9).toFixed(2)} GB`,
        against: 'the voxels alone, 0.47 GB; goal below 1.5 GB',
        ratio: times(bytes, voxels),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both engines on the sample of voxels that the choice rests on, as the ledger records it. */
async function adcEngines(page: Page): Promise<BenchRow> {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await reading.backToLibrary();
  await library.openSample('Diffusion MRI, head with lesion');
  await reading.waitForPicture('B');
  await reading.activate('B');
  await page.getByRole('button', { name: 'ADC map' }).click();
  await page.getByRole('button', { name: 'Create the map' }).click();
  await page.locator('#viewport-B-text', { hasText: 'OLS' }).waitFor();
  await reading.tab('Trail');
  const trail = page.getByRole('region', { name: 'Trail' });
  await trail
    .getByRole('row', { name: /ADC map created/ })
    .first()
    .waitFor();
  const download = page.waitForEvent('download');
  await trail.getByRole('button', { name: /export/i }).click();
  const ledger = readFileSync(await (await download).path(), 'utf8');
  const [webassembly, webgl2] = ['webassembly', 'webgl2'].map((engine) =>
    Number(new RegExp(`${engine}[\\\\"]+:([\\d.]+)`).exec(ledger)?.[1]),
  );
  return {
    what: 'ADC of 32 768 voxels, 16 images, in the browser’s worker, WebAssembly',
    measured: `${(webassembly ?? NaN).toFixed(1)} ms`,
    against: `WebGL2 on the software renderer, ${(webgl2 ?? NaN).toFixed(1)} ms`,
    ratio: `${((webgl2 ?? NaN) / (webassembly ?? NaN)).toFixed(1)} ×`,
  };
}
