import { Gunzip, Inflate } from 'fflate';
import { corrupt, tooLarge } from './withheldReason.ts';

const MEBIBYTE = 1 << 20;
/** An image of zeros compresses a thousandfold, so small files may grow that much; large ones only this many times. */
const MAX_RATIO = 100;
const ALWAYS_ALLOWED = 256 * MEBIBYTE;
const NEVER_EXCEEDED = 1024 * MEBIBYTE;
const CHUNK = 1 << 16;

/** How many bytes a compressed content of this size may grow to. */
export const inflationLimit = (compressed: number) =>
  Math.min(NEVER_EXCEEDED, Math.max(ALWAYS_ALLOWED, MAX_RATIO * compressed));

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Inflates piece by piece, so that a bomb is noticed before it fills memory.
 * @throws Unreadable when the content is damaged or grows beyond `limit` bytes.
 */
export function inflated(
  compressed: Uint8Array,
  { format, limit = inflationLimit(compressed.length) }: { format: 'gzip' | 'deflate'; limit?: number },
): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = format === 'gzip' ? new Gunzip() : new Inflate();
  let finished = false;
  stream.ondata = (chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    finished ||= final;
    if (length > limit) throw tooLarge(`it unpacks to more than ${Math.round(limit / MEBIBYTE)} MiB`);
  };
  try {
    for (let at = 0; at < compressed.length; at += CHUNK) {
      stream.push(compressed.subarray(at, at + CHUNK), at + CHUNK >= compressed.length);
    }
  } catch (error) {
    if (error instanceof Error && 'reason' in error) throw error;
    throw corrupt('its compressed content cannot be unpacked');
  }
  if (!finished) throw corrupt('its compressed content ends too early');
  return joined(chunks, length);
}
