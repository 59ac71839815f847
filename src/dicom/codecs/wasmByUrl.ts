import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import turbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openJpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openJph from '@cornerstonejs/codec-openjph/wasm?url';
import type { CodecName, LoadWasm } from './codecs.ts';

const URLS: Readonly<Record<CodecName, string>> = {
  jpeg: turbo,
  'jpeg-ls': charls,
  'jpeg-2000': openJpeg,
  htj2k: openJph,
};

/** Fetches a codec's binary from among the built assets (browser). */
export const wasmByUrl: LoadWasm = async (codec) => {
  const response = await fetch(URLS[codec]);
  if (!response.ok) throw new Error(`The decoder for ${codec} could not be loaded (${response.status}).`);
  return response.arrayBuffer();
};
