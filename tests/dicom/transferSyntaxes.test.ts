import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { decodeImported, importBytes, importPath, md5, voxelsOf } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const data = (...parts: readonly string[]) => sharedPath('data', 'transfer-syntaxes', ...parts);
const CT = 'ct-chest-14-syntaxes';
const ctFiles = hasShared('data', 'transfer-syntaxes') ? readdirSync(data(CT)) : [];
const ct = (uid: string) => ctFiles.find((name) => name.endsWith(`_${uid}.dcm`)) ?? `missing ${uid}`;

async function decodedFile(...parts: readonly string[]) {
  return decodeImported(await importPath(data(...parts)));
}

/** MD5 of the decoded pixels: all frames one after the other, little endian. */
async function digestOf(...parts: readonly string[]): Promise<string> {
  const arrays = voxelsOf(await decodedFile(...parts));
  const bytes = Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  return md5(bytes).slice(0, 8);
}

describe.skipIf(ctFiles.length === 0)('bit-exact (MD5 of GDCM 3.0.21, from the README of the data)', () => {
  it.each([
    '1.2.840.10008.1.2',
    '1.2.840.10008.1.2.1',
    '1.2.840.10008.1.2.2',
    '1.2.840.10008.1.2.1.99',
    '1.2.840.10008.1.2.5',
    '1.2.840.10008.1.2.4.57',
    '1.2.840.10008.1.2.4.70',
    '1.2.840.10008.1.2.4.80',
    '1.2.840.10008.1.2.4.90',
  ])('CT in %s', async (uid) => {
    expect(await digestOf(CT, ct(uid))).toBe('0aa7fb03');
  });

  it.each([
    ['dc9943d2', 'pydicom/MR_small.dcm'],
    ['dc9943d2', 'pydicom/MR_small_RLE.dcm'],
    ['dc9943d2', 'pydicom/MR_small_bigendian.dcm'],
    ['dc9943d2', 'pydicom/MR_small_implicit.dcm'],
    ['dc9943d2', 'pydicom/MR_small_jp2klossless.dcm'],
    ['dc9943d2', 'pydicom/MR_small_jpeg_ls_lossless.dcm'],
    ['35c5e95f', 'pydicom-data/emri_small.dcm'],
    ['35c5e95f', 'pydicom-data/emri_small_RLE.dcm'],
    ['35c5e95f', 'pydicom-data/emri_small_jpeg_2k_lossless.dcm'],
    ['35c5e95f', 'pydicom-data/emri_small_jpeg_ls_lossless.dcm'],
    ['59be1c85', 'pydicom-data/693_UNCR.dcm'],
    ['59be1c85', 'pydicom-data/693_J2KR.dcm'],
    ['9f63fffd', 'test-pattern-colour/TestPattern_JPEG-LS-Lossless.dcm'],
    ['9f63fffd', 'test-pattern-colour/TestPattern_JPEG-Lossless_RGB.dcm'],
  ])('%s %s', async (digest, file) => {
    expect(await digestOf(...file.split('/'))).toBe(digest);
  });

  it('shows the same picture from palettes of 8 and 16 bits', async () => {
    const [eight, sixteen] = await Promise.all(
      ['TestPattern_Palette.dcm', 'TestPattern_Palette_16.dcm'].map((name) => digestOf('test-pattern-colour', name)),
    );
    expect(eight).toBe(sixteen);
  });
});

const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(ctFiles.length === 0)('lossy', () => {
  const modality = async (uid: string) => {
    const decoded = await decodedFile(CT, ct(uid));
    if (decoded.kind !== 'volume') throw new Error('not a volume');
    const { voxels, slope, intercept, displayOnly } = decoded.volume;
    return {
      values: Float64Array.from(voxels, (stored) => stored * (slope[0] ?? NaN) + (intercept[0] ?? NaN)),
      displayOnly,
    };
  };

  it.each(['51', '53', '55'])(
    '12-bit JPEG .%s is unbiased (DCMTK: mean error -1.0 HU) but only shown',
    async (last) => {
      const source = await modality('1.2.840.10008.1.2');
      const lossy = await modality(`1.2.840.10008.1.2.4.${last}`);
      const errors = lossy.values.map((value, index) => value - (source.values[index] ?? NaN));
      expect(meanOf(errors)).toBeCloseTo(-1.0, 1);
      expect(meanOf(errors.map(Math.abs))).toBeLessThan(12);
      expect(lossy.displayOnly).toContain('12-bit JPEG');
      expect(source.displayOnly).toBeUndefined();
    },
  );

  it.each(['81', '91'])('.%s is close to the source and measured', async (last) => {
    const source = await modality('1.2.840.10008.1.2');
    const lossy = await modality(`1.2.840.10008.1.2.4.${last}`);
    expect(Math.abs(meanOf(lossy.values) - meanOf(source.values))).toBeLessThan(0.5);
    expect(lossy.displayOnly).toBeUndefined();
  });

  it('8-bit baseline is within one step of its 32 HU scale', async () => {
    const source = await modality('1.2.840.10008.1.2');
    const lossy = await modality('1.2.840.10008.1.2.4.50');
    expect(Math.abs(meanOf(lossy.values) - meanOf(source.values))).toBeLessThan(32.1);
  });

  it('HTJ2K lossless and lossy show the same picture', async () => {
    const [exact, near] = await Promise.all(
      ['HTJ2KLossless_08_RGB.dcm', 'HTJ2K_08_RGB.dcm'].map(
        async (name) => voxelsOf(await decodedFile('htj2k', name))[0],
      ),
    );
    if (!exact || !near) throw new Error('no image');
    expect(exact).toHaveLength(near.length);
    expect(meanOf(Float64Array.from(exact, (value, index) => Math.abs(value - (near[index] ?? NaN))))).toBeLessThan(3);
  });
});

describe.skipIf(ctFiles.length === 0)('float pixels', () => {
  it.each([
    ['parametric_map_float.dcm', Float32Array],
    ['parametric_map_double_float.dcm', Float64Array],
  ])('%s', async (name, Voxels) => {
    const [voxels] = voxelsOf(await decodedFile('pydicom-data', name));
    expect(voxels).toBeInstanceOf(Voxels);
    // Both hold the same map (pydicom: maximum 0.941579...).
    expect(Math.max(...Array.from(voxels ?? []))).toBeCloseTo(0.94157916, 6);
  });
});

describe.skipIf(!hasShared('data', 'us'))('ultrasound', () => {
  it.each([
    ['acuson-8f-jpeg-fragmented-noBOT-negative-deltaX.dcm', 8],
    ['sonosite-turbo-30f-jpeg-ybr422.dcm', 30],
    ['esaote-ybr_full_422-uncompressed.dcm', 1],
    ['philips-cx50-palette-2regions.dcm', 1],
    ['ge-logiq700-j2k-rct.dcm', 1],
  ])('%s has %i colour frames', async (name, frames) => {
    const decoded = await decodeImported(await importPath(sharedPath('data', 'us', name)));
    expect(decoded.kind === 'images' && decoded.images.map(({ samples }) => samples)).toEqual(
      Array.from({ length: frames }, () => 3),
    );
  });
});

describe.skipIf(ctFiles.length === 0)('damaged compressed frames', () => {
  const codecs = createCodecs();
  const files = [
    '1.2.840.10008.1.2.5',
    '1.2.840.10008.1.2.4.51',
    '1.2.840.10008.1.2.4.55',
    '1.2.840.10008.1.2.4.70',
    '1.2.840.10008.1.2.4.80',
    '1.2.840.10008.1.2.4.90',
  ];

  it.each([...files.map((uid) => path.join(CT, ct(uid))), 'pydicom/SC_rgb_jpeg_dcmtk.dcm', 'htj2k/HTJ2K_08_RGB.dcm'])(
    'of %s fail by name or decode; nothing throws or hangs',
    async (file) => {
      const original = new Uint8Array(readFileSync(data(file)));
      const { manifest, instances } = await importBytes(original);
      const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
      const pixels = instances[0]?.pixels;
      if (!stack || !pixels) throw new Error('no stack');
      const place = fc.integer({ min: pixels.offset + 8, max: pixels.offset + pixels.length - 1 });
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
          const bytes = original.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const result = await decodeStack(stack, () => Promise.resolve(bytes), { codecs });
          if (!result.ok) expect(result.failure.code).toMatch(/^INP_E_/);
        }),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );
});
