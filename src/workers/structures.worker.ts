import { expose } from 'comlink';
import type { Instance } from '#core/imaging/instance.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmByUrl } from '#dicom/codecs/wasmByUrl.ts';
import { readStructures } from '#dicom/readStructures.ts';

const codecs = createCodecs(wasmByUrl);

const structures = {
  read: async (instance: Instance, blob: Blob) =>
    readStructures(instance, new Uint8Array(await blob.arrayBuffer()), codecs),
};
export type StructuresWorker = typeof structures;
expose(structures);
