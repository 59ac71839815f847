import type { StudyPage, StudyQuery } from '#core/archive/archive.ts';
import type { Result } from '#core/result.ts';
import { runJob } from '#actions/job.ts';
import type { Workstation } from '#actions/workstation.ts';

/** What a search for words has found so far. */
export interface FoundStudies {
  /** Study Instance UIDs, each once. */
  readonly studyUids: readonly string[];
  /** The searches that may give more, from where each goes on; none when all was seen. */
  readonly rest: readonly WordSearch[];
  /** The archive left results out and does not give them (Warning 299). */
  readonly truncated: boolean;
}

interface WordSearch {
  readonly query: StudyQuery;
  /** Results to skip. */
  readonly offset: number;
  /** Study Instance UIDs this search alone has given. */
  readonly seen: readonly string[];
}

const ANY: StudyQuery = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };

/**
 * Asks the archive for studies whose patient ID, patient name or accession number holds these words, and lists them in
 * the library. The services search one attribute at a time, so three searches run, a page each; one that fails is said
 * and stays in `rest`. Undefined when cancelled, not connected, or all failed.
 */
export async function searchArchiveWords(workstation: Workstation, words: string): Promise<FoundStudies | undefined> {
  const sought = words.trim();
  if (sought === '') return undefined;
  const pattern = /[*?]/.test(sought) ? sought : `*${sought}*`;
  const rest = (['patientId', 'patientName', 'accession'] as const).map((key) => ({
    query: { ...ANY, [key]: pattern },
    offset: 0,
    seen: [],
  }));
  return moreOfWords(workstation, { studyUids: [], rest, truncated: false });
}

/** The next page of every search that may give more, after what was found before. Undefined as above: that still holds. */
export async function moreOfWords(workstation: Workstation, before: FoundStudies): Promise<FoundStudies | undefined> {
  const { remote, dicomWeb } = workstation;
  const { address } = remote.getState();
  if (!address) return undefined;
  const pages = await runJob(workstation, `Searching ${address.name}`, ({ signal }) =>
    Promise.all(before.rest.map(({ query, offset }) => dicomWeb.searchStudies({ address, query, offset, signal }))),
  );
  if (!pages || remote.getState().address !== address) return undefined;
  tellFailure(workstation, address.name, pages);
  if (!pages.some(({ ok }) => ok)) return undefined;
  return withPages(workstation, before, pages);
}

type Page = Result<StudyPage, { readonly code: string; readonly message: string }>;

function tellFailure({ session }: Workstation, archive: string, pages: readonly Page[]) {
  const failure = pages.find((page) => !page.ok);
  if (!failure || failure.ok) return;
  const { code, message } = failure.failure;
  session.getState().notify({ id: 'archive-search', tone: 'warning', code, message: `${archive}: ${message}` });
}

/** An archive that ignores the offset gives the same page again: a page without anything new to its search is the last. */
function withPages({ remote }: Workstation, before: FoundStudies, pages: readonly Page[]): FoundStudies {
  const found = new Set(before.studyUids);
  const rest: WordSearch[] = [];
  for (const [index, search] of before.rest.entries()) {
    const page = pages[index];
    if (!page?.ok) {
      rest.push(search);
      continue;
    }
    const { studies, next } = page.value;
    remote.getState().addListed(studies);
    for (const { studyUid } of studies) found.add(studyUid);
    const seen = [...new Set([...search.seen, ...studies.map(({ studyUid }) => studyUid)])];
    if (next !== undefined && seen.length > search.seen.length) rest.push({ query: search.query, offset: next, seen });
  }
  const truncated = before.truncated || pages.some((page) => page.ok && page.value.truncated);
  return { studyUids: [...found], rest, truncated };
}
