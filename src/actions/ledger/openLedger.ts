import type { LedgerEntry } from '#core/ledger/entry.ts';
import { foldLedger } from '#core/ledger/foldLedger.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { RememberedStudy } from '#stores/library.ts';

/**
 * Loads the ledger of this browser and shows what it folds to. Its chain is checked meanwhile, `unknown` until
 * `checked` resolves: reading need not wait for the hashes of years.
 */
export async function openLedger(workstation: Workstation): Promise<{ readonly checked: Promise<void> }> {
  const { ledger, trail, library } = workstation;
  const entries = await ledger.load();
  const read = foldLedger(entries);
  trail.getState().set({ entries, read, durable: entries.length });
  library.getState().setRemembered(read.studies.map(rememberedStudy));
  return { checked: checkLoaded(workstation, entries) };
}

/** A study as the ledger knows it, without its files. */
export function rememberedStudy(known: ReadState['studies'][number]): RememberedStudy {
  const { studyUid, patientId, patientName, studyDate, modalities = [], sample, archive, digest, at } = known;
  const { description, accession, series, images } = known;
  return {
    ...{ studyUid, patientId, patientName, studyDate, modalities, description, accession, series, images },
    ...{ sample, archive, digest, lastOpened: at },
  };
}

async function checkLoaded({ verifying, trail, session, newId }: Workstation, entries: readonly LedgerEntry[]) {
  const check = await verifying.verify(entries);
  trail.getState().set({ verified: check.intact ? 'intact' : 'broken' });
  if (check.intact) return;
  session.getState().notify({
    id: newId(),
    tone: 'error',
    code: 'LED_E_CHAIN',
    message: `The ledger of this browser is broken at entry ${check.at}: ${check.reason}. Export it and tell your QA.`,
  });
}
