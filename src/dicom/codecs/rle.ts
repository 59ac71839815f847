import { corrupt, truncated } from '../withheldReason.ts';

/** One PackBits segment into every `step`-th byte from `start` (PS3.5 G.3.2). */
function unpack(segment: Uint8Array, out: Uint8Array, { start, step }: { start: number; step: number }): void {
  let at = 0;
  let to = start;
  while (to < out.length) {
    const control = segment[at++];
    if (control === undefined) throw truncated('a run-length segment is too short for its image');
    if (control === 128) continue;
    const isLiteral = control < 128;
    const count = isLiteral ? control + 1 : 257 - control;
    for (let n = 0; n < count && to < out.length; n++, to += step) {
      const byte = segment[isLiteral ? at + n : at];
      if (byte === undefined) throw truncated('a run-length segment is too short for its image');
      out[to] = byte;
    }
    at += isLiteral ? count : 1;
  }
}

/**
 * Decodes one RLE Lossless frame (PS3.5 Annex G) to little-endian, interleaved samples: one segment per byte of a
 * sample, most significant first, one set of them per sample.
 * @throws Unreadable when segments are missing or too short.
 */
export function decodeRle(
  data: Uint8Array,
  shape: { pixels: number; samples: number; bytesPerSample: number },
): Uint8Array {
  const { pixels, samples, bytesPerSample } = shape;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 64) throw truncated('a run-length header is missing');
  const count = view.getUint32(0, true);
  if (count !== samples * bytesPerSample || count > 15) {
    throw corrupt(`run-length data has ${count} segments where ${samples * bytesPerSample} are needed`);
  }
  const out = new Uint8Array(pixels * samples * bytesPerSample);
  for (let index = 0; index < count; index++) {
    const from = view.getUint32(4 + 4 * index, true);
    const to = index + 1 < count ? view.getUint32(8 + 4 * index, true) : data.length;
    if (from < 64 || from > to || to > data.length) throw corrupt('a run-length segment lies outside its frame');
    const sample = Math.floor(index / bytesPerSample);
    const byte = bytesPerSample - 1 - (index % bytesPerSample);
    unpack(data.subarray(from, to), out, { start: sample * bytesPerSample + byte, step: samples * bytesPerSample });
  }
  return out;
}
