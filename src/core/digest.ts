import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 as lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** One digest for a set of files, whatever their order: SHA-256 over the sorted file digests. */
export const digestOfDigests = (digests: Iterable<string>) => sha256Hex([...digests].sort().join('\n'));
