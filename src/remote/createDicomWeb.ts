import type { ArchiveAddress, ArchiveFailure, RemoteSeries, StudyPage, StudyQuery } from '#core/archive/archive.ts';
import type { Result } from '#core/result.ts';
import { listSeries, searchStudies } from '#remote/qido.ts';
import type { Transport } from '#remote/receive.ts';
import { retrieve, type Retrieval, type RetrieveRequest } from '#remote/retrieve.ts';
import { servedArchive } from '#remote/servedArchive.ts';

interface Ask {
  readonly address: ArchiveAddress;
  readonly signal: AbortSignal;
}

/** Longer than a busy archive needs to answer, shorter than a reader waits without a word. */
const SILENCE = 20_000;

/** The client of DICOMweb archives. It holds what a retrieval that was cut short had received, for when it is resumed. */
export function createDicomWeb(transport: Transport = browserTransport) {
  const held = new Map<string, Map<string, File>>();
  return {
    served: () => servedArchive(transport.fetch),
    searchStudies: (
      ask: Ask & { readonly query: StudyQuery; readonly offset: number },
    ): Promise<Result<StudyPage, ArchiveFailure>> => searchStudies(ask, transport),
    listSeries: (ask: Ask & { readonly studyUid: string }): Promise<Result<readonly RemoteSeries[], ArchiveFailure>> =>
      listSeries(ask, transport),
    retrieve: async (request: RetrieveRequest): Promise<Result<Retrieval, ArchiveFailure>> => {
      const key = `${request.address.baseUrl} ${request.series[0]?.studyUid ?? ''}`;
      const files = held.get(key) ?? new Map<string, File>();
      held.set(key, files);
      const result = await retrieve(request, files, transport);
      if (result.ok && result.value.missing.length === 0) held.delete(key);
      return result;
    },
  };
}

const browserTransport: Transport = {
  fetch: (...request) => fetch(...request),
  silence: SILENCE,
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
    }),
  random: Math.random,
};
