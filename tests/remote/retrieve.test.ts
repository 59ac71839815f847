import { afterEach, describe, expect, it } from 'vitest';
import type { ArchiveAddress, RemoteSeries, RetrievalProgress } from '#core/archive/archive.ts';
import { retrieve } from '#remote/retrieve.ts';
import {
  SERIES,
  slices,
  startArchiveServer,
  STUDY,
  type ArchiveServer,
  type Fault,
} from '../builders/archiveServer.ts';
import { dicomFile, type Elements } from '../builders/dicom.ts';
import { testTransport } from '../builders/transport.ts';

const series: RemoteSeries = {
  studyUid: STUDY,
  seriesUid: SERIES,
  modality: 'CT',
  description: 'CT chest',
  number: 1,
  images: 5,
};
const uid = (number: number) => `1.2.826.0.1.3680043.9.7433.1.${number}`;
const isImage = (path: string, number?: number) =>
  path.includes('/instances/') && (number === undefined || path.endsWith(uid(number)));

let archive: ArchiveServer | undefined;
afterEach(() => archive?.stop());

interface Setting {
  readonly held?: readonly Elements[];
  readonly fault?: (path: string, attempt: number) => Fault | undefined;
  readonly address?: Partial<ArchiveAddress>;
}

async function start({ held = slices(5), fault, address = {} }: Setting = {}) {
  archive = await startArchiveServer(held, fault);
  const files = new Map<string, File>();
  const { transport, waits } = testTransport();
  const progress: RetrievalProgress[] = [];
  const abort = new AbortController();
  const request = {
    address: { ...archive.address, ...address },
    series: [series],
    signal: abort.signal,
    onProgress: (report: RetrievalProgress) => void progress.push(report),
  };
  const run = (change: { series?: readonly RemoteSeries[] } = {}) =>
    retrieve({ ...request, ...change }, files, transport);
  return { run, archive, waits, progress, files, abort };
}

const bytesOf = async (file: File | undefined) => (file ? new Uint8Array(await file.arrayBuffer()) : undefined);

describe('retrieving a series', () => {
  it('gives every file bit by bit, the middle slice first and then its neighbours', async () => {
    const { run, archive, progress } = await start();
    const result = await run();
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.missing).toEqual([]);
    expect(result.value.asked.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual([3, 2, 4, 1, 5].map(uid));
    expect(archive.asked[1]).toContain(uid(3));
    const third = result.value.files.find(({ name }) => name === `CT chest, image 3 (${uid(3)})`);
    expect(await bytesOf(third)).toEqual(dicomFile(slices(5)[2] ?? {}));
    expect(progress.at(-1)).toMatchObject({ images: 5, total: 5 });
  });

  it('asks for an image listed twice once, and takes an answer that holds the same file twice', async () => {
    const { run, archive } = await start({ fault: () => ({ kind: 'duplicate' }) });
    const result = await run();
    expect(result.ok && result.value.missing).toEqual([]);
    expect(result.ok && result.value.files.length).toBe(5);
    expect(archive.asked.filter((path) => isImage(path)).length).toBe(5);
  });

  it('understands an archive that answers with the bare file', async () => {
    const { run } = await start({ fault: (path) => (isImage(path) ? { kind: 'bare' } : undefined) });
    const result = await run();
    expect(result.ok && (await bytesOf(result.value.files[0]))).toEqual(dicomFile(slices(5)[2] ?? {}));
  });

  it.each([
    ['status 500', { kind: 'status', status: 500 }],
    ['status 429', { kind: 'status', status: 429 }],
    ['a body cut off', { kind: 'cut' }],
    ['a multipart body without its end', { kind: 'unclosed' }],
    ['silence', { kind: 'stall' }],
    ['an empty body', { kind: 'empty' }],
  ] as const)('repeats after %s, and is whole', async (_, fault) => {
    const { run, waits } = await start({
      fault: (path, attempt) => (isImage(path, 2) && attempt < 3 ? fault : undefined),
    });
    const result = await run();
    expect(result.ok && result.value.missing).toEqual([]);
    expect(result.ok && result.value.files.length).toBe(5);
    expect(waits).toEqual([1000, 2000]);
  });

  it('waits as long as the archive asks', async () => {
    const busy: Fault = { kind: 'status', status: 503, headers: { 'Retry-After': '7' } };
    const { run, waits } = await start({
      fault: (path, attempt) => (isImage(path, 2) && attempt === 1 ? busy : undefined),
    });
    await run();
    expect(waits).toEqual([7000]);
  });

  it.each([
    ['404', { kind: 'status', status: 404 }, 'INT_E_NOT_FOUND', 1],
    ['410', { kind: 'status', status: 410 }, 'INT_E_NOT_FOUND', 1],
    ['406', { kind: 'status', status: 406 }, 'INT_E_NOT_ACCEPTABLE', 1],
    ['400', { kind: 'status', status: 400 }, 'INT_E_REFUSED', 1],
    ['a login page', { kind: 'html' }, 'INT_E_CONTENT_TYPE', 1],
    ['500 every time', { kind: 'status', status: 500 }, 'INT_E_ARCHIVE', 5],
    ['cut every time', { kind: 'cut' }, 'INT_E_CUT', 5],
    ['silence every time', { kind: 'stall' }, 'INT_E_STALL', 5],
  ] as const)('names an image lost to %s and keeps the others', async (_, fault, code, tries) => {
    const { run, archive } = await start({ fault: (path) => (isImage(path, 2) ? fault : undefined) });
    const result = await run();
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.missing.map(({ name, failure }) => [name, failure.code])).toEqual([
      [`CT chest, image 2 (${uid(2)})`, code],
    ]);
    expect(result.value.files.length).toBe(4);
    expect(archive.asked.filter((path) => isImage(path, 2)).length).toBe(tries);
  });

  it('says what a login page is: expected multipart, got text/html', async () => {
    const { run } = await start({ fault: (path) => (isImage(path, 2) ? { kind: 'html' } : undefined) });
    const result = await run();
    expect(result.ok && result.value.missing[0]?.failure.message).toMatch(/^Expected multipart, got text\/html\./);
  });

  it('names images that the archive counts and does not list', async () => {
    const { run } = await start({ held: slices(3) });
    const result = await run();
    expect(result.ok && result.value.missing.map(({ name, failure }) => [name, failure.code])).toEqual([
      ['CT chest, 2 of 5 images', 'INT_E_COUNT'],
    ]);
  });

  it('names a series that cannot be listed, and gives the other', async () => {
    const other = { ...series, seriesUid: '1.2.3', description: 'Gone' };
    const { run } = await start();
    const result = await run({ series: [other, series] });
    expect(result.ok && result.value.missing.map(({ name }) => name)).toEqual(['Gone, the whole series']);
    expect(result.ok && result.value.files.length).toBe(5);
  });

  it.each([
    [401, 'INT_E_UNAUTHORISED', /token in the archive settings/],
    [403, 'INT_E_FORBIDDEN', /administrator/],
  ] as const)('stops at %i: no other request would be allowed', async (status, code, words) => {
    const { run, archive } = await start({ fault: (path) => (isImage(path) ? { kind: 'status', status } : undefined) });
    const result = await run();
    expect(result.ok ? undefined : result.failure.code).toBe(code);
    expect(result.ok ? '' : result.failure.message).toMatch(words);
    expect(archive.asked.filter((path) => isImage(path)).length).toBeLessThanOrEqual(4);
  });

  it('names the credentials of the server where the server holds them', async () => {
    const { run } = await start({ fault: () => ({ kind: 'status', status: 401 }), address: { throughServer: true } });
    const result = await run();
    expect(result.ok ? '' : result.failure.message).toContain('READOUT_ARCHIVE_AUTH');
  });

  it('gives up on an archive that is gone instead of asking for every image', async () => {
    const many = slices(40);
    const { run, archive } = await start({
      held: many,
      fault: (path) => (isImage(path) && !isImage(path, 21) ? { kind: 'status', status: 503 } : undefined),
    });
    const result = await run();
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.files.length + result.value.missing.length).toBe(40);
    expect(archive.asked.length).toBeLessThan(40);
    expect(result.value.missing.filter(({ failure }) => failure.code === 'INT_E_NOT_ASKED').length).toBeGreaterThan(30);
  });

  it('fails with the reason when nothing arrives', async () => {
    const { run } = await start({ fault: () => ({ kind: 'status', status: 404 }) });
    const result = await run();
    expect(result.ok ? undefined : result.failure.code).toBe('INT_E_NOT_FOUND');
  });

  it('says so when nobody is there', async () => {
    const { run, archive } = await start();
    await archive.stop();
    const result = await run();
    expect(result.ok ? undefined : result.failure.code).toBe('INT_E_NETWORK');
  });

  it('goes on where it stopped: what arrived is not asked for again', async () => {
    let gone = true;
    const { run, archive } = await start({
      fault: (path) => (gone && isImage(path, 2) ? { kind: 'status', status: 404 } : undefined),
    });
    await run();
    gone = false;
    const before = archive.asked.length;
    const again = await run();
    expect(again.ok && again.value.missing).toEqual([]);
    expect(again.ok && again.value.files.length).toBe(5);
    expect(archive.asked.slice(before).filter((path) => isImage(path))).toEqual([expect.stringContaining(uid(2))]);
  });

  it('can be cancelled, and keeps what arrived', async () => {
    const { run, abort, files } = await start({ fault: (path) => (isImage(path, 5) ? { kind: 'stall' } : undefined) });
    const running = run();
    await expect.poll(() => files.size).toBe(4);
    abort.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('follows no redirect, which could carry the token elsewhere', async () => {
    const { run, archive } = await start({
      fault: () => ({ kind: 'status', status: 302, headers: { Location: 'http://127.0.0.1:1/' } }),
    });
    const result = await run();
    expect(result.ok ? undefined : result.failure.code).toBe('INT_E_REDIRECT');
    expect(archive.asked.length).toBe(1);
  });
});
