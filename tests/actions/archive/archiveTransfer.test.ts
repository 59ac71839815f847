import { afterEach, describe, expect, it } from 'vitest';
import { fetchStudy, openArrived } from '#actions/archive/archiveTransfer.ts';
import type { Importing } from '#actions/workstation.ts';
import { createDicomWeb } from '#remote/createDicomWeb.ts';
import {
  SERIES,
  slices,
  startArchiveServer,
  STUDY,
  type ArchiveServer,
  type Fault,
} from '../../builders/archiveServer.ts';
import { importSources, sourceOf } from '../../builders/files.ts';
import { testTransport } from '../../builders/transport.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

/** The reader of this program without its workers. */
const importing: Importing = {
  readFiles: async (files) => {
    const sources = await Promise.all(
      files.map(async (file) => sourceOf(file.name, new Uint8Array(await file.arrayBuffer()))),
    );
    return { manifest: (await importSources(sources)).manifest, blobs: new Map() };
  },
};

let archive: ArchiveServer | undefined;
afterEach(() => archive?.stop());

async function start(fault?: (path: string, attempt: number) => Fault | undefined) {
  archive = await startArchiveServer(slices(5), fault);
  const { transport } = testTransport();
  const failure = { code: 'X_E', message: 'not decoded here' };
  const made = workstationInMemory({
    importing,
    dicomWeb: createDicomWeb(transport),
    decoding: { decode: () => Promise.resolve({ ok: false, failure }) },
    viewer: () => Promise.resolve({ open: () => { throw new Error('no screen'); }, release: () => undefined }), // prettier-ignore
  });
  made.workstation.remote.getState().set({ address: archive.address });
  const transfer = () => made.workstation.remote.getState().transfers[STUDY];
  const acts = () => made.written.map(({ act }) => act);
  return { ...made, transfer, acts, archive };
}

const isImage = (path: string, number: number) => path.endsWith(`.1.${number}`);

describe('fetching a study', () => {
  it('opens it like any other when it came whole, and the ledger names the archive', async () => {
    const { workstation, transfer, acts } = await start();
    await fetchStudy(workstation, { studyUid: STUDY });
    expect(transfer()).toBeUndefined();
    expect(workstation.library.getState().studies[0]).toMatchObject({ source: 'archive' });
    expect(acts()).toEqual([
      expect.objectContaining({ kind: 'study-imported', archive: 'test archive', files: 5, shown: 5, withheld: 0 }),
    ]);
    expect(workstation.reading.getState().studyUids).toEqual([STUDY]);
  });

  it('does not open half a study: what is missing is said, fetched on request, and only then opened', async () => {
    let broken = true;
    const { workstation, transfer, acts, archive } = await start((path) =>
      broken && isImage(path, 2) ? { kind: 'status', status: 404 } : undefined,
    );
    await fetchStudy(workstation, { studyUid: STUDY });
    expect(transfer()).toMatchObject({
      phase: 'incomplete',
      arrived: { missing: [{ failure: { code: 'INT_E_NOT_FOUND' } }] },
    });
    expect(workstation.library.getState().studies).toEqual([]);
    expect(acts()).toEqual([]);

    broken = false;
    const before = archive.asked.length;
    await fetchStudy(workstation, { studyUid: STUDY });
    expect(archive.asked.slice(before).filter((path) => path.includes('/instances/')).length).toBe(1);
    expect(transfer()).toBeUndefined();
    expect(acts()).toEqual([expect.objectContaining({ files: 5, withheld: 0 })]);
  });

  it('opens what arrived when told to, without a volume, and says in the manifest what is not there', async () => {
    const { workstation, transfer } = await start((path) => (isImage(path, 5) ? { kind: 'html' } : undefined));
    await fetchStudy(workstation, { studyUid: STUDY });
    await openArrived(workstation, STUDY);
    const { manifest, studies } = workstation.library.getState();
    expect(manifest).toMatchObject({ received: 5, shown: 4, withheld: [{ code: 'INT_E_CONTENT_TYPE' }] });
    expect(studies[0]?.study.series[0]?.stacks[0]?.grid.ok).toBe(false);
    expect(transfer()?.phase).toBe('incomplete');
  });

  it('asks again for the series that was wanted, not for the whole study', async () => {
    const { workstation, transfer } = await start((path) => (isImage(path, 5) ? { kind: 'html' } : undefined));
    await fetchStudy(workstation, { studyUid: STUDY, seriesUids: [SERIES] });
    expect(transfer()).toMatchObject({ phase: 'incomplete', seriesUids: [SERIES] });
    await fetchStudy(workstation, { studyUid: STUDY, seriesUids: ['1.2.3'] });
    expect(transfer()).toMatchObject({ phase: 'failed', seriesUids: ['1.2.3'] });
  });

  it('shows why nothing could be fetched', async () => {
    const { workstation, transfer } = await start(() => ({ kind: 'status', status: 403 }));
    await fetchStudy(workstation, { studyUid: STUDY });
    expect(transfer()).toMatchObject({ phase: 'failed', failure: { code: 'INT_E_FORBIDDEN' } });
  });

  it('can be cancelled from its row and resumed', async () => {
    let slow = true;
    const { workstation, transfer, archive } = await start((path) =>
      slow && isImage(path, 5) ? { kind: 'stall' } : undefined,
    );
    const running = fetchStudy(workstation, { studyUid: STUDY });
    await expect
      .poll(() => (transfer()?.phase === 'running' ? transfer() : undefined))
      .toMatchObject({ images: 4, total: 5 });
    expect(workstation.session.getState().jobs[0]).toMatchObject({ label: 'Fetching from test archive' });
    const now = transfer();
    if (now?.phase === 'running') now.cancel();
    await running;
    expect(transfer()).toEqual({ phase: 'cancelled', images: 4, total: 5 });
    expect(workstation.session.getState().jobs).toEqual([]);

    slow = false;
    const before = archive.asked.length;
    await fetchStudy(workstation, { studyUid: STUDY });
    expect(archive.asked.slice(before).filter((path) => path.includes('/instances/')).length).toBe(1);
    expect(workstation.library.getState().studies.length).toBe(1);
  });
});
