import { ledgerLines } from '#core/ledger/parseLedger.ts';
import { exportFile } from '#actions/export/exportFile.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Writes the whole ledger as JSON lines; `readout ledger verify FILE` checks it anywhere. */
export async function exportLedger(workstation: Workstation): Promise<void> {
  const { trail, clock } = workstation;
  const { entries } = trail.getState();
  const digest = await exportFile(workstation, {
    name: `readout-ledger-${clock.now().slice(0, 10)}.jsonl`,
    type: 'application/x-ndjson',
    pieces: ledgerLines(entries),
    count: entries.length,
  });
  if (digest === undefined) return;
  await record(workstation, { kind: 'exported', studyUid: '', format: 'ledger jsonl', digest });
}
