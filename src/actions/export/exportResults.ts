import { resultsCsv } from '#core/export/resultsCsv.ts';
import { resultsJson } from '#core/export/resultsJson.ts';
import { SOFTWARE } from '#core/version.ts';
import { exportFile } from '#actions/export/exportFile.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Writes the numbers of the studies on screen (all studies when none is) to a file, and says so in the ledger. */
export async function exportResults(workstation: Workstation, format: 'csv' | 'json'): Promise<void> {
  const { trail, reading, session, clock, judgements } = workstation;
  const open = reading.getState().studyUids;
  const inScope = ({ studyUid }: { readonly studyUid: string }) => open.length === 0 || open.includes(studyUid);
  const { read } = trail.getState();
  const { regions, measurements, measuredBy, studies, lesionStates } = read;
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
    judgements: judgements(read).filter(({ result }) => inScope(result)),
  };
  const digest = await exportFile(workstation, {
    name: `readout-results-${results.exportedAt.slice(0, 10)}.${format}`,
    type: format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json',
    pieces: format === 'csv' ? resultsCsv(results) : resultsJson(results),
    count: results.measurements.length + (format === 'csv' ? 0 : results.regions.length + results.judgements.length),
  });
  if (digest === undefined) return;
  const subject = open[0] ?? '';
  await record(workstation, { kind: 'exported', studyUid: subject, format: `results ${format}`, digest }, { subject });
}
