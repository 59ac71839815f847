import { describe, expect, it } from 'vitest';
import {
  addableStructures,
  addStructures,
  overlaidStructures,
  readStructureSets,
  structureNotices,
} from '#actions/regions/importStructures.ts';
import type { StructureSet } from '#core/imaging/structures.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { readStructures } from '#dicom/readStructures.ts';
import { ctSlice, dicomFile } from '../../builders/dicom.ts';
import { importBytes } from '../../builders/files.ts';
import { segmentation } from '../../builders/segmentation.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const codecs = createCodecs(wasmFromDisk);

/** Two CT slices and a segmentation of two segments, one of them empty, in one study. */
async function opened({ space = '1.9', atHand = true } = {}) {
  const ct = [1, 2].map((number) =>
    dicomFile(
      ctSlice({ number, z: 5 * (number - 1), uid: `1.2.3.${number}` }, { '0020000D': ['UI', '1.2'], '0020000E': ['UI', '1.2.3'], '00200052': ['UI', '1.9'] }), // prettier-ignore
    ),
  );
  const seg = dicomFile(
    segmentation([{ segment: 1, z: 5, pixels: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }], { '00200052': ['UI', space] }),
  );
  const { manifest } = await importBytes(...ct, seg);
  const { workstation, written } = workstationInMemory({
    measuring: { measure: () => Promise.resolve([]) },
    decoding: { decode: () => Promise.resolve({ ok: false, failure: { code: 'X', message: 'not decoded here' } }) },
    structureReader: {
      read: async (instance, blob) => readStructures(instance, new Uint8Array(await blob.arrayBuffer()), codecs),
    },
  });
  workstation.library
    .getState()
    .addStudies(
      manifest.studies.map((study) => ({ study, source: 'device', digest: '', filesAtHand: true, kept: false })),
    );
  const series = manifest.studies.flatMap((study) => study.series).find(({ kind }) => kind === 'seg');
  if (!series) throw new Error('no segmentation');
  const digest = series.instances[0]?.file.digest ?? '';
  if (atHand) workstation.volumes.getState().addBlobs(new Map([[digest, new Blob([seg as Uint8Array<ArrayBuffer>])]]));
  await readStructureSets(workstation, series);
  const held = workstation.structures.getState().held[digest];
  return { workstation, written, held, digest };
}

function setOf({ held }: Awaited<ReturnType<typeof opened>>): StructureSet {
  if (held?.state !== 'ready') throw new Error(JSON.stringify(held));
  return held.set;
}

describe('a segmentation of an open study', () => {
  it('becomes regions that name their source, each an entry of the ledger', async () => {
    const study = await opened();
    await addStructures(study.workstation, setOf(study));
    const added = study.written.flatMap(({ act }) => (act.kind === 'region-added' ? [act.region] : []));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      name: 'Mass',
      role: 'none',
      seriesUid: '1.2.3',
      stackId: '1.2.3/0',
      frameOfReferenceUid: '1.9',
      shape: { kind: 'mask', count: 2 },
      imported: {
        kind: 'seg',
        sopInstanceUid: '1.2.3.9',
        digest: study.digest,
        number: 1,
        label: 'Mass',
        author: 'Doe^Jane',
        software: 'Maker Segmenter 2.1',
        algorithm: 'SEMIAUTOMATIC grow',
      },
    });
  });

  it('is added once, under a name that is free', async () => {
    const study = await opened();
    const { workstation } = study;
    const set = setOf(study);
    await addStructures(workstation, set);
    const { regions } = workstation.trail.getState().read;
    expect(addableStructures(workstation.library.getState(), set, regions)).toEqual([]);
    await addStructures(workstation, set);
    expect(workstation.trail.getState().read.regions).toHaveLength(1);
    await addStructures(workstation, { ...set, digest: 'another file' });
    expect(workstation.trail.getState().read.regions.map(({ name }) => name)).toEqual(['Mass', 'Mass 2']);
  });

  it('is drawn over pictures of its space until it is a region; an empty segment is not', async () => {
    const study = await opened();
    const { structures, trail } = study.workstation;
    const set = setOf(study);
    const labels = (space: string | undefined) =>
      overlaidStructures(set, space, trail.getState().read.regions).map(({ label }) => label);
    expect(labels('1.9')).toEqual(['Mass']);
    expect([labels('1.8'), labels(''), labels(undefined)]).toEqual([[], [], []]);
    await addStructures(study.workstation, set);
    expect(labels('1.9')).toEqual([]);
    structures.getState().overlay(study.digest, true);
    structures.getState().overlay(study.digest, true);
    expect(structures.getState().overlaid).toEqual([study.digest]);
    structures.getState().overlay(study.digest, false);
    expect(structures.getState().overlaid).toEqual([]);
  });

  it('says that a segment is empty', async () => {
    const study = await opened();
    const notices = structureNotices(study.workstation.library.getState(), setOf(study));
    expect(notices.map(({ code, message }) => [code, message])).toEqual([
      ['INT_W_SEG_EMPTY', 'Node: The segment has no voxel.'],
    ]);
  });

  it('says when it belongs to another space, and is not added (interchange.md 10)', async () => {
    const study = await opened({ space: '1.8' });
    const library = study.workstation.library.getState();
    expect(structureNotices(library, setOf(study))[0]).toMatchObject({ code: 'INT_E_FOR' });
    expect(addableStructures(library, setOf(study), [])).toEqual([]);
  });

  it('says when sources are missing (interchange.md 10)', async () => {
    const study = await opened();
    const set = { ...setOf(study), referencedInstances: ['1.2.3.1', '1.2.3.2', '9'] };
    expect(structureNotices(study.workstation.library.getState(), set)[0]).toMatchObject({
      message: '1 of 3 source images are missing.',
    });
  });

  it('says when its file is not at hand', async () => {
    const { held } = await opened({ atHand: false });
    expect(held).toMatchObject({ state: 'failed', failure: { code: 'INP_E_UNREADABLE' } });
  });
});
