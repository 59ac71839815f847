import type { Workstation } from '#actions/workstation.ts';

/** Share of the quota from which the reader is told. */
const NEARLY_FULL = 0.9;
const NOTICE = 'storage';

/** Says when the browser's storage is nearly used up, before a write fails; takes the notice back when it no longer is. */
export async function checkStorage({ archive, session }: Pick<Workstation, 'archive' | 'session'>): Promise<void> {
  let usage;
  try {
    usage = await archive.usage();
  } catch {
    // A browser that denies its storage says nothing of room; keeping files there fails in words of its own.
    return;
  }
  const { used, quota } = usage;
  if (quota === 0 || used < NEARLY_FULL * quota) return session.getState().dismiss(NOTICE);
  session.getState().notify({
    id: NOTICE,
    tone: 'warning',
    code: 'STO_W_NEARLY_FULL',
    message:
      `The storage of this browser is ${Math.floor((100 * used) / quota)} % full. All that is saved is safe; delete local ` +
      'copies of studies in the library, or free disk space, so that the ledger can go on.',
  });
}
