import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { openSha256, type OpenSha256 } from '#core/digest.ts';
import { builtKernels } from '../builders/kernels.ts';

let compiled: OpenSha256;
beforeAll(async () => {
  compiled = (await builtKernels()).sha256;
});

const digest = (open: OpenSha256, parts: readonly Uint8Array[]) => {
  const running = open();
  for (const part of parts) running.update(part);
  return running.hex();
};
const text = (content: string) => new TextEncoder().encode(content);

// The examples published with FIPS 180-4.
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('gives the published digest of message %#', (message, expected) => {
  expect(digest(compiled, [text(message)])).toBe(expected);
  expect(digest(openSha256, [text(message)])).toBe(expected);
});

it('gives the digest of every length around the ends of blocks and of the room', () => {
  for (const around of [0, 64, 128, 65_536, 131_072]) {
    for (let length = Math.max(0, around - 10); length <= around + 10; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
      expect(digest(compiled, [bytes]), `${length} bytes`).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  }
});

it('does not depend on the parts the content comes in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (parts) => {
      expect(digest(compiled, parts)).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
    }),
  );
});
