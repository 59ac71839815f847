import type { ExportedResults } from '#core/export/exportedResults.ts';
import { jsonPieces } from '#core/export/jsonPieces.ts';

/** The same results with every derivation in full, indented for reading. In pieces, to be joined. */
export function resultsJson({
  software,
  exportedAt,
  actor,
  studies,
  regions,
  measurements,
  lesionStates,
  judgements,
}: ExportedResults): Generator<string, undefined> {
  const exported = new Set([...regions, ...measurements].map(({ studyUid }) => studyUid));
  const document = {
    software,
    exportedAt,
    reader: actor,
    studies: studies
      .filter(({ studyUid }) => exported.has(studyUid))
      .map(({ studyUid, patientId, studyDate }) => ({ studyUid, patientId, studyDate })),
    regions,
    measurements,
    lesionStates,
    verdicts: judgements.map(({ cutoff, result, verdict }) => ({
      cutoff: cutoff.id,
      meaning: cutoff.meaning,
      ...result,
      verdict,
    })),
  };
  return jsonPieces(document);
}
