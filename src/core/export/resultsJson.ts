import type { ExportedResults } from '#core/export/exportedResults.ts';

/** The same results with every derivation in full, indented for reading. */
export function resultsJson({
  software,
  exportedAt,
  actor,
  studies,
  regions,
  measurements,
  judgements,
}: ExportedResults): string {
  const document = {
    software,
    exportedAt,
    reader: actor,
    studies: studies.map(({ studyUid, patientId, studyDate, description }) => ({
      studyUid,
      patientId,
      studyDate,
      description,
    })),
    regions,
    measurements,
    verdicts: judgements.map(({ cutoff, result, verdict }) => ({
      cutoff: cutoff.id,
      meaning: cutoff.meaning,
      ...result,
      verdict,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
