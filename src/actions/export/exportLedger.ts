import { sha256Hex } from '#core/digest.ts';
import { ledgerToJsonLines } from '#core/ledger/parseLedger.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Writes the whole ledger as JSON lines; `readout ledger verify FILE` checks it anywhere. */
export async function exportLedger(workstation: Workstation): Promise<void> {
  const { trail, clock, download } = workstation;
  const content = ledgerToJsonLines(trail.getState().entries);
  download(`readout-ledger-${clock.now().slice(0, 10)}.jsonl`, new Blob([content], { type: 'application/x-ndjson' }));
  await record(workstation, { kind: 'exported', studyUid: '', format: 'ledger jsonl', digest: sha256Hex(content) });
}
