import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { FileReference, Instance } from '#core/imaging/instance.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { groupIntoStudies } from '#dicom/groupIntoStudies.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { readInstances, type ByteSource } from '#dicom/readInstances.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const md5 = (bytes: ArrayBufferView) =>
  createHash('md5')
    .update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    .digest('hex');

export const sourceOf = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  size: bytes.length,
  bytes: () => Promise.resolve(bytes),
  range: (from, to) => Promise.resolve(bytes.slice(from, to)),
});

/** All files below a folder, or the file itself. */
export const filesBelow = (root: string): readonly string[] =>
  statSync(root).isDirectory()
    ? readdirSync(root)
        .sort()
        .flatMap((name) => filesBelow(path.join(root, name)))
    : [root];

export interface Imported {
  readonly manifest: Manifest;
  readonly instances: readonly Instance[];
  readonly readBytes: (file: FileReference) => Promise<Uint8Array>;
}

export async function importSources(sources: readonly ByteSource[]): Promise<Imported> {
  const contents = new Map<string, ByteSource>();
  const { received, instances, withheld } = await readInstances(sources, {
    digest: (bytes) => Promise.resolve(sha256(bytes)),
    keep: (digest, source) => contents.set(digest, source),
  });
  const readBytes = ({ digest }: FileReference) => {
    const source = contents.get(digest);
    return source ? source.bytes() : Promise.reject(new Error('not kept'));
  };
  return { manifest: groupIntoStudies(instances, withheld, received), instances, readBytes };
}

export const importBytes = (...files: readonly Uint8Array[]) =>
  importSources(files.map((bytes, index) => sourceOf(`file${index}`, bytes)));

/** A file on disk, read when asked. */
export const fileSource = (file: string): ByteSource => ({
  name: file,
  size: statSync(file).size,
  bytes: () => Promise.resolve(readFileSync(file)),
  range: (from, to) => Promise.resolve(readFileSync(file).subarray(from, to)),
});

export const importPath = (root: string) => importSources(filesBelow(root).map(fileSource));

const codecs = createCodecs(wasmFromDisk);

/** Decodes stack `index` of all stacks imported, or throws with the failure. */
export async function decodeImported({ manifest, readBytes }: Imported, index = 0): Promise<Decoded> {
  const stack = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks))[index];
  if (!stack) throw new Error('no such stack');
  const decoded = await decodeStack(stack, readBytes, { codecs });
  if (!decoded.ok) throw new Error(`${decoded.failure.code}: ${decoded.failure.message}`);
  return decoded.value;
}

export const voxelsOf = (decoded: Decoded) =>
  decoded.kind === 'volume' ? [decoded.volume.voxels] : decoded.images.map(({ voxels }) => voxels);
