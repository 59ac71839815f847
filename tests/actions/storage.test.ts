import { describe, expect, it } from 'vitest';
import { checkStorage } from '#actions/studies/checkStorage.ts';
import { pictureStudies } from '#actions/studies/pictureStudies.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ctSlice, dicomFile } from '../builders/dicom.ts';
import { importBytes } from '../builders/files.ts';
import { workstationInMemory } from '../builders/workstation.ts';

const full = () => new DOMException('no room', 'QuotaExceededError');

function withUsage(used: number, quota: number) {
  const made = workstationInMemory();
  const archive = { ...made.workstation.archive, usage: () => Promise.resolve({ used, quota, persisted: false }) };
  return { ...made.workstation, archive };
}

describe('the storage of the browser', () => {
  it.each([
    [0.89, 0],
    [0.9, 1],
    [1, 1],
  ])('at %s of its quota gives %i warnings', async (share, count) => {
    const workstation = withUsage(share * 1e9, 1e9);
    await checkStorage(workstation);
    await checkStorage(workstation);
    expect(workstation.session.getState().notices.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => 'STO_W_NEARLY_FULL'),
    );
  });

  it('takes the warning back when there is room again, and says nothing where the browser does not', async () => {
    const workstation = withUsage(95, 100);
    await checkStorage(workstation);
    await checkStorage({ ...workstation, archive: withUsage(10, 100).archive });
    await checkStorage({ ...workstation, archive: withUsage(0, 0).archive });
    const denied = { ...workstation.archive, usage: () => Promise.reject(new Error('denied')) };
    await checkStorage({ ...workstation, archive: denied });
    expect(workstation.session.getState().notices).toEqual([]);
  });
});

describe('the ledger without room', () => {
  it('keeps the act on screen, says what to do, and writes it with the next act once there is room', async () => {
    let isFull = true;
    const { workstation, written } = workstationInMemory();
    const { append } = workstation.ledger;
    const tight: Workstation = {
      ...workstation,
      ledger: { ...workstation.ledger, append: (entry) => (isFull ? Promise.reject(full()) : append(entry)) },
    };
    await record(tight, { kind: 'files-kept', studyUid: '1.2' });
    expect(written).toEqual([]);
    expect(tight.trail.getState()).toMatchObject({ saving: 'failed', durable: 0 });
    expect(tight.session.getState().notices[0]).toMatchObject({
      code: 'LED_E_WRITE',
      message: expect.stringMatching(/no room for the ledger.*delete local copies/) as string,
    });
    isFull = false;
    await record(tight, { kind: 'files-deleted', studyUid: '1.2' });
    expect(written.map(({ act }) => act.kind)).toEqual(['files-kept', 'files-deleted']);
    expect(tight.trail.getState().saving).toBe('saved');
  });
});

describe('small pictures', () => {
  async function start(ports: Partial<Workstation> = {}) {
    const { manifest } = await importBytes(dicomFile(ctSlice({ number: 1, z: 0 })));
    const kept = new Map<string, Blob>();
    const lasting: string[] = [];
    let made = 0;
    const { workstation } = workstationInMemory({
      thumbnails: {
        read: (studyUid) => Promise.resolve(kept.get(studyUid)),
        put: (studyUid, picture) => void kept.set(studyUid, picture),
        keep: (studyUid) => Promise.resolve(void lasting.push(studyUid)),
        remove: (studyUid) => Promise.resolve(void kept.delete(studyUid)),
      },
      picturing: { picture: () => Promise.resolve(new Blob([String(++made)])) },
      ...ports,
    });
    const digests = manifest.studies.flatMap(({ series }) =>
      series.flatMap(({ instances }) => instances.map(({ file }) => file.digest)),
    );
    workstation.volumes.getState().addBlobs(new Map(digests.map((digest) => [digest, new Blob()])));
    return { workstation, studies: manifest.studies, kept, lasting, count: () => made };
  }

  it('are made once, after all jobs', async () => {
    const { workstation, studies, kept, count } = await start();
    workstation.session.getState().putJob({ id: 'decoding', label: 'Decoding' });
    const waiting = pictureStudies(workstation, studies);
    await Promise.resolve();
    expect(count()).toBe(0);
    workstation.session.getState().endJob('decoding');
    await waiting;
    await pictureStudies(workstation, studies);
    expect([count(), kept.size]).toEqual([1, 1]);
    expect(workstation.library.getState().pictures).toBe(1);
  });

  it('last beyond the window only for a study that the reader keeps', async () => {
    for (const kept of [false, true]) {
      const { workstation, studies, lasting } = await start();
      workstation.library
        .getState()
        .addStudies(studies.map((study) => ({ study, source: 'device', digest: '', kept }) as const));
      await pictureStudies(workstation, studies);
      expect(lasting).toEqual(kept ? studies.map(({ studyUid }) => studyUid) : []);
    }
  });

  it('that cannot be written cost nothing but the picture, and the lack of room is said', async () => {
    const { workstation, studies } = await start({
      thumbnails: {
        read: () => Promise.resolve(undefined),
        put: () => undefined,
        keep: () => Promise.reject(full()),
        remove: () => Promise.resolve(),
      },
      archive: withUsage(99, 100).archive,
    });
    const entries = studies.map((study) => ({ study, source: 'kept', digest: '', kept: true }) as const);
    workstation.library.getState().addStudies(entries);
    await pictureStudies(workstation, studies);
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'STO_W_NEARLY_FULL' }]);
  });
});
