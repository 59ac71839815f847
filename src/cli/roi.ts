import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sha256Hex } from '#core/digest.ts';
import { missingSources, type Structure, type StructureSet } from '#core/imaging/structures.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { readInstance } from '#dicom/readInstance.ts';
import { readStructures } from '#dicom/readStructures.ts';
import type { OpenedFiles } from './files.ts';
import type { NamedShape } from './regionOptions.ts';

/** The object of --roi, and those of its structures that were asked for. */
export interface Roi {
  readonly set: StructureSet;
  readonly chosen: readonly Structure[];
}

/** FILE and LABEL of `--roi FILE:LABEL`; a file whose own name has a colon is taken as it is. */
function parts(option: string): { readonly file: string; readonly label: string | undefined } {
  const colons = [...option.matchAll(/:/g)].map(({ index }) => index);
  const at = existsSync(option) ? undefined : colons.find((colon) => existsSync(option.slice(0, colon)));
  return at === undefined
    ? { file: option, label: undefined }
    : { file: option.slice(0, at), label: option.slice(at + 1) };
}

/**
 * The regions of an RT Structure Set or a segmentation, all or those of one label. @throws Error naming the file when it
 * is neither, and its labels when it has no such one.
 */
export async function readRoi(option: string): Promise<Roi> {
  const { file, label } = parts(option);
  const bytes = await readFile(file).catch(() => {
    throw new Error(`${file} does not exist or may not be read.`);
  });
  const instance = readInstance(bytes, { id: 0, name: file, size: bytes.length, digest: sha256Hex(bytes) });
  if (!instance.ok) throw new Error(`${file}: ${instance.failure.message}`);
  const read = await readStructures(instance.value, bytes, createCodecs(wasmFromDisk));
  if (!read.ok) {
    const { message, code, tag } = read.failure;
    throw new Error(`${message} [${[code, tag].filter(Boolean).join(' ')}]`);
  }
  const { structures } = read.value;
  const chosen = structures.filter((structure) => label === undefined || structure.label === label);
  if (chosen.length > 0) return { set: read.value, chosen };
  const labels = structures.map((structure) => structure.label).join(', ');
  throw new Error(`${file} has no region${label === undefined ? '' : ` "${label}"; it has ${labels}`}.`);
}

/** The shapes of a --roi; what is odd about them, also beside the images opened, is said with their numbers. */
export function shapesOfRoi({ set, chosen }: Roi, { manifest }: OpenedFiles): readonly NamedShape[] {
  const instances = manifest.studies.flatMap(({ series }) => series).flatMap((series) => series.instances);
  const missing = missingSources(set, new Set(instances.map(({ sopInstanceUid }) => sopInstanceUid)));
  const { kind, sopInstanceUid, digest, author, software } = set;
  return chosen.map(({ label, number, algorithm, shape, frameOfReferenceUid, warnings }) => ({
    name: label,
    shape,
    frameOfReferenceUid,
    origin: kind,
    warnings: [...set.warnings, ...missing, ...warnings],
    imported: { kind, sopInstanceUid, digest, number, label, author, software, algorithm },
  }));
}
