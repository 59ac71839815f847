import type { Workstation } from '#actions/workstation.ts';

/**
 * Says that a new version of the app is complete in this browser. The window goes on with its own version until the
 * reader chooses: a read is not interrupted.
 */
export function announceVersion(
  { session }: Pick<Workstation, 'session'>,
  { version, takeOver }: { readonly version: string; readonly takeOver: () => void },
): void {
  session.getState().notify({
    id: 'new-version',
    tone: 'info',
    message:
      'A new version of Readout is here. This window goes on as it is; what you did is in the ledger. After reloading, ' +
      'studies that are not kept in this browser are asked for again.',
    action: { label: `Reload for version ${version}`, run: takeOver },
  });
}
