import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { precacheOf } from '#serviceWorker/buildServiceWorker.ts';
import { createAppServer } from '#server/serve.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

/** Resolves when the files of the app are in the browser and its service worker answers for this page. */
const installed = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 100));
  });

const caches = (page: Page) => page.evaluate(() => window.caches.keys());

test('without network the app starts, a sample is read and a number measured', async ({ page, context }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await installed(page);
  await context.setOffline(true);
  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('button', { name: 'Read as Dr Reader' }).click();
  await library.openSample('FDG PET/CT, NEMA-like body');
  await reading.waitForPicture('B');
  await reading.goToHeight('B', 104);
  await reading.press('s');
  await reading.drag('B', [57, 0, 104], [70, 0, 104]);
  // The largest sphere of the phantom holds SUV 4.00 (src/phantoms/pet).
  await expect(reading.value(/^max/)).toContainText('4.00');
  expect(problems).toEqual([]);
});

/** The built app in a folder of its own, where a next version can be put, and the server of `npm start` on it. */
async function servedCopy() {
  const folder = join(mkdtempSync(join(tmpdir(), 'readout-app-')), 'app');
  cpSync(resolve('dist/app'), folder, { recursive: true });
  let server = createAppServer(folder);
  const listen = (port: number) => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    return closed;
  };
  /** As an operator who starts the server anew, with other options. */
  const restart = async (connect: readonly string[]) => {
    await stop();
    server = createAppServer(folder, { connect, host: '127.0.0.1' });
    await listen(port);
  };
  return { folder, url: `http://127.0.0.1:${port}`, stop, restart };
}

/** Changes a file of the app; `account` writes the service worker that a build of the changed app would have. */
function changeIcon(folder: string, colour: string, { account }: { readonly account: boolean }): string {
  const before = precacheOf(folder);
  const icon = join(folder, 'favicon.svg');
  const script = join(folder, 'sw.js');
  writeFileSync(icon, `${readFileSync(icon, 'utf8')}<!-- ${colour} -->\n`);
  const after = precacheOf(folder);
  const digestOf = ({ files }: typeof before) => files.find(({ url }) => url === '/favicon.svg')?.digest ?? '';
  const swapped = readFileSync(script, 'utf8').replace(before.version, after.version);
  writeFileSync(script, account ? swapped.replace(digestOf(before), digestOf(after)) : swapped);
  return after.version;
}

const look = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
  });

const icon = (page: Page) => page.evaluate(async () => (await fetch('/favicon.svg')).text());

test('a new version waits, is offered by its number, and takes the place of the old one whole', async ({ page }) => {
  const served = await servedCopy();
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    await installed(page);
    const first = `readout ${precacheOf(served.folder).version}`;
    expect(await caches(page)).toEqual([first]);

    const version = changeIcon(served.folder, 'next', { account: true });
    await look(page);
    const offer = page.getByRole('button', { name: `Reload for version ${version}` });
    await expect(offer).toBeVisible();
    // Until chosen, the window has every file of its own version, though the server gives the next one.
    expect(await icon(page)).not.toContain('next');
    expect((await caches(page)).sort()).toEqual([first, `readout ${version}`].sort());

    await offer.click();
    await page.getByRole('button', { name: 'Read as Dr Reader' }).waitFor();
    await expect.poll(() => caches(page)).toEqual([`readout ${version}`]);
    expect(await icon(page)).toContain('next');
  } finally {
    await served.stop();
  }
});

test('files that do not belong together are never taken', async ({ page }) => {
  const served = await servedCopy();
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    await installed(page);
    const before = await caches(page);
    changeIcon(served.folder, 'half', { account: false });
    await look(page);
    await page.reload();
    await page.getByRole('button', { name: 'Read as Dr Reader' }).click();
    await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
    // The page just opened looks anew: while that attempt runs it has a cache, which goes with it.
    await expect.poll(() => caches(page)).toEqual(before);
    await expect(page.getByRole('button', { name: /Reload for version/ })).toHaveCount(0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting)).toBeNull();
    expect(await icon(page)).not.toContain('half');
  } finally {
    await served.stop();
  }
});

test('what the operator allows the page later holds at the next start', async ({ page }) => {
  const served = await servedCopy();
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    await installed(page);
    const policy = async () => (await page.reload())?.headers()['content-security-policy'];
    expect(await policy()).not.toContain('archive.example');
    await served.restart(['https://archive.example']);
    expect(await policy()).toContain('https://archive.example');
    await served.stop();
    expect(await policy()).toContain("connect-src 'self'");
  } finally {
    await served.stop();
  }
});

test('what the archive and the server say is never kept', async ({ page }) => {
  const served = await servedCopy();
  try {
    await new LibraryPage(page).start('Dr Reader', served.url);
    await installed(page);
    const kept = await page.evaluate(async () => {
      const [name = ''] = await window.caches.keys();
      return (await (await window.caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.endsWith('.wasm')).length).toBeGreaterThan(4);
    expect(kept.filter((path) => /worker-.*\.js$/.test(path)).length).toBeGreaterThan(6);
    expect(kept.filter((path) => /^\/(readout\.json|dicomweb|sw\.js|screenshots)/.test(path))).toEqual([]);
  } finally {
    await served.stop();
  }
});
