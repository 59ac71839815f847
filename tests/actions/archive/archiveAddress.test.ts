import { describe, expect, it } from 'vitest';
import { chooseDirectArchive, directArchiveProblems, loadArchive } from '#actions/archive/archiveAddress.ts';
import type { ServedArchive } from '#core/archive/archive.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const direct = { baseUrl: 'https://pacs.example/dicom-web/', headerName: 'Authorization', headerValue: 'Bearer t' };

function start(served: ServedArchive) {
  const { workstation } = workstationInMemory();
  return workstationInMemory({ dicomWeb: { ...workstation.dicomWeb, served: () => Promise.resolve(served) } })
    .workstation;
}

describe('which archive is asked', () => {
  it('none, where neither server nor reader names one', async () => {
    const workstation = start({ archive: undefined, connect: [] });
    await loadArchive(workstation);
    expect(workstation.remote.getState().address).toBeUndefined();
  });

  it('the server’s, through its own path and without any credential', async () => {
    const workstation = start({ archive: 'pacs:8042/dicom-web', connect: [] });
    await loadArchive(workstation);
    expect(workstation.remote.getState().address).toEqual({
      baseUrl: '/dicomweb',
      name: 'pacs:8042/dicom-web',
      headers: {},
      throughServer: true,
    });
  });

  it('the one entered, which is remembered, until it is removed', async () => {
    const workstation = start({ archive: 'pacs', connect: undefined });
    await loadArchive(workstation);
    await chooseDirectArchive(workstation, direct);
    const entered = {
      baseUrl: 'https://pacs.example/dicom-web',
      name: 'pacs.example/dicom-web',
      headers: { Authorization: 'Bearer t' },
      throughServer: false,
    };
    expect(workstation.remote.getState().address).toEqual(entered);
    workstation.remote.getState().set({ address: undefined, direct: undefined });
    await loadArchive(workstation);
    expect(workstation.remote.getState().address).toEqual(entered);
    await chooseDirectArchive(workstation, undefined);
    expect(workstation.remote.getState().address?.throughServer).toBe(true);
    expect(await workstation.settings.read('archive')).toBeUndefined();
  });

  it.each([null, 'x', {}, { baseUrl: 'no address', headerName: '', headerValue: '' }])(
    'ignores a stored setting that is none: %j',
    async (stored) => {
      const workstation = start({ archive: undefined, connect: [] });
      await workstation.settings.write('archive', stored);
      await loadArchive(workstation);
      expect(workstation.remote.getState().address).toBeUndefined();
    },
  );
});

describe('an archive as entered', () => {
  const problems = (change: Partial<typeof direct>, connect?: readonly string[]) =>
    directArchiveProblems(
      { ...direct, ...change },
      { served: { archive: undefined, connect }, ownOrigin: 'http://127.0.0.1:4170' },
    );

  it('is accepted with and without a header', () => {
    expect(problems({})).toEqual({});
    expect(problems({ headerName: '', headerValue: '' })).toEqual({});
    expect(problems({}, ['https://pacs.example'])).toEqual({});
    expect(problems({ baseUrl: 'http://127.0.0.1:4170/dicomweb' }, [])).toEqual({});
  });

  it.each([
    [{ baseUrl: 'pacs' }, 'baseUrl', 'begins with https://'],
    [{ baseUrl: 'ftp://pacs' }, 'baseUrl', 'begins with https://'],
    [{ baseUrl: 'https://u:p@pacs' }, 'baseUrl', 'password'],
    [{ baseUrl: 'https://pacs/?a=b' }, 'baseUrl', 'Leave out ?'],
    [{ headerName: 'Bad name' }, 'headerName', 'letters'],
    [{ headerName: '' }, 'headerName', 'Name the header'],
    [{ headerValue: '' }, 'headerValue', 'Enter the value'],
    [{ headerValue: 'a\r\nX: y' }, 'headerValue', 'plain letters'],
    [{ headerValue: 'Bearer tökén' }, 'headerValue', 'plain letters'],
  ] as const)('%j: says what is wrong with %s', (change, field, words) => {
    expect(problems(change)[field]).toContain(words);
  });

  it('names the option that lets the page ask another origin', () => {
    expect(problems({}, []).baseUrl).toContain('--connect https://pacs.example');
  });
});
