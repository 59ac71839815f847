import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CodecName, LoadWasm } from './codecs.ts';

const BINARIES: Readonly<Record<CodecName, string>> = {
  jpeg: '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  'jpeg-ls': '@cornerstonejs/codec-charls/decodewasm',
  'jpeg-2000': '@cornerstonejs/codec-openjpeg/decodewasm',
  htj2k: '@cornerstonejs/codec-openjph/wasm',
};

/** Reads a codec's binary from the installed package (Node; also from a bundle beside `node_modules`). */
export const wasmFromDisk: LoadWasm = async (codec) => {
  const { buffer, byteOffset, byteLength } = await readFile(createRequire(import.meta.url).resolve(BINARIES[codec]));
  return new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
};
