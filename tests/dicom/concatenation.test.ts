import { describe, expect, it } from 'vitest';
import { numbers } from '#core/imaging/dataset.ts';
import type { Series } from '#core/imaging/series.ts';
import { pixels, dicomFile, without, type Elements } from '../builders/dicom.ts';
import { decodeImported, importBytes, voxelsOf } from '../builders/files.ts';

const ENHANCED_CT = '1.2.840.10008.5.1.4.1.1.2.1';
const ENHANCED_PET = '1.2.840.10008.5.1.4.1.1.130';

interface Part {
  readonly number: number;
  readonly frames: number;
  /** Frames before it. */
  readonly offset: number;
  readonly total?: number;
}

const frameGroup = (k: number): Elements => ({ '00209113': ['SQ', [{ '00200032': ['DS', `0\\0\\${3 * k}`] }]] });

/** A part of an enhanced object of 2 × 2 pixels: frame k of the whole lies at z = 3 k mm and holds 4 k to 4 k + 3. */
function part({ number, frames, offset, total = 3 }: Part, change: Elements = {}): Elements {
  const indexes = Array.from({ length: frames }, (_, index) => offset + index);
  return {
    '00080016': ['UI', ENHANCED_CT],
    '00080018': ['UI', `1.2.3.${number}`],
    '00080060': ['CS', 'CT'],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.3'],
    '00200013': ['IS', '1'],
    '00200052': ['UI', '1.9'],
    '00200242': ['UI', '1.2.3'],
    '00209161': ['UI', '1.2.3.0'],
    '00209162': ['US', [number]],
    '00209163': ['US', [total]],
    '00209228': ['UL', [offset]],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280008': ['IS', String(frames)],
    '00280010': ['US', [2]],
    '00280011': ['US', [2]],
    '00280100': ['US', [16]],
    '00280101': ['US', [16]],
    '00280102': ['US', [15]],
    '00280103': ['US', [1]],
    '52009229': [
      'SQ',
      [
        {
          '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]],
          '00289110': ['SQ', [{ '00180050': ['DS', '3'], '00280030': ['DS', '2\\2'] }]],
          '00289145': ['SQ', [{ '00281052': ['DS', '-1000'], '00281053': ['DS', '1'] }]],
        },
      ],
    ],
    '52009230': ['SQ', indexes.map(frameGroup)],
    '7FE00010': ['OW', pixels(4 * frames, (index) => 4 * offset + index)],
    ...change,
  };
}

const [FIRST, SECOND, THIRD] = [
  { number: 1, frames: 2, offset: 0 },
  { number: 2, frames: 3, offset: 2 },
  { number: 3, frames: 1, offset: 5 },
] as const;

async function seriesFrom(...parts: readonly Elements[]): Promise<Series> {
  const { manifest } = await importBytes(...parts.map(dicomFile));
  const [series, other] = manifest.studies.flatMap((study) => study.series);
  if (!series || other) throw new Error('not one series');
  return series;
}

const codes = ({ warnings }: Series) => warnings.map(({ code }) => code);
const gridCodes = ({ stacks }: Series) => stacks.map(({ grid }) => (grid.ok ? 'ok' : grid.failure.code));

describe('a concatenation (PS3.3 C.7.6.16.2.2.4)', () => {
  it.each([
    ['CT', ENHANCED_CT],
    ['PT', ENHANCED_PET],
  ])('of three parts in any order is one %s volume in the order of its frames', async (modality, sopClass) => {
    const change: Elements = { '00080016': ['UI', sopClass], '00080060': ['CS', modality] };
    const imported = await importBytes(...[THIRD, FIRST, SECOND].map((own) => dicomFile(part(own, change))));
    const decoded = await decodeImported(imported);
    if (decoded.kind !== 'volume') throw new Error('no volume');
    expect(decoded.volume.grid).toMatchObject({ dimensions: [2, 2, 6], spacing: [2, 2, 3], origin: [0, 0, 0] });
    expect([...decoded.volume.voxels]).toEqual(Array.from({ length: 24 }, (_, index) => index));
  });

  it('without positions keeps the order of its frames, whatever the files are called', async () => {
    const unplaced = [THIRD, FIRST, SECOND].map((own) => without(part(own), '52009229', '52009230'));
    const imported = await importBytes(...unplaced.map(dicomFile));
    const images = voxelsOf(await decodeImported(imported));
    expect(images.map(([first]) => first)).toEqual([0, 4, 8, 12, 16, 20]);
  });

  it('keeps its parts together among images with other numbers', async () => {
    const single = (number: number): Elements => ({
      ...without(part({ number: 9, frames: 1, offset: 0 }), '52009229', '52009230', '00209161'),
      '00080018': ['UI', `1.2.4.${number}`],
      '00200013': ['IS', String(number)],
      '7FE00010': ['OW', pixels(4, () => 100 * number)],
    });
    const parts = [SECOND, FIRST, THIRD].map((own) =>
      without(part(own, { '00200013': ['IS', String(4 + own.number)] }), '52009229', '52009230'),
    );
    const imported = await importBytes(...[single(9), ...parts, single(1)].map(dicomFile));
    const images = voxelsOf(await decodeImported(imported));
    expect(images.map(([first]) => first)).toEqual([100, 0, 4, 8, 12, 16, 20, 900]);
  });

  it.each([
    { missing: 'the last', here: [FIRST, SECOND], says: /^Part 3 of 3 .* is missing; 5 frames are here/ },
    { missing: 'the middle', here: [FIRST, THIRD], says: /^Part 2 of 3 .* is missing; 3 frames are here/ },
    { missing: 'the first', here: [SECOND, THIRD], says: /^Part 1 of 3 .* is missing; 4 frames are here/ },
    { missing: 'all but the first', here: [FIRST], says: /^Parts 2, 3 of 3 .* are missing; 2 frames are here/ },
  ])('that lacks $missing part gives images and no volume, and says which', async ({ here, says }) => {
    const series = await seriesFrom(...here.map((own) => part(own)));
    expect(gridCodes(series).every((code) => code !== 'ok')).toBe(true);
    const [warning] = series.warnings;
    expect(warning).toMatchObject({ code: 'INP_W_CONCATENATION', tag: '(0020,9162)' });
    expect(warning?.message).toMatch(says);
    expect(series.stacks.flatMap(({ frames }) => frames)).toHaveLength(here.reduce((sum, own) => sum + own.frames, 0));
  });

  it('that lacks a part refuses the volume with INP_E_CONCATENATION though its frames are evenly spaced', async () => {
    expect(gridCodes(await seriesFrom(part(FIRST), part(SECOND)))).toEqual(['INP_E_CONCATENATION']);
  });

  it('without a total number is taken as whole, with a warning', async () => {
    const series = await seriesFrom(...[FIRST, SECOND].map((own) => without(part(own), '00209163')));
    expect(gridCodes(series)).toEqual(['ok']);
    expect(codes(series)).toEqual(['INP_W_CONCATENATION_TOTAL']);
  });

  it('without a total number still misses a part before the last', async () => {
    const series = await seriesFrom(...[FIRST, THIRD].map((own) => without(part(own), '00209163')));
    expect(codes(series)).toEqual(['INP_W_CONCATENATION']);
  });

  it.each<{ name: string; parts: readonly Elements[]; says: RegExp; tag: string }>([
    {
      name: 'a part has no number',
      parts: [part(FIRST), without(part(SECOND), '00209162'), part(THIRD)],
      says: /no usable number/,
      tag: '(0020,9162)',
    },
    {
      name: 'a part is number 0',
      parts: [part(FIRST), part(SECOND, { '00209162': ['US', [0]] }), part(THIRD)],
      says: /no usable number/,
      tag: '(0020,9162)',
    },
    {
      name: 'two instances have one number',
      parts: [part(FIRST), part(SECOND), part(THIRD, { '00209162': ['US', [2]] })],
      says: /Two different instances are part 2/,
      tag: '(0020,9162)',
    },
    {
      name: 'the totals differ',
      parts: [part(FIRST), part(SECOND), part(THIRD, { '00209163': ['US', [4]] })],
      says: /state 3 and 4 parts/,
      tag: '(0020,9163)',
    },
    {
      name: 'a number lies beyond the total',
      parts: [part({ ...FIRST, total: 2 }), part({ ...SECOND, total: 2 }), part({ ...THIRD, total: 2 })],
      says: /of 2 parts has a part 3/,
      tag: '(0020,9162)',
    },
    {
      name: 'an offset leaves a gap',
      parts: [part(FIRST), part(SECOND), part(THIRD, { '00209228': ['UL', [6]] })],
      says: /Part 3 of a concatenation begins with frame 7, the parts before it end with 5/,
      tag: '(0020,9228)',
    },
    {
      name: 'billions of parts are stated',
      parts: [part({ ...FIRST, total: 65535 })],
      says: /^Parts 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 of 65535/,
      tag: '(0020,9162)',
    },
  ])('gives no volume where $name', async ({ parts, says, tag }) => {
    const series = await seriesFrom(...parts);
    expect(gridCodes(series)).toEqual(['INP_E_CONCATENATION']);
    expect(series.warnings[0]?.tag).toBe(tag);
    expect(series.warnings[0]?.message).toMatch(says);
  });

  it('of one part is whole', async () => {
    const series = await seriesFrom(part({ ...FIRST, total: 1 }));
    expect(gridCodes(series)).toEqual(['ok']);
    expect(series.warnings).toEqual([]);
  });

  it('keeps the positions of its frames', async () => {
    const series = await seriesFrom(part(SECOND), part(THIRD), part(FIRST));
    const z = series.stacks.flatMap(({ frames }) => frames.map(({ dataSet }) => numbers(dataSet, '00200032')[2]));
    expect(z).toEqual([0, 3, 6, 9, 12, 15]);
  });
});
