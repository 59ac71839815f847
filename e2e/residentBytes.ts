import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/**
 * Resident memory of the browser's processes of some types ("renderer", "GPU"), bytes, shared voxels included, which a
 * heap measurement leaves out; pages shared between processes count in each. Undefined where the system does not tell
 * (it needs Linux).
 */
export async function residentBytes(browser: Browser, types: readonly string[]): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type }) => types.includes(type))
    .reduce((sum, { id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      return sum + 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    }, 0);
}
