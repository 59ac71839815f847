import { describe, expect, it } from 'vitest';
import { listArchiveSeries, moreStudies, searchArchive } from '#actions/archive/archiveSearch.ts';
import type { DicomWeb } from '#actions/workstation.ts';
import type { RemoteStudy, StudyQuery } from '#core/archive/archive.ts';
import { failed, success } from '#core/result.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const query: StudyQuery = { patientId: 'P', patientName: '', from: '', to: '', modality: '', accession: '' };
const study = (studyUid: string): RemoteStudy => ({
  studyUid,
  patientId: '',
  patientName: '',
  studyDate: '',
  description: '',
  accession: '',
  modalities: [],
  series: undefined,
  images: undefined,
});
const refused = { code: 'INT_E_ARCHIVE', message: 'The archive failed (500).', passing: true, general: false };

function start(dicomWeb: Partial<DicomWeb>) {
  const { workstation: plain } = workstationInMemory();
  const { workstation } = workstationInMemory({ dicomWeb: { ...plain.dicomWeb, ...dicomWeb } });
  workstation.remote.getState().set({ address: { baseUrl: '/a', name: 'a', headers: {}, throughServer: true } });
  const uids = () => workstation.remote.getState().results?.studies.map(({ studyUid }) => studyUid);
  return { workstation, uids, state: () => workstation.remote.getState() };
}

describe('searching an archive', () => {
  it('pages until there is no more', async () => {
    const pages = [
      { studies: [study('1'), study('2')], next: 2, truncated: false },
      { studies: [study('3')], next: undefined, truncated: true },
    ];
    const offsets: number[] = [];
    const { workstation, uids, state } = start({
      searchStudies: ({ offset }) => {
        offsets.push(offset);
        return Promise.resolve(
          success(pages[offsets.length - 1] ?? { studies: [], next: undefined, truncated: false }),
        );
      },
    });
    await searchArchive(workstation, query);
    expect(uids()).toEqual(['1', '2']);
    await moreStudies(workstation);
    expect(uids()).toEqual(['1', '2', '3']);
    expect(state().results).toMatchObject({ next: undefined, truncated: true });
    await moreStudies(workstation);
    expect(offsets).toEqual([0, 2]);
  });

  it('ends with an archive that gives the same page for every offset', async () => {
    const { workstation, uids, state } = start({
      searchStudies: () => Promise.resolve(success({ studies: [study('1')], next: 50, truncated: false })),
    });
    await searchArchive(workstation, query);
    await moreStudies(workstation);
    expect(uids()).toEqual(['1']);
    expect(state().results?.next).toBeUndefined();
  });

  it('keeps what was found when the next page fails, and says why', async () => {
    let asked = 0;
    const { workstation, uids, state } = start({
      searchStudies: () =>
        Promise.resolve(
          asked++ === 0 ? success({ studies: [study('1')], next: 1, truncated: false }) : failed(refused),
        ),
    });
    await searchArchive(workstation, query);
    await moreStudies(workstation);
    expect(uids()).toEqual(['1']);
    expect(state()).toMatchObject({ failure: refused, searching: undefined });
  });

  it('drops the answer of a search that another has replaced', async () => {
    const { workstation, uids } = start({
      searchStudies: ({ query: { patientId }, signal }) =>
        patientId === 'slow'
          ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
          : Promise.resolve(success({ studies: [study('2')], next: undefined, truncated: false })),
    });
    const first = searchArchive(workstation, { ...query, patientId: 'slow' });
    await searchArchive(workstation, query);
    await first;
    expect(uids()).toEqual(['2']);
  });
});

it('lists the series of a study once, and again after a failure', async () => {
  let asked = 0;
  const { workstation, state } = start({
    listSeries: () => Promise.resolve(asked++ === 0 ? failed(refused) : success([])),
  });
  await listArchiveSeries(workstation, '1');
  expect(state().listings['1']).toEqual({ phase: 'failed', failure: refused });
  await listArchiveSeries(workstation, '1');
  await listArchiveSeries(workstation, '1');
  expect(state().listings['1']).toEqual({ phase: 'listed', series: [] });
  expect(asked).toBe(2);
});
