import { deflateSync, gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { inflated, inflationLimit } from '#dicom/inflated.ts';
import { Unreadable } from '#dicom/withheldReason.ts';

const content = Uint8Array.from({ length: 200_000 }, (_, index) => (index * index) >> 3);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Unreadable) return error.reason.code;
    throw error;
  }
  return 'none';
}

it('gives back what was packed', () => {
  expect(inflated(gzipSync(content), { format: 'gzip' })).toEqual(content);
  expect(inflated(deflateSync(content), { format: 'deflate' })).toEqual(content);
});

it('stops a bomb at its limit', () => {
  const bomb = gzipSync(new Uint8Array(4 * 2 ** 20));
  expect(bomb.length).toBeLessThan(20_000);
  expect(codeOf(() => inflated(bomb, { format: 'gzip', limit: 2 ** 20 }))).toBe('INP_E_TOO_LARGE');
});

it('names damaged and cut off content', () => {
  const packed = gzipSync(content);
  expect(codeOf(() => inflated(packed.slice(0, packed.length / 2), { format: 'gzip' }))).toBe('INP_E_CORRUPT');
  expect(codeOf(() => inflated(Uint8Array.of(7, 7, 7, 7), { format: 'deflate' }))).toBe('INP_E_CORRUPT');
});

it.each([
  [1000, 256 * 2 ** 20],
  [5 * 2 ** 20, 500 * 2 ** 20],
  [2 ** 30, 2 ** 30],
])('lets %i compressed bytes grow to %i', (compressed, limit) => {
  expect(inflationLimit(compressed)).toBe(limit);
});
