import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a browser for the tests is: CHROMIUM_PATH, an installed Chromium or Chrome, Playwright's own; in this order. */
export function findBrowser(): { executablePath?: string } {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named };
  const installed = INSTALLED.find((path) => existsSync(path));
  return installed ? { executablePath: installed } : {};
}

const hasBrowser = () => findBrowser().executablePath !== undefined || existsSync(chromium.executablePath());

function attempt(command: string, args: readonly string[], minutes: number) {
  try {
    execFileSync(command, args, { stdio: 'inherit', timeout: minutes * 60_000 });
  } catch {
    // The next way is tried; the last word is the sentence of ensureBrowser.
  }
}

/** Gets a browser where there is none. @throws Error that says what to install. */
export function ensureBrowser(): void {
  if (hasBrowser()) return;
  attempt('npx', ['playwright', 'install', 'chromium'], 3);
  if (hasBrowser()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-qq'], 3);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], 8);
  }
  if (!hasBrowser()) {
    throw new Error('The browser tests need Chromium or Chrome: install one, or name it in CHROMIUM_PATH.');
  }
}
