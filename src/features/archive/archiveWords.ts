import type { MissingPart } from '#core/archive/archive.ts';
import type { SearchResults } from '#stores/archive.ts';
import { shownCount } from '#ui/shownQuantity.ts';

const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${shownCount(count)} ${many}`;

/** What a search gave, and whether that is all. */
export function resultsSentence({ studies, next, truncated }: SearchResults): string {
  if (studies.length === 0)
    return 'No study matches. Patient ID and accession number match exactly unless they hold *.';
  const count = counted(studies.length, 'study', 'studies');
  if (truncated) return `${count}. The archive left out further results (INT_W_TRUNCATED): narrow the search.`;
  return next === undefined ? `${count}.` : `${count} so far; the archive has more.`;
}

export const imagesOf = (images: number, total: number) =>
  total > 0 ? `${shownCount(images)} of ${shownCount(total)} images` : counted(images, 'image', 'images');

/** What is missing, grouped by reason: "3 images: The archive failed (500)…". */
export function missingSentences(missing: readonly MissingPart[]): readonly string[] {
  const byReason = new Map<string, MissingPart[]>();
  for (const part of missing) {
    byReason.set(part.failure.message, [...(byReason.get(part.failure.message) ?? []), part]);
  }
  return [...byReason].map(([message, parts]) => {
    const [first] = parts;
    const what = parts.length === 1 && first ? first.name : counted(parts.length, 'part', 'parts');
    return `${what}: ${message}`;
  });
}
