import type { MissingPart } from '#core/archive/archive.ts';
import type { SearchResults } from '#stores/archive.ts';
import { archiveWords } from '#ui/words/archive.ts';
import { studyWords } from '#ui/words/studies.ts';
import { transferWords } from '#ui/words/transfers.ts';

/** What a search gave, and whether that is all. */
export function resultsSentence({ studies, next, truncated }: SearchResults): string {
  if (studies.length === 0) return archiveWords.noMatch;
  const count = studyWords.count(studies.length);
  if (truncated) return archiveWords.truncated(count);
  return next === undefined ? archiveWords.all(count) : archiveWords.soFar(count);
}

export const imagesOf = (images: number, total: number) =>
  total > 0 ? transferWords.imagesOf(images, total) : transferWords.images(images);

/** What is missing, grouped by reason: "3 images: The archive failed (500)…". */
export function missingSentences(missing: readonly MissingPart[]): readonly string[] {
  const byReason = new Map<string, MissingPart[]>();
  for (const part of missing) {
    byReason.set(part.failure.message, [...(byReason.get(part.failure.message) ?? []), part]);
  }
  return [...byReason].map(([message, parts]) => {
    const [first] = parts;
    const what = parts.length === 1 && first ? first.name : transferWords.parts(parts.length);
    return transferWords.missing(what, message);
  });
}
