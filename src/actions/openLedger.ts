import { verifyChain } from '#core/ledger/chain.ts';
import { foldLedger } from '#core/ledger/foldLedger.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Loads the ledger of this browser, checks its chain and shows what it folds to. */
export async function openLedger({ ledger, trail, library, session, newId }: Workstation): Promise<void> {
  const entries = await ledger.load();
  const check = verifyChain(entries);
  const read = foldLedger(entries);
  trail.getState().set({ entries, read, durable: entries.length, verified: check.intact ? 'intact' : 'broken' });
  library
    .getState()
    .setRemembered(
      read.studies.map(({ studyUid, patientId, digest, at }) => ({ studyUid, patientId, digest, lastOpened: at })),
    );
  if (!check.intact) {
    session.getState().notify({
      id: newId(),
      tone: 'error',
      code: 'LED_E_CHAIN',
      message: `The ledger of this browser is broken at entry ${check.at}: ${check.reason}. Export it and tell your QA.`,
    });
  }
}
