import { describe, expect, it } from 'vitest';
import { forgetFiles, keepFiles } from '#actions/studies/keepFiles.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import { success } from '#core/result.ts';
import type { LibraryStudy } from '#stores/library.ts';
import { seriesOf, stackOf } from '../../builders/petSeries.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const study = {
  studyUid: '1.2', patientId: 'P1', patientName: '', studyDate: '20250103', description: '',
  series: [seriesOf('ct', stackOf([{}, {}]))],
}; // prettier-ignore

/** A blob of a deleted file: reading it fails, as that of a removed OPFS entry does. */
class DeletedBlob extends Blob {
  override slice(): Blob {
    return this;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('gone', 'NotFoundError'));
  }
}

async function withStudy(source: LibraryStudy['source'], blobs: readonly Blob[]): Promise<Workstation> {
  const { workstation } = workstationInMemory({
    archive: {
      keep: () => Promise.resolve(success(undefined)),
      open: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
      kept: () => Promise.resolve([]),
      sizes: () => Promise.resolve(new Map()),
      usage: () => Promise.resolve({ used: 0, quota: 0, persisted: false }),
    },
  });
  workstation.library.getState().addStudies([{ study, source, digest: 'd', kept: false }]);
  workstation.volumes.getState().addBlobs(new Map(blobs.map((blob, index) => [String(index), blob])));
  const { studyUid, patientId, studyDate } = study;
  const act = { kind: 'study-imported', studyUid, patientId, studyDate, files: 2, shown: 2, withheld: 0 } as const;
  await record(workstation, { ...act, digest: 'd' });
  return workstation;
}

const readable = () => new Blob(['DICM']);

describe('deleting the copy kept in this browser', () => {
  it.each(['device', 'sample', 'archive'] as const)('leaves a study read from %s what it was', async (source) => {
    const workstation = await withStudy(source, [readable(), readable()]);
    await keepFiles(workstation, '1.2');
    expect(workstation.library.getState().studies).toMatchObject([{ source, kept: true }]);
    await forgetFiles(workstation, '1.2');
    expect(workstation.library.getState().studies).toMatchObject([{ source, kept: false }]);
    expect(workstation.trail.getState().entries.map(({ act }) => act.kind)).toEqual([
      'study-imported',
      'files-kept',
      'files-deleted',
    ]);
  });

  it('asks for the files again when they were read from that copy', async () => {
    const workstation = await withStudy('kept', [readable(), new DeletedBlob()]);
    await forgetFiles(workstation, '1.2');
    const { studies, remembered } = workstation.library.getState();
    expect(studies).toEqual([]);
    expect(remembered).toMatchObject([{ studyUid: '1.2', patientId: 'P1', studyDate: '20250103', digest: 'd' }]);
  });
});
