import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveAddress, StudyQuery } from '#core/archive/archive.ts';
import { tumourScan, ROUTINE } from '#phantoms/ct/tumourScans.ts';
import { createDicomWeb } from '#remote/createDicomWeb.ts';
import { createAppServer } from '#server/serve.ts';
import { listening } from '../builders/archiveServer.ts';
import { importSources, sourceOf } from '../builders/files.ts';
import { testTransport } from '../builders/transport.ts';
import { hasOrthanc, startOrthanc, store, type Orthanc } from './startOrthanc.ts';

const anything: StudyQuery = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };
const signal = AbortSignal.timeout(600_000);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!hasOrthanc())('a real archive: Orthanc (skipped where it is not installed)', () => {
  let orthanc: Orthanc;
  let server: Server;
  let address: ArchiveAddress;
  let direct: ArchiveAddress;
  const dicomWeb = createDicomWeb(testTransport({ silence: 20_000 }).transport);
  const scans = ([0, 1] as const).map((timePoint) => tumourScan(timePoint, ROUTINE));

  beforeAll(async () => {
    orthanc = await startOrthanc();
    for (const files of scans) await store(orthanc, files.map(({ bytes }) => bytes)); // prettier-ignore
    const { baseUrl, authorization } = orthanc;
    server = createAppServer(mkdtempSync(path.join(tmpdir(), 'readout-orthanc-app-')), {
      archive: { url: new URL(baseUrl), authorization },
      connect: [],
      host: '127.0.0.1',
    });
    const plain = { name: 'orthanc', headers: {}, throughServer: true };
    address = { ...plain, baseUrl: `${await listening(server)}/dicomweb` };
    direct = { ...plain, baseUrl, headers: { Authorization: authorization }, throughServer: false };
  }, 120_000);

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await orthanc.stop();
  });

  const search = async (query: Partial<StudyQuery>, at = address) => {
    const found = await dicomWeb.searchStudies({ address: at, query: { ...anything, ...query }, offset: 0, signal });
    if (!found.ok) throw new Error(found.failure.message);
    return found.value.studies;
  };

  it('lists what was stored, with its counts', async () => {
    const studies = await search({});
    expect(
      studies.map(({ studyDate, modalities, series, images }) => ({ studyDate, modalities, series, images })),
    ).toEqual(
      expect.arrayContaining([
        { studyDate: '20250106', modalities: ['CT'], series: 1, images: 48 },
        { studyDate: '20250303', modalities: ['CT'], series: 1, images: 48 },
      ]),
    );
    expect(studies.length).toBe(2);
  });

  it('searches by date range, modality, and patient with and without wildcards', async () => {
    const [{ patientId = '', patientName = '' } = {}] = await search({});
    expect(patientId.length).toBeGreaterThan(2);
    const count = async (query: Partial<StudyQuery>) => (await search(query)).length;
    expect(await count({ from: '20250101', to: '20250201' })).toBe(1);
    expect(await count({ from: '20250301' })).toBe(1);
    expect(await count({ to: '20241231' })).toBe(0);
    expect(await count({ modality: 'CT' })).toBe(2);
    expect(await count({ modality: 'PT' })).toBe(0);
    expect(await count({ patientId })).toBe(2);
    expect(await count({ patientId: patientId.slice(0, -1) })).toBe(0);
    expect(await count({ patientId: `${patientId.slice(0, -1)}*` })).toBe(2);
    expect(await count({ patientName: patientName.slice(0, 3) })).toBe(2);
    expect(await count({ accession: 'no such number' })).toBe(0);
  });

  it('fetches a study through the server, bit by bit as it was stored, and the reader builds its volume', async () => {
    const [study] = await search({ from: '20250106', to: '20250106' });
    const series = await dicomWeb.listSeries({ address, studyUid: study?.studyUid ?? '', signal });
    if (!series.ok) throw new Error(series.failure.message);
    expect(series.value.map(({ modality, images }) => [modality, images])).toEqual([['CT', 48]]);
    const fetched = await dicomWeb.retrieve({ address, series: series.value, signal, onProgress: () => undefined });
    if (!fetched.ok) throw new Error(fetched.failure.message);
    expect(fetched.value.missing).toEqual([]);
    const contents = await Promise.all(
      fetched.value.files.map(async (file) => new Uint8Array(await file.arrayBuffer())),
    );
    const sent = scans[0]?.map(({ bytes }) => digest(bytes)).sort();
    expect(contents.map(digest).sort()).toEqual(sent);

    const { manifest } = await importSources(contents.map((bytes, index) => sourceOf(String(index), bytes)));
    const grid = manifest.studies[0]?.series[0]?.stacks[0]?.grid;
    expect(grid?.ok && grid.value.dimensions).toEqual([256, 256, 48]);
  });

  it('answers 401 to a wrong token, and the search says so', async () => {
    const stranger = { ...direct, headers: { Authorization: 'Basic eDp5' } };
    const found = await dicomWeb.searchStudies({ address: stranger, query: anything, offset: 0, signal });
    expect(found.ok ? undefined : found.failure.code).toBe('INT_E_UNAUTHORISED');
  });

  it('is asked directly with a header as well', async () => {
    expect((await search({ modality: 'CT' }, direct)).length).toBe(2);
  });

  it('says that a study is not there', async () => {
    const series = { studyUid: '1.2.3', seriesUid: '1.2.3.4', modality: 'CT', description: '', number: 1, images: 1 };
    const fetched = await dicomWeb.retrieve({ address, series: [series], signal, onProgress: () => undefined });
    expect(fetched.ok ? undefined : fetched.failure.code).toBe('INT_E_NOT_FOUND');
  });
});
