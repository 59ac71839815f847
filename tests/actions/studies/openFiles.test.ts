import { expect, it } from 'vitest';
import { rememberedStudy } from '#actions/ledger/openLedger.ts';
import { openFiles } from '#actions/studies/openFiles.ts';
import type { Workstation } from '#actions/workstation.ts';
import { joinKnown } from '#dicom/joinKnown.ts';
import { readInstances } from '#dicom/readInstances.ts';
import { ctSlice, dicomFile } from '../../builders/dicom.ts';
import { sha256, sourceOf } from '../../builders/files.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const unexpected = () => {
  throw new Error('this test shows nothing');
};

/** A workstation that reads its files here, as the workers do. */
const workstationThatReads = (ports: Partial<Workstation> = {}) =>
  workstationInMemory({
    viewer: () => Promise.resolve({ open: unexpected, release: () => undefined }),
    importing: {
      readFiles: async (files, { known }) => {
        const sources = await Promise.all(
          files.map(async (file) => sourceOf(file.name, new Uint8Array(await file.arrayBuffer()))),
        );
        const read = await readInstances(sources, { digest: (bytes) => Promise.resolve(sha256(bytes)) });
        return { manifest: joinKnown(read, known()), blobs: new Map() };
      },
    },
    ...ports,
  }).workstation;

const fileOf = (number: number) =>
  new File([dicomFile(ctSlice({ number, z: number })) as Uint8Array<ArrayBuffer>], `${number}.dcm`);

it('keeps the images of a series when some of its files are opened again', async () => {
  const workstation = workstationThatReads();
  await openFiles(workstation, [0, 1, 2].map(fileOf));
  const digest = workstation.library.getState().studies[0]?.digest;
  const manifest = await openFiles(workstation, [fileOf(1)]);
  expect(manifest).toMatchObject({ received: 1, shown: 1, withheld: [] });
  const [entry] = workstation.library.getState().studies;
  expect(entry?.study.series.map(({ instances }) => instances.length)).toEqual([3]);
  expect(entry?.digest).toBe(digest);
});

it('adds to a series the files that were not there', async () => {
  const workstation = workstationThatReads();
  await openFiles(workstation, [fileOf(0), fileOf(1)]);
  await openFiles(workstation, [fileOf(2)]);
  const [entry, ...others] = workstation.library.getState().studies;
  expect(others).toEqual([]);
  expect(entry?.study.series[0]?.stacks.map(({ frames }) => frames.length)).toEqual([3]);
});

it('records the modalities, and as which sample files were made', async () => {
  const workstation = workstationThatReads();
  await openFiles(workstation, [fileOf(0)], { source: 'sample', sample: 'ct-response' });
  await openFiles(workstation, [fileOf(1)]);
  const [made, added] = workstation.trail.getState().entries.map(({ act }) => act);
  expect(made).toMatchObject({ kind: 'study-imported', modalities: ['CT'], sample: 'ct-response' });
  expect(added).not.toHaveProperty('sample');
});

it('records the patient’s name, so that a later session lists the study with it', async () => {
  const workstation = workstationThatReads();
  const named = dicomFile(ctSlice({ number: 0, z: 0 }, { '00100010': ['PN', 'Doe^Jane'] }));
  await openFiles(workstation, [new File([named as Uint8Array<ArrayBuffer>], '0.dcm')]);
  const [study] = workstation.trail.getState().read.studies;
  expect(study && rememberedStudy(study)).toMatchObject({ patientName: 'Doe^Jane', series: 1, images: 1 });
});

it('keeps what was read when the browser denies its private storage, and says so', async () => {
  const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  const workstation = workstationThatReads({
    archive: { keep: denied, open: denied, remove: denied, kept: denied, sizes: denied, usage: denied },
  });
  await openFiles(workstation, [fileOf(0)]);
  expect(workstation.library.getState().studies).toHaveLength(1);
  expect(workstation.trail.getState().entries.map(({ act }) => act.kind)).toEqual(['study-imported']);
  expect(workstation.session.getState().notices).toMatchObject([{ code: 'STO_E_READ', tone: 'warning' }]);
});
