import { curveCsv } from '#core/curves/curveCsv.ts';
import type { RegionCurve } from '#core/curves/regionCurve.ts';
import { sha256Hex } from '#core/digest.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Writes a curve to a CSV file, and says so in the ledger. */
export async function exportCurve(workstation: Workstation, curve: RegionCurve): Promise<void> {
  const { clock, download } = workstation;
  const content = curveCsv(curve);
  const name = curve.regionName.replace(/[^\w.-]+/g, '-');
  download(
    `readout-curve-${name}-${clock.now().slice(0, 10)}.csv`,
    new Blob([content], { type: 'text/csv;charset=utf-8' }),
  );
  const { studyUid } = curve;
  await record(
    workstation,
    { kind: 'exported', studyUid, format: 'curve csv', digest: sha256Hex(content) },
    { subject: studyUid },
  );
}
