import type { ChainCheck } from '#core/ledger/chain.ts';
import { record } from '#actions/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Checks the chain as it lies in storage, not as it is on screen, and records the outcome. */
export async function verifyLedger(workstation: Workstation): Promise<ChainCheck> {
  const stored = await workstation.ledger.load();
  const check = await workstation.verifying.verify(stored);
  workstation.trail.getState().set({ verified: check.intact ? 'intact' : 'broken' });
  await record(workstation, { kind: 'verified', entries: stored.length, intact: check.intact });
  return check;
}
