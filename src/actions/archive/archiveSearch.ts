import type { StudyQuery } from '#core/archive/archive.ts';
import { runJob } from '#actions/job.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { SearchResults } from '#stores/archive.ts';

/** Searches the archive anew; a search under way is dropped. */
export function searchArchive(workstation: Workstation, query: StudyQuery): Promise<void> {
  workstation.remote.getState().set({ results: undefined, listings: {} });
  return page(workstation, { query, studies: [], next: 0, truncated: false });
}

/** Adds the next page of results. */
export async function moreStudies(workstation: Workstation): Promise<void> {
  const { results, searching } = workstation.remote.getState();
  if (results && !searching) await page(workstation, results);
}

async function page({ remote, dicomWeb }: Workstation, before: SearchResults): Promise<void> {
  const { address, searching } = remote.getState();
  const { query, next: offset } = before;
  if (!address || offset === undefined) return;
  searching?.abort();
  const own = new AbortController();
  remote.getState().set({ searching: own, failure: undefined });
  const isCurrent = () => remote.getState().searching === own;
  try {
    const found = await dicomWeb.searchStudies({ address, query, offset, signal: own.signal });
    if (!isCurrent()) return;
    if (found.ok) {
      remote.getState().set({ results: extended(before, found.value) });
      remote.getState().addListed(found.value.studies);
    } else remote.getState().set({ failure: found.failure });
  } catch (error) {
    if (!own.signal.aborted) throw error;
  } finally {
    if (isCurrent()) remote.getState().set({ searching: undefined });
  }
}

const ANY: StudyQuery = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };

/**
 * Asks the archive for studies whose patient ID, patient name or accession number holds these words, and lists them in
 * the library. The services search one attribute at a time, so three searches run; one that fails is said. Gives how
 * many studies were found and whether the archive has more; undefined when cancelled, failed or not connected.
 */
export async function searchArchiveWords(workstation: Workstation, words: string): Promise<FoundStudies | undefined> {
  const { remote, dicomWeb, session } = workstation;
  const { address } = remote.getState();
  const sought = words.trim();
  if (!address || sought === '') return undefined;
  const pattern = /[*?]/.test(sought) ? sought : `*${sought}*`;
  const pages = await runJob(workstation, `Searching ${address.name}`, ({ signal }) =>
    Promise.all(
      (['patientId', 'patientName', 'accession'] as const).map((key) =>
        dicomWeb.searchStudies({ address, query: { ...ANY, [key]: pattern }, offset: 0, signal }),
      ),
    ),
  );
  if (!pages || remote.getState().address !== address) return undefined;
  const failure = pages.find((page) => !page.ok);
  if (failure && !failure.ok) {
    const { code, message } = failure.failure;
    session.getState().notify({ id: 'archive-search', tone: 'warning', code, message: `${address.name}: ${message}` });
  }
  const found = pages.flatMap((page) => (page.ok ? [page.value] : []));
  if (found.length === 0) return undefined;
  const studies = found.flatMap((page) => page.studies);
  const once = studies.filter(({ studyUid }, at) => studies.findIndex((one) => one.studyUid === studyUid) === at);
  remote.getState().addListed(once);
  return { count: once.length, more: found.some(({ next, truncated }) => truncated || next !== undefined) };
}

export interface FoundStudies {
  readonly count: number;
  /** The archive has results beyond the first page. */
  readonly more: boolean;
}

/** An archive that ignores the offset gives the same page again: then there is no more, and nothing is listed twice. */
function extended(before: SearchResults, page: Omit<SearchResults, 'query'>): SearchResults {
  const known = new Set(before.studies.map(({ studyUid }) => studyUid));
  const fresh = page.studies.filter(({ studyUid }) => !known.has(studyUid));
  return {
    query: before.query,
    studies: [...before.studies, ...fresh],
    next: fresh.length > 0 ? page.next : undefined,
    truncated: before.truncated || page.truncated,
  };
}

/** Lists the series of a study with their counts, once. */
export async function listArchiveSeries({ remote, dicomWeb }: Workstation, studyUid: string): Promise<void> {
  const { address, listings, putListing } = remote.getState();
  const known = listings[studyUid];
  if (!address || (known && known.phase !== 'failed')) return;
  putListing(studyUid, { phase: 'running' });
  const listed = await dicomWeb.listSeries({ address, studyUid, signal: new AbortController().signal });
  if (remote.getState().address !== address) return;
  putListing(
    studyUid,
    listed.ok ? { phase: 'listed', series: listed.value } : { phase: 'failed', failure: listed.failure },
  );
}
