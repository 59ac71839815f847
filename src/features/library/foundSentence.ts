import type { FoundStudies } from '#actions/archive/searchArchiveWords.ts';
import { libraryWords } from '#ui/words/library.ts';
import { studyWords } from '#ui/words/studies.ts';

/** How many studies an archive has for the words typed, and whether that is all. */
export function foundSentence({ studyUids, rest, truncated }: FoundStudies): string {
  const studies = studyWords.count(studyUids.length);
  if (rest.length > 0) return libraryWords.archiveFoundSoFar(studies);
  if (truncated) return libraryWords.archiveTruncated(studies);
  return studyUids.length === 0 ? libraryWords.archiveNone : libraryWords.archiveFound(studies);
}
