import type { Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import type { Imported } from './files.ts';

const codecs = createCodecs(wasmFromDisk);

/** The volume of a stack that must decode to one. */
export async function decodedVolume(stack: Stack, { readBytes }: Imported): Promise<Volume> {
  const decoded = await decodeStack(stack, readBytes, { codecs });
  if (!decoded.ok) throw new Error(decoded.failure.message);
  if (decoded.value.kind !== 'volume') throw new Error('the stack is no volume');
  return decoded.value.volume;
}
