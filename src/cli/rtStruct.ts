import { readInstance } from '#dicom/readInstance.ts';
import { readRtStruct } from '#dicom/readRtStruct.ts';
import { sha256Hex } from '#core/digest.ts';
import type { NamedShape } from './regionOptions.ts';

/** The regions of an RT Structure Set file. @throws Error naming the file when it is not one. */
export function shapesOfRtStruct(bytes: Uint8Array, name: string): readonly NamedShape[] {
  const instance = readInstance(bytes, { id: 0, name, size: bytes.length, digest: sha256Hex(bytes) });
  if (!instance.ok) throw new Error(`${name}: ${instance.failure.message}`);
  const structures = readRtStruct(instance.value);
  if (!structures.ok) throw new Error(`${name}: ${structures.failure.message}`);
  return structures.value.map(({ name: roi, shape, frameOfReferenceUid, warnings }) => ({
    name: roi,
    shape,
    origin: 'rtstruct',
    frameOfReferenceUid,
    warnings,
  }));
}
