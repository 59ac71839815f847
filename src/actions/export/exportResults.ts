import { sha256Hex } from '#core/digest.ts';
import { resultsCsv } from '#core/export/resultsCsv.ts';
import { resultsJson } from '#core/export/resultsJson.ts';
import { SOFTWARE } from '#core/version.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import { selectJudgements } from '#stores/judgements.ts';

/** Writes the numbers of the studies on screen (all studies when none is) to a file, and says so in the ledger. */
export async function exportResults(workstation: Workstation, format: 'csv' | 'json'): Promise<void> {
  const { trail, reading, session, clock, download } = workstation;
  const open = reading.getState().studyUids;
  const inScope = ({ studyUid }: { readonly studyUid: string }) => open.length === 0 || open.includes(studyUid);
  const { regions, measurements, measuredBy, studies, lesionStates } = trail.getState().read;
  const actor = session.getState().actor;
  if (!actor) return;
  const results = {
    software: SOFTWARE,
    exportedAt: clock.now(),
    actor,
    measuredBy,
    studies,
    regions: regions.filter(inScope),
    measurements: Object.values(measurements).flat().filter(inScope),
    lesionStates: lesionStates.filter(inScope),
    judgements: selectJudgements(trail.getState()).filter(({ result }) => inScope(result)),
  };
  const content = format === 'csv' ? resultsCsv(results) : resultsJson(results);
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  download(`readout-results-${clock.now().slice(0, 10)}.${format}`, new Blob([content], { type }));
  await record(
    workstation,
    { kind: 'exported', studyUid: open[0] ?? '', format: `results ${format}`, digest: sha256Hex(content) },
    { subject: open[0] ?? '' },
  );
}
