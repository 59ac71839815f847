import type { StudyQuery } from '#core/archive/archive.ts';
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
