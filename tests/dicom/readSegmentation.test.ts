import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { voxelVolume } from '#core/geometry/grid.ts';
import { maskFromRuns } from '#core/regions/masks.ts';
import { maskRuns } from '#core/regions/maskShape.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { readSegmentation } from '#dicom/readSegmentation.ts';
import { dicomFile, without, type Elements } from '../builders/dicom.ts';
import { importBytes, importPath } from '../builders/files.ts';
import { frameGroup, ofBytes, packed, segment, segmentation, type SegFrame } from '../builders/segmentation.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const codecs = createCodecs(wasmFromDisk);

async function read(elements: Elements) {
  const bytes = dicomFile(elements);
  const { instances, manifest } = await importBytes(bytes);
  const [instance] = instances;
  if (!instance) throw new Error(JSON.stringify(manifest.withheld));
  return readSegmentation(instance, bytes, codecs);
}

async function structures(elements: Elements) {
  const result = await read(elements);
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.message}`);
  return result.value.structures.map((structure) => {
    if (structure.shape.kind !== 'mask') throw new Error('no mask');
    return { ...structure, shape: structure.shape };
  });
}

const A = [1, 0, 0, 1, /**/ 0, 1, 0, 0, /**/ 0, 0, 0, 1];
const B = [0, 0, 1, 0, /**/ 0, 0, 0, 0, /**/ 1, 1, 0, 0];
const NONE = new Array<number>(12).fill(0);

describe('a segmentation', () => {
  const frames: readonly SegFrame[] = [
    { segment: 1, z: 15, pixels: B },
    { segment: 1, z: 0, pixels: A },
    { segment: 2, z: 5, pixels: B },
  ];

  it('has the masks of its segments in patient space, placed by position, bits packed across frames', async () => {
    const [mass, node] = await structures(segmentation(frames));
    // -10, -20, 0 mm is the first voxel; 0.25 mm between columns, 0.5 mm between rows, 5 mm between slices.
    expect(mass?.shape.grid).toMatchObject({
      dimensions: [4, 3, 4],
      spacing: [0.25, 0.5, 5],
      origin: [-10, -20, 0],
      normal: [0, 0, 1],
      frameOfReferenceUid: '1.9',
    });
    const voxels = (structure: typeof mass) =>
      structure && [...maskFromRuns(maskRuns(structure.shape), structure.shape.grid)];
    expect(voxels(mass)).toEqual([...A, ...NONE, ...NONE, ...B]);
    expect(voxels(node)).toEqual([...NONE, ...B, ...NONE, ...NONE]);
  });

  it('says of its segments what the file says', async () => {
    const [mass, node] = await structures(segmentation(frames));
    expect(mass).toMatchObject({
      number: 1,
      label: 'Mass',
      algorithm: 'SEMIAUTOMATIC grow',
      colour: '#ffffff',
      category: { value: '49755003', scheme: 'SCT', meaning: 'Morphologically Abnormal Structure' },
      type: { value: '4147007', scheme: 'SCT', meaning: 'Mass' },
      warnings: [],
    });
    expect(node).not.toHaveProperty('colour');
  });

  it('keeps overlapping segments apart, and segments without a frame as empty', async () => {
    const overlapping = [{ segment: 1, z: 0, pixels: A }, { segment: 2, z: 0, pixels: A }]; // prettier-ignore
    expect((await structures(segmentation(overlapping))).map(({ shape }) => shape.count)).toEqual([4, 4]);
    const [, empty] = await structures(segmentation(frames.slice(0, 2)));
    expect(empty).toMatchObject({ shape: { count: 0 }, warnings: [{ code: 'INT_W_SEG_EMPTY' }] });
  });

  it('that is one part of a concatenation is refused: alone it would be a smaller segment', async () => {
    const part: Elements = { '00209161': ['UI', '1.2.3.0'], '00209162': ['US', [2]], '00209163': ['US', [3]] };
    expect(await read(segmentation(frames, part))).toMatchObject({
      failure: { code: 'INP_E_SEG', tag: '(0020,9161)', message: expect.stringContaining('part 2 of 3') as string },
    });
  });

  it('takes fractions from half of the maximum on', async () => {
    // Maximum 200: 99 is 0.495, 100 is 0.5.
    const pixels = [0, 99, 100, 101, 200, 1, 0, 0, 0, 0, 0, 0];
    const elements = ofBytes([{ segment: 1, z: 0, pixels }], {
      '00620001': ['CS', 'FRACTIONAL'],
      '0062000E': ['US', [200]],
      '00620010': ['CS', 'OCCUPANCY'],
    });
    const result = await read(elements);
    expect(result).toMatchObject({
      value: { warnings: [{ code: 'INT_W_FRACTIONAL', message: expect.stringContaining('occupancy of at least 0.5') as string }] }, // prettier-ignore
    });
    expect((await structures(elements))[0]?.shape.count).toBe(3);
    expect(await read(without(elements, '0062000E'))).toMatchObject({ failure: { tag: '(0062,000e)' } });
  });

  it('reads the segment numbers of a label map', async () => {
    const pixels = [0, 1, 1, 2, 2, 2, 0, 0, 0, 0, 0, 1];
    const labelMap = (values: readonly number[]) =>
      ofBytes([{ segment: 0, z: 0, pixels: values }], {
        '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.66.7'],
        '00620001': ['CS', 'LABELMAP'],
        '00620002': ['SQ', [segment(0, 'Background'), segment(1, 'Mass'), segment(2, 'Node')]],
        '52009230': ['SQ', [without(frameGroup({ segment: 0, z: 0 }), '0062000A')]],
      });
    const found = await structures(labelMap(pixels));
    expect(found.map(({ label, shape }) => [label, shape.count])).toEqual([['Mass', 3], ['Node', 3]]); // prettier-ignore
    expect(await read(labelMap([7, ...pixels.slice(1)]))).toMatchObject({
      failure: { code: 'INP_E_SEG', tag: '(0062,0004)', message: expect.stringContaining('7') as string },
    });
  });

  it('counts slices by the stated step, and says when all frames are further apart', async () => {
    const apart = [{ segment: 1, z: 0, pixels: A }, { segment: 1, z: 20, pixels: A }]; // prettier-ignore
    const [mass] = await structures(segmentation(apart));
    expect(mass?.shape.grid.dimensions).toEqual([4, 3, 5]);
    expect(await read(segmentation(apart))).toMatchObject({ value: { warnings: [{ code: 'INT_W_SEG_SPARSE' }] } });
  });

  const groups = (...changed: readonly Elements[]): Elements => ({ '52009230': ['SQ', changed] });
  const one = (change: Elements = {}) => segmentation(frames.slice(0, 1), change);
  const two = (change: Elements = {}) => segmentation(frames.slice(0, 2), change);
  const shared = (measures: Elements): Elements => ({
    '52009229': ['SQ', [{ '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]], '00289110': ['SQ', [measures]] }]], // prettier-ignore
  });

  it.each<[string, Elements, string]>([
    ['an unknown type', one({ '00620001': ['CS', 'SURFACE'] }), '(0062,0001)'],
    ['pixels of other bits than its type', ofBytes(frames.slice(0, 1)), '(0028,0100)'],
    ['no pixels', without(one(), '7FE00010'), '(7fe0,0010)'],
    ['no segments', one({ '00620002': ['SQ', []] }), '(0062,0002)'],
    ['two segments of one number', one({ '00620002': ['SQ', [segment(1, 'a'), segment(1, 'b')]] }), '(0062,0004)'],
    ['a segment without number', one({ '00620002': ['SQ', [without(segment(1, 'a'), '00620004')]] }), '(0062,0004)'],
    ['no functional groups', without(one(), '52009229', '52009230'), '(5200,9230)'],
    ['fewer functional groups than frames', two(groups(frameGroup({ segment: 1, z: 0 }))), '(5200,9230)'],
    ['a frame without segment', one(groups(without(frameGroup({ segment: 1, z: 0 }), '0062000A'))), '(0062,000b)'],
    ['a frame of an unknown segment', one(groups(frameGroup({ segment: 5, z: 0 }))), '(0062,000b)'],
    ['a frame without position', one(groups(without(frameGroup({ segment: 1, z: 0 }), '00209113'))), '(0020,9113)'],
    ['no orientation', one({ '52009229': ['SQ', [{}]] }), '(0020,9116)'],
    ['no pixel spacing', one(shared({ '00180088': ['DS', '5'] })), '(0028,9110)'],
    ['one slice of unknown thickness', one(shared({ '00280030': ['DS', '1\\1'] })), '(0028,9110)'],
    ['two frames of a segment in one place', two(groups(frameGroup({ segment: 1, z: 0 }), frameGroup({ segment: 1, z: 0 }))), '(0020,9113)'], // prettier-ignore
    [
      'frames beside one another',
      two(groups(frameGroup({ segment: 1, z: 0 }), frameGroup({ segment: 1, z: 5 }, { '00209113': ['SQ', [{ '00200032': ['DS', '-9\\-20\\5'] }]] }))), // prettier-ignore
      '(0020,9113)',
    ],
    [
      'frames of two orientations',
      two(groups(frameGroup({ segment: 1, z: 0 }), frameGroup({ segment: 1, z: 5 }, { '00209116': ['SQ', [{ '00200037': ['DS', '0\\1\\0\\0\\0\\1'] }]] }))), // prettier-ignore
      '(0020,9116)',
    ],
    [
      'frames of two pixel spacings',
      two(groups(frameGroup({ segment: 1, z: 0 }), frameGroup({ segment: 1, z: 5 }, { '00289110': ['SQ', [{ '00280030': ['DS', '1\\1'] }]] }))), // prettier-ignore
      '(0028,9110)',
    ],
    ['uneven gaps', segmentation([0, 5, 12].map((z) => ({ segment: 1, z, pixels: A }))), '(0020,9113)'],
  ])('is refused for %s', async (_, elements, tag) => {
    expect(await read(elements)).toMatchObject({
      failure: { code: 'INP_E_SEG', tag, message: expect.stringMatching(/^file0: .*[^.]\.$/) as string },
    });
  });

  it('is withheld when its bits end early', async () => {
    const { manifest } = await importBytes(dicomFile(segmentation(frames, { '7FE00010': ['OB', packed(A)] })));
    expect(manifest.withheld).toMatchObject([{ code: 'INP_E_TRUNCATED' }]);
  });
});

describe.skipIf(!hasShared('data', 'sr-seg-rtstruct'))(
  'real segmentations (voxels counted with pydicom and numpy)',
  () => {
    it.each<[string, readonly number[]]>([
      ['dcmqi-seg-24x38x3/SEG-label.dcm', [315]],
      ['dcmqi-seg-liver/SEG-liver.dcm', [107098]],
      ['dcmqi-seg-overlap/partial_overlaps.dcm', [9602, 11888, 10743, 6693, 4713]],
      ['dcmqi-tid1500-qin-headneck-0003/seg.dcm', [795]],
      ['highdicom/seg_image_ct_binary.dcm', [638]],
      ['highdicom/seg_image_ct_binary_fractional.dcm', [638]],
      ['highdicom/seg_image_ct_binary_overlap.dcm', [64, 16]],
      ['highdicom/seg_image_ct_binary_single_frame.dcm', [1832]],
      ['highdicom/seg_image_ct_true_fractional.dcm', [638]],
      // The README of the data: the same liver segmentation in other encodings.
      ['seg-liver-encodings/liver_deflate.dcm', [107098]],
      ['seg-liver-encodings/liver_expb.dcm', [107098]],
      ['seg-liver-encodings/liver_j2k.dcm', [107098]],
      ['seg-liver-encodings/liver_nonbyte_aligned.dcm', [107098]],
      ['seg-liver-encodings/liver_rle.dcm', [107098]],
    ])('%s', async (file, expected) => {
      expect((await shapesIn(path.join('sr-seg-rtstruct', file))).map(({ count }) => count)).toEqual(expected);
    });

    it('has the volume that the report made with it states: 33.5824 ml', async () => {
      const [tumour] = await shapesIn('sr-seg-rtstruct/dcmqi-tid1500-qin-headneck-0003/seg.dcm');
      expect(tumour && (tumour.count * voxelVolume(tumour.grid)) / 1000).toBeCloseTo(33.5824, 4);
    });
  },
);

async function shapesIn(file: string) {
  const full = sharedPath('data', ...file.split('/'));
  const [instance] = (await importPath(full)).instances;
  if (!instance) throw new Error(`${file} is not read`);
  const result = await readSegmentation(instance, readFileSync(full), codecs);
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.message}`);
  return result.value.structures.map(({ shape }) => {
    if (shape.kind !== 'mask') throw new Error('no mask');
    return shape;
  });
}
