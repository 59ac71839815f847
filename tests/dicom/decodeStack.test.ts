import { describe, expect, it } from 'vitest';
import { modalityValue, type Volume } from '#core/imaging/volume.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import {
  ctSlice,
  dataSetBytes,
  dicomFile,
  encapsulated,
  joined,
  part10,
  pixels,
  without,
  type Elements,
} from '../builders/dicom.ts';
import { decodeImported, importBytes } from '../builders/files.ts';

const slice = (number: number, overrides: Elements = {}) => ctSlice({ number, z: 5 * number }, overrides);

async function volumeOf(...files: readonly Uint8Array[]): Promise<Volume> {
  const decoded = await decodeImported(await importBytes(...files));
  if (decoded.kind !== 'volume') throw new Error('not a volume');
  return decoded.volume;
}

async function imagesOf(...files: readonly Uint8Array[]) {
  const decoded = await decodeImported(await importBytes(...files));
  if (decoded.kind !== 'images') throw new Error('not images');
  return decoded.images;
}

const rescale = (slope: string, intercept: string): Elements => ({
  '00281053': ['DS', slope],
  '00281052': ['DS', intercept],
});
const stored = (...values: readonly number[]): Elements => ({
  '00280010': ['US', [1]],
  '00280011': ['US', [values.length]],
  '7FE00010': ['OW', pixels(values.length, (index) => values[index] ?? 0)],
});

describe('stored values', () => {
  it('keep their type where all slices share one scale', async () => {
    const volume = await volumeOf(
      dicomFile(slice(2, rescale('0.5', '-100'))),
      dicomFile(slice(1, rescale('0.5', '-100'))),
    );
    expect(volume.voxels).toBeInstanceOf(Int16Array);
    expect([...volume.slope, ...volume.intercept]).toEqual([0.5, 0.5, -100, -100]);
    // Slice 0 is instance 1; its pixel i is stored as 100 + i.
    expect(modalityValue(volume, 3, 2, 0)).toBe((100 + 11) * 0.5 - 100);
    expect(modalityValue(volume, 0, 0, 1)).toBe(200 * 0.5 - 100);
  });

  it('become modality values in Float32 where slopes differ', async () => {
    const volume = await volumeOf(dicomFile(slice(1, rescale('0.25', '0'))), dicomFile(slice(2, rescale('3', '7'))));
    expect(volume.voxels).toBeInstanceOf(Float32Array);
    expect([...volume.slope, ...volume.intercept]).toEqual([1, 1, 0, 0]);
    expect([modalityValue(volume, 1, 0, 0), modalityValue(volume, 1, 0, 1)]).toEqual([101 * 0.25, 201 * 3 + 7]);
  });

  it('drop bits above Bits Stored and extend the sign', async () => {
    const twelve: Elements = { '00280101': ['US', [12]], '00280102': ['US', [11]] };
    // 0x1801 has an overlay bit; its low 12 bits 0x801 are -2047.
    const volume = await volumeOf(dicomFile(slice(1, { ...twelve, ...stored(0x1801, 0x07ff, 0x0800, 0x0001) })));
    expect([...volume.voxels]).toEqual([-2047, 2047, -2048, 1]);
    const unsigned = await volumeOf(
      dicomFile(slice(1, { ...twelve, ...stored(0x1801, 0x07ff), '00280103': ['US', [0]] })),
    );
    expect([...unsigned.voxels]).toEqual([0x801, 0x7ff]);
  });

  it('are shifted down where the high bit is not the last of Bits Stored', async () => {
    const high: Elements = { '00280101': ['US', [12]], '00280102': ['US', [15]], '00280103': ['US', [0]] };
    const volume = await volumeOf(dicomFile(slice(1, { ...high, ...stored(0x123f, 0x0010) })));
    expect([...volume.voxels]).toEqual([0x123, 0x001]);
  });

  it.each([
    [8, 0, Uint8Array.of(0, 128, 255, 7), [0, 128, 255, 7]],
    [8, 1, Uint8Array.of(0, 128, 255, 7), [0, -128, -1, 7]],
    [32, 0, Uint8Array.of(1, 0, 0, 0x80, 2, 0, 0, 0), [0x80000001, 2]],
    [32, 1, Uint8Array.of(1, 0, 0, 0x80, 2, 0, 0, 0), [-0x7fffffff, 2]],
  ])('of %i bits, Pixel Representation %i', async (bits, representation, bytes, expected) => {
    const shape: Elements = {
      '00280010': ['US', [1]],
      '00280011': ['US', [expected.length]],
      '00280100': ['US', [bits]],
      '00280101': ['US', [bits]],
      '00280102': ['US', [bits - 1]],
      '00280103': ['US', [representation]],
      '7FE00010': ['OW', bytes],
    };
    expect([...(await volumeOf(dicomFile(slice(1, shape)))).voxels]).toEqual(expected);
  });

  it('of big-endian files have their bytes in order, also single bytes written as words', async () => {
    const big = (elements: Elements) => part10(dataSetBytes(elements, { littleEndian: false }), '1.2.840.10008.1.2.2');
    const words = await volumeOf(
      big(slice(1, { ...stored(0, 0), '7FE00010': ['OW', Uint8Array.of(0x01, 0x02, 0xff, 0xfe)] })),
    );
    expect([...words.voxels]).toEqual([0x0102, -2]);
    const bytes: Elements = {
      ...stored(0, 0, 0, 0),
      '00280100': ['US', [8]],
      '00280101': ['US', [8]],
      '00280102': ['US', [7]],
    };
    const pairs = await volumeOf(big(slice(1, { ...bytes, '7FE00010': ['OW', Uint8Array.of(2, 1, 4, 3)] })));
    expect([...pairs.voxels]).toEqual([1, 2, 3, 4]);
    const single = await volumeOf(big(slice(1, { ...bytes, '7FE00010': ['OB', Uint8Array.of(1, 2, 3, 4)] })));
    expect([...single.voxels]).toEqual([1, 2, 3, 4]);
  });

  it('of MONOCHROME1 images stay as they are', async () => {
    const volume = await volumeOf(dicomFile(slice(1, { ...stored(1, 2), '00280004': ['CS', 'MONOCHROME1'] })));
    expect([...volume.voxels]).toEqual([1, 2]);
  });

  it('pass a modality lookup table', async () => {
    const table: Elements = { '00283002': ['US', [3, 10, 16]], '00283006': ['US', [1000, 2000, 4000]] };
    const volume = await volumeOf(dicomFile(slice(1, { ...stored(9, 10, 11, 12, 13), '00283000': ['SQ', [table]] })));
    // Below the first mapped value the first entry, beyond the last one the last (PS3.3 C.11.1.1).
    expect([...volume.voxels]).toEqual([1000, 1000, 2000, 4000, 4000]);
  });
});

describe('padding', () => {
  it('is a range of stored values', async () => {
    const padded: Elements = { '00280120': ['SS', [-2000]], '00280121': ['SS', [-1500]] };
    const volume = await volumeOf(dicomFile(slice(1, { ...stored(-2000, -1600, -1499), ...padded })));
    expect(volume.padding).toEqual({ from: -2000, to: -1500 });
    expect([0, 1, 2].map((i) => modalityValue(volume, i, 0, 0))).toEqual([NaN, NaN, -1499]);
  });

  it('is understood when it was written unsigned', async () => {
    const volume = await volumeOf(dicomFile(slice(1, { ...stored(-2000, 0), '00280120': ['US', [63536]] })));
    expect(volume.padding).toEqual({ from: -2000, to: -2000 });
  });

  it('becomes NaN where slopes differ', async () => {
    const padded: Elements = { '00280120': ['SS', [-5]], ...stored(-5, 4) };
    const volume = await volumeOf(
      dicomFile(slice(1, { ...padded, ...rescale('2', '0') })),
      dicomFile(slice(2, { ...padded, ...rescale('3', '0') })),
    );
    expect([...volume.voxels]).toEqual([NaN, 8, NaN, 12]);
    expect(volume.padding).toBeUndefined();
  });
});

describe('what cannot be trusted', () => {
  it.each(['0', 'abc', '1,5'])('a Rescale Slope of "%s" is shown unscaled and not measured', async (slope) => {
    const volume = await volumeOf(dicomFile(slice(1, rescale(slope, '0'))));
    expect(volume.slope[0]).toBe(1);
    expect(volume.displayOnly).toContain(`"${slope} and 0"`);
  });

  it('names the file, the frame and the bytes when pixels are cut off after import', async () => {
    const { manifest } = await importBytes(dicomFile(slice(1)));
    const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
    if (!stack) throw new Error('no stack');
    const result = await decodeStack(stack, () => Promise.resolve(dicomFile(slice(1)).slice(0, -10)));
    expect(result).toMatchObject({
      failure: {
        code: 'INP_E_TRUNCATED',
        message: expect.stringMatching(/^file0: .*pixel data 7FE00010, frame 1 of 1 has 14 of 24 bytes/) as string,
      },
    });
  });

  it('says so when a file is not at hand or the memory is not', async () => {
    const { manifest, readBytes } = await importBytes(dicomFile(slice(1)));
    const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
    if (!stack) throw new Error('no stack');
    expect(await decodeStack(stack, () => Promise.reject(new Error('gone')))).toMatchObject({
      failure: { code: 'INP_E_UNREADABLE' },
    });
    const allocate = () => {
      throw new RangeError('no memory');
    };
    expect(await decodeStack(stack, readBytes, { allocate })).toMatchObject({ failure: { code: 'INP_E_TOO_LARGE' } });
  });

  it('refuses a transfer syntax it does not know', async () => {
    const file = joined(
      part10(dataSetBytes(without(slice(1), '7FE00010')), '1.2.840.10008.1.2.4.102'),
      encapsulated([Uint8Array.of(1, 2)]),
    );
    const imported = await importBytes(file);
    await expect(decodeImported(imported)).rejects.toThrow('INP_E_TRANSFER_SYNTAX');
    const stacks = imported.manifest.studies.flatMap(({ series }) => series.flatMap((entry) => entry.stacks));
    expect(stacks[0]?.warnings.map(({ code }) => code)).toContain('INP_W_TRANSFER_SYNTAX');
  });

  it('stops when cancelled', async () => {
    const { manifest, readBytes } = await importBytes(dicomFile(slice(1)));
    const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
    if (!stack) throw new Error('no stack');
    await expect(decodeStack(stack, readBytes, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('shared memory', () => {
  it('holds the voxels where the caller asks for it', async () => {
    const { manifest, readBytes } = await importBytes(dicomFile(slice(1)), dicomFile(slice(2)));
    const [stack] = manifest.studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));
    if (!stack) throw new Error('no stack');
    const fractions: number[] = [];
    const decoded = await decodeStack(stack, readBytes, {
      allocate: (bytes) => new SharedArrayBuffer(bytes),
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(decoded.ok && decoded.value.kind === 'volume' && decoded.value.volume.voxels.buffer).toBeInstanceOf(
      SharedArrayBuffer,
    );
    expect(fractions).toEqual([0.5, 1]);
  });
});

describe('colour', () => {
  const colour = (photometric: string, bytes: Uint8Array, more: Elements = {}): Elements => ({
    ...slice(1),
    '00280002': ['US', [3]],
    '00280004': ['CS', photometric],
    '00280006': ['US', [0]],
    '00280010': ['US', [1]],
    '00280011': ['US', [2]],
    '00280100': ['US', [8]],
    '00280101': ['US', [8]],
    '00280102': ['US', [7]],
    '00280103': ['US', [0]],
    '7FE00010': ['OB', bytes],
    ...more,
  });
  // BT.601 full range: Y 76, Cb 85, Cr 255 is pure red to one level.
  it.each<[string, Elements, number[]]>([
    ['RGB', colour('RGB', Uint8Array.of(1, 2, 3, 4, 5, 6)), [1, 2, 3, 4, 5, 6]],
    ['RGB by plane', colour('RGB', Uint8Array.of(1, 4, 2, 5, 3, 6), { '00280006': ['US', [1]] }), [1, 2, 3, 4, 5, 6]],
    ['YBR_FULL', colour('YBR_FULL', Uint8Array.of(76, 85, 255, 128, 128, 128)), [254, 0, 0, 128, 128, 128]],
    ['YBR_FULL_422', colour('YBR_FULL_422', Uint8Array.of(76, 76, 85, 255)), [254, 0, 0, 254, 0, 0]],
    [
      'PALETTE COLOR',
      colour('PALETTE COLOR', Uint8Array.of(10, 11), {
        '00280002': ['US', [1]],
        '00281101': ['US', [2, 10, 16]],
        '00281102': ['US', [2, 10, 16]],
        '00281103': ['US', [2, 10, 16]],
        '00281201': ['OW', Uint8Array.of(0, 0x11, 0, 0x22)],
        '00281202': ['OW', Uint8Array.of(0, 0x33, 0, 0x44)],
        '00281203': ['OW', Uint8Array.of(0, 0x55, 0, 0x66)],
      }),
      [0x11, 0x33, 0x55, 0x22, 0x44, 0x66],
    ],
  ])('%s', async (_, elements, rgb) => {
    const [image] = await imagesOf(dicomFile(elements));
    expect(image).toMatchObject({ columns: 2, rows: 1, samples: 3 });
    expect([...(image?.voxels ?? [])]).toEqual(rgb);
  });

  it.each([
    ['an unknown colour model', colour('CIELAB', new Uint8Array(6))],
    ['a palette without entries', colour('PALETTE COLOR', new Uint8Array(2), { '00280002': ['US', [1]] })],
  ])('%s is refused', async (_, elements) => {
    await expect(decodeImported(await importBytes(dicomFile(elements)))).rejects.toThrow('INP_E_PHOTOMETRIC');
  });
});

describe('mosaic tiles', () => {
  it('are cut out of their picture', async () => {
    const mosaic: Elements = {
      ...slice(1),
      '00080060': ['CS', 'MR'],
      '00080008': ['CS', 'ORIGINAL\\PRIMARY\\M\\MOSAIC'],
      '00190010': ['LO', 'SIEMENS MR HEADER'],
      '0019100A': ['US', [3]],
      '00280010': ['US', [4]],
      '00280011': ['US', [4]],
      '7FE00010': ['OW', pixels(16, (index) => index)],
    };
    const { voxels, grid } = await volumeOf(dicomFile(mosaic));
    expect(grid.dimensions).toEqual([2, 2, 3]);
    expect([...voxels]).toEqual([0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13]);
  });
});

describe('fragments', () => {
  /** A PackBits literal run of 12 bytes per segment; two segments make a 16-bit image of 4 x 3. */
  function rle(high: number, low: number): Uint8Array {
    const header = new Uint8Array(64);
    const view = new DataView(header.buffer);
    view.setUint32(0, 2, true);
    view.setUint32(4, 64, true);
    view.setUint32(8, 66, true);
    // A replicate run: 257 - 12 = 245 repeats the next byte 12 times.
    return joined(header, Uint8Array.of(245, high, 245, low));
  }
  const head = (frames: number) =>
    part10(
      dataSetBytes({ ...without(slice(1), '7FE00010', '00200032'), '00280008': ['IS', String(frames)] }),
      '1.2.840.10008.1.2.5',
    );
  const first = rle(0x01, 0x02);
  const second = rle(0xff, 0xfe);

  it.each([
    ['one per frame, no offset table', encapsulated([first, second])],
    ['an offset table', encapsulated([first, second], [0, 8 + first.length])],
    [
      'frames cut into fragments, with a table',
      encapsulated([first.slice(0, 40), first.slice(40), second], [0, 16 + first.length]),
    ],
  ])('%s', async (_, data) => {
    const images = await imagesOf(joined(head(2), data));
    expect(images.map(({ voxels }) => [...new Set(voxels)])).toEqual([[0x0102], [-2]]);
  });

  it('one frame in several fragments without a table', async () => {
    const [image] = await imagesOf(joined(head(1), encapsulated([first.slice(0, 66), first.slice(66)])));
    expect([...new Set(image?.voxels)]).toEqual([0x0102]);
  });

  it('that cannot be told apart are refused', async () => {
    const imported = await importBytes(joined(head(2), encapsulated([first.slice(0, 40), first.slice(40), second])));
    await expect(decodeImported(imported)).rejects.toThrow('INP_E_TRUNCATED');
  });

  it.each([
    ['too few segments', joined(Uint8Array.of(1, 0, 0, 0), first.slice(4)), 'INP_E_CORRUPT'],
    [
      'a segment outside the frame',
      joined(first.slice(0, 8), Uint8Array.of(255, 255, 0, 0), first.slice(12)),
      'INP_E_CORRUPT',
    ],
    ['a run that ends early', first.slice(0, 66), 'INP_E_TRUNCATED'],
  ])('run-length data with %s is refused', async (_, data, code) => {
    await expect(decodeImported(await importBytes(joined(head(1), encapsulated([data]))))).rejects.toThrow(code);
  });
});
