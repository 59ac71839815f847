import type { ChainCheck } from '#core/ledger/chain.ts';
import { runJob } from '#actions/job.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Checks the chain as it lies in storage, not as it is on screen, and records the outcome. Undefined when cancelled:
 * then nothing is known and nothing recorded.
 */
export async function verifyLedger(workstation: Workstation): Promise<ChainCheck | undefined> {
  const { ledger, verifying, trail } = workstation;
  const stored = await ledger.load();
  const check = await runJob(workstation, 'Verifying the ledger', ({ signal, progress }) =>
    verifying.verify(stored, { signal, onProgress: (fraction) => progress(fraction) }),
  );
  if (!check) return undefined;
  trail.getState().set({ verified: check.intact ? 'intact' : 'broken' });
  await record(workstation, { kind: 'verified', entries: stored.length, intact: check.intact });
  return check;
}
