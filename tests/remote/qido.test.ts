import { afterEach, describe, expect, it } from 'vitest';
import type { StudyQuery } from '#core/archive/archive.ts';
import { listSeries, searchStudies, studyParameters } from '#remote/qido.ts';
import {
  SERIES,
  slices,
  startArchiveServer,
  STUDY,
  type ArchiveServer,
  type Fault,
} from '../builders/archiveServer.ts';
import { testTransport } from '../builders/transport.ts';

const anything: StudyQuery = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };
const parameters = (query: Partial<StudyQuery>) => new URLSearchParams(studyParameters({ ...anything, ...query }, 100));

describe('the keys of a search for studies (PS3.18 section 8.3.4)', () => {
  it.each([
    [{ patientId: ' P*1 ' }, 'PatientID', 'P*1'],
    [{ patientName: 'Müller' }, 'PatientName', 'Müller*'],
    [{ patientName: '*son' }, 'PatientName', '*son'],
    [{ patientName: 'Wang?' }, 'PatientName', 'Wang?'],
    [{ from: '20250101', to: '20250131' }, 'StudyDate', '20250101-20250131'],
    [{ from: '20250101' }, 'StudyDate', '20250101-'],
    [{ to: '20250131' }, 'StudyDate', '-20250131'],
    [{ modality: 'PT' }, 'ModalitiesInStudy', 'PT'],
    [{ accession: 'A&limit=1' }, 'AccessionNumber', 'A&limit=1'],
  ] as const)('%j', (query, key, value) => expect(parameters(query).get(key)).toBe(value));

  it('leaves out what is not asked, and pages', () => {
    const keys = parameters({});
    expect([...new Set(keys.keys())]).toEqual(['includefield', 'limit', 'offset']);
    expect(keys.get('offset')).toBe('100');
  });
});

let archive: ArchiveServer | undefined;
afterEach(() => archive?.stop());

async function search(fault?: (path: string, attempt: number) => Fault | undefined) {
  archive = await startArchiveServer(slices(2), fault);
  const { transport, waits } = testTransport();
  const ask = { address: archive.address, signal: AbortSignal.timeout(5000) };
  return {
    waits,
    studies: () => searchStudies({ ...ask, query: anything, offset: 0 }, transport),
    series: () => listSeries({ ...ask, studyUid: STUDY }, transport),
  };
}

/** A page of `count` studies, answered by a stand-in for fetch. */
function page(count: number, headers: Readonly<Record<string, string>> = {}, status = 200) {
  const studies = Array.from({ length: count }, (_, index) => ({ '0020000D': { vr: 'UI', Value: [`1.2.${index}`] } }));
  const answer = new Response(status === 204 ? null : JSON.stringify(studies), {
    status,
    headers: { 'Content-Type': 'application/dicom+json', ...headers },
  });
  const { transport } = testTransport({ fetch: () => Promise.resolve(answer) });
  const address = { baseUrl: 'http://archive', name: 'archive', headers: {}, throughServer: false };
  return searchStudies({ address, query: anything, offset: 50, signal: AbortSignal.timeout(5000) }, transport);
}

describe('searching', () => {
  it('gives studies and, before any pixel, series with the counts of the archive', async () => {
    const { studies, series } = await search();
    const found = await studies();
    expect(found.ok && found.value.studies.map(({ studyUid }) => studyUid)).toEqual([STUDY]);
    expect(await series()).toEqual({
      ok: true,
      value: [
        { studyUid: STUDY, seriesUid: SERIES, modality: 'CT', description: 'CT chest', number: undefined, images: 2 },
      ],
    });
  });

  it('lists a series that the archive repeats once', async () => {
    const { series } = await search(() => ({ kind: 'duplicate' }));
    const found = await series();
    expect(found.ok && found.value.length).toBe(1);
  });

  it.each([
    [50, 100],
    [49, undefined],
    [0, undefined],
  ])('a page of %i results leads on to %s', async (count, next) => {
    const found = await page(count);
    expect(found.ok && found.value.next).toBe(next);
  });

  it('takes 204 as no match', async () => {
    expect(await page(0, {}, 204)).toEqual({ ok: true, value: { studies: [], next: undefined, truncated: false } });
  });

  it('passes on that the archive left results out', async () => {
    const found = await page(50, { Warning: '299 archive "There are additional results that can be requested"' });
    expect(found.ok && found.value.truncated).toBe(true);
  });

  it.each([
    [{ kind: 'status', status: 401 }, 'INT_E_UNAUTHORISED', 0],
    [{ kind: 'status', status: 403 }, 'INT_E_FORBIDDEN', 0],
    [{ kind: 'status', status: 404 }, 'INT_E_NOT_FOUND', 0],
    [{ kind: 'status', status: 413 }, 'INT_E_TOO_MANY', 0],
    [{ kind: 'status', status: 500 }, 'INT_E_ARCHIVE', 2],
    [{ kind: 'html' }, 'INT_E_CONTENT_TYPE', 0],
    [{ kind: 'stall' }, 'INT_E_STALL', 2],
    [{ kind: 'cut' }, 'INT_E_CUT', 2],
    [{ kind: 'unclosed' }, 'INT_E_ANSWER', 0],
  ] as const)('fails with a sentence: %j', async (fault, code, repeats) => {
    const { studies, waits } = await search(() => fault);
    const found = await studies();
    expect(found.ok ? undefined : found.failure.code).toBe(code);
    expect(found.ok ? '' : found.failure.message).toMatch(/^[A-Z].*\.$/);
    expect(waits.length).toBe(repeats);
  });

  it('refuses a study whose UID could not stand in a URL', async () => {
    const answer = JSON.stringify([{ '0020000D': { vr: 'UI', Value: ['1/../2'] } }]);
    const { transport } = testTransport({
      fetch: () => Promise.resolve(new Response(answer, { headers: { 'Content-Type': 'application/dicom+json' } })),
    });
    const address = { baseUrl: 'http://archive', name: 'archive', headers: {}, throughServer: false };
    const found = await searchStudies(
      { address, query: anything, offset: 0, signal: AbortSignal.timeout(5000) },
      transport,
    );
    expect(found.ok ? undefined : found.failure.code).toBe('INT_E_ANSWER');
  });
});
