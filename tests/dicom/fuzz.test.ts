import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { importSources, sourceOf } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';
import { SMALL_FILES } from '../builders/smallFiles.ts';

/** FUZZ_SEED repeats a run, FUZZ_RUNS makes it longer. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const COMPRESSED_RUNS = Math.ceil(RUNS / 20);

/** What decoding may ask for at most: pixels of files below 10 kB, whatever their damaged headers say. */
const MOST_BYTES = 2 ** 30;
/** One case takes about a millisecond; this is a hang, even on a machine that does other things. */
const LONGEST = 5_000;

type Mutation = (bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const concat = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length);

const flip = fc.tuple(place, fc.nat(7)).map(([share, bit]): Mutation => (bytes) => {
  const copy = bytes.slice();
  copy[at(bytes, share)] = (bytes[at(bytes, share)] ?? 0) ^ (1 << bit);
  return copy;
});

const truncate = place.map(
  (share): Mutation =>
    (bytes) =>
      bytes.slice(0, at(bytes, share)),
);

/** Lengths, counts and sizes are what a reader trusts: two or four bytes become a telling number. */
const overwrite = fc
  .tuple(place, fc.constantFrom(0, 1, 2, 7, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff), fc.boolean())
  .map(([share, value, wide]): Mutation => (bytes) => {
    const copy = bytes.slice();
    const from = at(bytes, share);
    for (let index = 0; index < (wide ? 4 : 2) && from + index < copy.length; index++) {
      copy[from + index] = (value >>> (8 * index)) & 0xff;
    }
    return copy;
  });

const splice = fc
  .tuple(place, place, place, place)
  .map(([from, to, otherFrom, otherTo]): Mutation => (bytes, other) => {
    const [start, end] = [Math.min(from, to), Math.max(from, to)];
    const [otherStart, otherEnd] = [Math.min(otherFrom, otherTo), Math.max(otherFrom, otherTo)];
    const piece = other.subarray(at(other, otherStart), at(other, otherEnd));
    return concat(bytes.subarray(0, at(bytes, start)), piece, bytes.subarray(at(bytes, end)));
  });

/** Two stretches change places: tags come in the wrong order, values under the wrong tag. */
const swap = fc.tuple(place, place, fc.integer({ min: 2, max: 16 })).map(([a, b, length]): Mutation => (bytes) => {
  const copy = bytes.slice();
  const [first, second] = [at(bytes, a), at(bytes, b)];
  copy.set(bytes.subarray(first, Math.min(first + length, bytes.length - Math.max(0, second - first))), second);
  copy.set(bytes.subarray(second, Math.min(second + length, bytes.length)).subarray(0, bytes.length - first), first);
  return copy;
});

const repeat = fc.tuple(place, fc.integer({ min: 1, max: 64 })).map(([share, length]): Mutation => (bytes) => {
  const from = at(bytes, share);
  return concat(bytes.subarray(0, from + length), bytes.subarray(from));
});

const mutation = fc.oneof(flip, flip, truncate, overwrite, overwrite, splice, swap, repeat);

const casesOf = (files: readonly Uint8Array[]) =>
  fc
    .record({
      file: fc.nat(files.length - 1),
      other: fc.nat(files.length - 1),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
    })
    .map(({ file, other, mutations }) => {
      const second = files[other] ?? new Uint8Array();
      return mutations.reduce((bytes, mutate) => mutate(bytes, second), files[file] ?? new Uint8Array());
    });

const codecs = createCodecs(wasmFromDisk);

/** Everything an import does with a file, to the pixels; what it may not do is an assertion. */
async function readWhole(bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  const { manifest, readBytes } = await importSources([sourceOf('fuzzed', bytes)]);
  expect(manifest.received).toBe(manifest.shown + manifest.withheld.length);
  for (const stack of manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks))) {
    const decoded = await decodeStack(stack, readBytes, {
      codecs,
      allocate: (size) => {
        if (size > MOST_BYTES) throw new Error(`${size} bytes for a file of ${bytes.length}`);
        return new ArrayBuffer(size);
      },
    });
    if (!decoded.ok) expect(decoded.failure.code).toMatch(/_E_/);
  }
  expect(performance.now() - started).toBeLessThan(LONGEST);
}

const fuzz = (files: readonly Uint8Array[], numRuns: number) => {
  console.info(`fuzzing the reader: ${numRuns} cases, FUZZ_SEED=${SEED}`);
  return fc.assert(fc.asyncProperty(casesOf(files), readWhole), { numRuns, seed: SEED });
};

describe('the reader', () => {
  it('reads the small files as they are', async () => {
    for (const bytes of SMALL_FILES) {
      const { manifest } = await importSources([sourceOf('valid', bytes)]);
      expect(manifest.shown).toBe(1);
      await readWhole(bytes);
    }
  });

  it('reads or withholds every damaged file, in bounded time and memory', { timeout: 120_000 }, () =>
    fuzz(SMALL_FILES, RUNS),
  );
});

const COMPRESSED = [
  'SC_rgb_jls_lossy_line.dcm',
  'SC_rgb_jpeg_dcmtk.dcm',
  'SC_rgb_gdcm_KY.dcm',
  'MR_small_jp2klossless.dcm',
  'MR_small_jpeg_ls_lossless.dcm',
  'JPGExtended.dcm',
] as const;

describe.skipIf(!hasShared('data', 'transfer-syntaxes', 'pydicom'))('the reader and its codecs', () => {
  it('survive damaged compressed files', { timeout: 120_000 }, () =>
    fuzz(
      COMPRESSED.map((name) => new Uint8Array(readFileSync(sharedPath('data', 'transfer-syntaxes', 'pydicom', name)))),
      COMPRESSED_RUNS,
    ),
  );
});
