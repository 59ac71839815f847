import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 as lower-case hexadecimal; text is hashed as UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** A digest of content that comes in parts. */
export interface RunningDigest {
  readonly update: (bytes: Uint8Array) => void;
  /** Ends the digest: SHA-256 as lower-case hexadecimal. To be called once. */
  readonly hex: () => string;
}

export type OpenSha256 = () => RunningDigest;

/** The plain twin of the compiled digest. */
export const openSha256: OpenSha256 = () => {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
};

/** One digest for a set of files, whatever their order: SHA-256 over the sorted file digests. */
export const digestOfDigests = (digests: Iterable<string>) => sha256Hex([...digests].sort().join('\n'));
