import { describe, expect, it } from 'vitest';
import { moreOfWords, searchArchiveWords } from '#actions/archive/searchArchiveWords.ts';
import type { DicomWeb } from '#actions/workstation.ts';
import type { RemoteStudy, StudyQuery } from '#core/archive/archive.ts';
import { failed, success } from '#core/result.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const study = (studyUid: string): RemoteStudy => ({
  ...{ studyUid, patientId: '', patientName: '', studyDate: '', description: '', accession: '', modalities: [] },
  ...{ series: undefined, images: undefined },
});
const refused = { code: 'INT_E_ARCHIVE', message: 'The archive failed (500).', passing: true, general: false };
type Answer = ReturnType<DicomWeb['searchStudies']>;

function start(answer: (query: StudyQuery, offset: number) => Answer) {
  const dicomWeb: DicomWeb = {
    served: () => Promise.resolve({ archive: undefined, connect: undefined }),
    searchStudies: ({ query, offset }) => answer(query, offset),
    listSeries: () => Promise.reject(new Error('not asked for')),
    retrieve: () => Promise.reject(new Error('not asked for')),
  };
  const { workstation } = workstationInMemory({ dicomWeb });
  const address = { baseUrl: '/dicomweb', name: 'pacs', headers: {}, throughServer: true };
  workstation.remote.getState().set({ address });
  return workstation;
}

const page = (uids: readonly string[], { next, truncated = false }: { next?: number; truncated?: boolean } = {}) =>
  Promise.resolve(success({ studies: uids.map(study), next, truncated }));

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));

describe('words typed in the library', () => {
  it('are sought in patient ID, name and accession number; a study found twice is listed once', async () => {
    const asked: StudyQuery[] = [];
    const workstation = start((one) => {
      asked.push(one);
      return one.patientId !== '' ? page(['1', '2']) : one.accession !== '' ? page(['2', '3']) : page([]);
    });
    expect(await searchArchiveWords(workstation, ' 007 ')).toEqual({
      studyUids: ['1', '2', '3'],
      rest: [],
      truncated: false,
    });
    expect(asked.map(({ patientId, patientName, accession }) => [patientId, patientName, accession])).toEqual([
      ['*007*', '', ''],
      ['', '*007*', ''],
      ['', '', '*007*'],
    ]);
    expect(
      workstation.remote
        .getState()
        .listed.map(({ studyUid }) => studyUid)
        .sort(),
    ).toEqual(['1', '2', '3']);
    expect(workstation.session.getState().jobs).toEqual([]);
  });

  it('are paged on where a search has more, until all is listed', async () => {
    const offsets: string[] = [];
    // 120 studies by patient ID, of which the accession number finds the second fifty too.
    const workstation = start(({ patientId, accession }, offset) => {
      if (patientId !== '') {
        offsets.push(`id ${offset}`);
        const to = Math.min(120, offset + 50);
        return page(numbered(offset, to), to < 120 ? { next: to } : {});
      }
      return accession !== '' ? page(numbered(50, 99)) : page([]);
    });
    const first = await searchArchiveWords(workstation, 'P');
    expect(first?.studyUids).toHaveLength(99);
    const second = first && (await moreOfWords(workstation, first));
    // Nothing of this page is new to the reader, but it is to its search: there is a third.
    expect(second?.studyUids).toHaveLength(100);
    expect(second?.rest).toHaveLength(1);
    const third = second && (await moreOfWords(workstation, second));
    expect(third).toMatchObject({ rest: [], truncated: false });
    expect(third?.studyUids).toHaveLength(120);
    expect(offsets).toEqual(['id 0', 'id 50', 'id 100']);
    expect(workstation.remote.getState().listed).toHaveLength(120);
  });

  it('end with an archive that gives the same page for every offset', async () => {
    const workstation = start(({ patientId }) => (patientId === '' ? page([]) : page(['1', '2'], { next: 2 })));
    const first = await searchArchiveWords(workstation, 'P');
    const second = first && (await moreOfWords(workstation, first));
    expect(second).toEqual({ studyUids: ['1', '2'], rest: [], truncated: false });
  });

  it('remember that the archive left results out', async () => {
    const workstation = start(({ patientId }) => (patientId === '' ? page([]) : page(['1'], { truncated: true })));
    expect(await searchArchiveWords(workstation, 'P')).toMatchObject({ rest: [], truncated: true });
  });

  it('keep what one search found when another fails, say why, and ask that one again', async () => {
    let isDown = true;
    const workstation = start((one) =>
      one.patientId !== '' ? page(['1']) : isDown && one.accession !== '' ? Promise.resolve(failed(refused)) : page([]),
    );
    const found = await searchArchiveWords(workstation, 'a');
    expect(found?.studyUids).toEqual(['1']);
    expect(found?.rest.map(({ query, offset }) => [query.accession, offset])).toEqual([['*a*', 0]]);
    expect(workstation.session.getState().notices).toMatchObject([
      { code: 'INT_E_ARCHIVE', message: 'pacs: The archive failed (500).' },
    ]);
    expect(found && (await moreOfWords(workstation, found))).toBeUndefined();
    isDown = false;
    expect(found && (await moreOfWords(workstation, found))).toMatchObject({ studyUids: ['1'], rest: [] });
  });

  it('ask nothing when empty, and nothing is listed when cancelled', async () => {
    let cancelled = false;
    const workstation = start(() => {
      workstation.session.getState().jobs[0]?.cancel?.();
      cancelled = true;
      return Promise.reject(new DOMException('', 'AbortError'));
    });
    expect(await searchArchiveWords(workstation, '  ')).toBeUndefined();
    expect(cancelled).toBe(false);
    expect(await searchArchiveWords(workstation, 'a')).toBeUndefined();
    expect(workstation.remote.getState().listed).toEqual([]);
  });
});
