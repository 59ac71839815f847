import { describe, expect, it } from 'vitest';
import type { Series } from '#core/imaging/series.ts';
import { dicomFile, pixels, without, type Elements } from '../builders/dicom.ts';
import { decodeImported, importBytes, voxelsOf } from '../builders/files.ts';

const RECONSTRUCTED = 'ORIGINAL\\PRIMARY\\RECON TOMO\\EMISSION';

/** A US vector that the Frame Increment Pointer names. */
const TAGS = { window: '00540010', detector: '00540020', rr: '00540060', slot: '00540070', slice: '00540080' } as const;

const pointer = (...names: readonly (keyof typeof TAGS)[]): Elements => {
  const words = names.flatMap((name) => [parseInt(TAGS[name].slice(0, 4), 16), parseInt(TAGS[name].slice(4), 16)]);
  const bytes = new Uint8Array(new Uint16Array(words).buffer);
  return { '00280009': ['AT', bytes] };
};

/** A nuclear medicine image of 2 × 2 pixels; frame k holds 4 k to 4 k + 3. */
function nuclear(frames: number, change: Elements = {}): Elements {
  return {
    '00080008': ['CS', 'ORIGINAL\\PRIMARY\\STATIC\\EMISSION'],
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.20'],
    '00080018': ['UI', '1.2.3.1'],
    '00080060': ['CS', 'NM'],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.3'],
    '00200052': ['UI', '1.9'],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280008': ['IS', String(frames)],
    '00280010': ['US', [2]],
    '00280011': ['US', [2]],
    '00280030': ['DS', '4.8\\4.8'],
    '00280100': ['US', [16]],
    '00280101': ['US', [16]],
    '00280102': ['US', [15]],
    '00280103': ['US', [0]],
    '7FE00010': ['OW', pixels(4 * frames, (index) => index)],
    ...change,
  };
}

const detectorAt = (position: string, orientation = '1\\0\\0\\0\\1\\0'): Elements => ({
  '00200032': ['DS', position],
  '00200037': ['DS', orientation],
});

const tomo = (slices: readonly number[], change: Elements = {}): Elements =>
  nuclear(slices.length, {
    '00080008': ['CS', RECONSTRUCTED],
    '00180088': ['DS', '-4.8'],
    '00540022': ['SQ', [detectorAt('-100\\-200\\300')]],
    [TAGS.slice]: ['US', slices],
    ...pointer('slice'),
    ...change,
  });

async function seriesFrom(elements: Elements): Promise<Series> {
  const { manifest } = await importBytes(dicomFile(elements));
  const [series] = manifest.studies.flatMap((study) => study.series);
  if (!series) throw new Error(JSON.stringify(manifest.withheld));
  return series;
}

const gridCodes = ({ stacks }: Series) => stacks.map(({ grid }) => (grid.ok ? 'ok' : grid.failure.code));
const labels = ({ stacks }: Series) => stacks.map(({ label }) => label);
const framesOf = ({ stacks }: Series) => stacks.map(({ frames }) => frames.map(({ frame }) => frame));

describe('a reconstruction of nuclear medicine (PS3.3 C.8.4.15)', () => {
  it('is a volume from its first position, its orientation and the signed spacing', async () => {
    const decoded = await decodeImported(await importBytes(dicomFile(tomo([1, 2, 3]))));
    if (decoded.kind !== 'volume') throw new Error('no volume');
    // Slice 1 at 300 mm, slice 3 at 300 - 2 · 4.8: sorted along the normal the last one comes first.
    expect(decoded.volume.grid).toMatchObject({
      dimensions: [2, 2, 3],
      origin: [-100, -200, 290.4],
      normal: [0, 0, 1],
    });
    expect(decoded.volume.grid.spacing[2]).toBeCloseTo(4.8, 9);
    expect([...decoded.volume.voxels]).toEqual([8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3]);
  });

  it('that is gated is one stack for each time slot', async () => {
    const gated = tomo([1, 2, 1, 2], { ...pointer('slot', 'slice'), [TAGS.slot]: ['US', [1, 1, 2, 2]] });
    const series = await seriesFrom(gated);
    expect(labels(series)).toEqual(['time slot 1', 'time slot 2']);
    expect(gridCodes(series)).toEqual(['ok', 'ok']);
    // The spacing is negative: slice 2 lies below slice 1.
    expect(framesOf(series)).toEqual([[1, 0], [3, 2]]); // prettier-ignore
    expect(series.stacks.map(({ key }) => key.phase)).toEqual([0, 1]);
  });

  it.each<{ name: string; change: Elements | undefined; without?: string }>([
    { name: 'no spacing between slices', change: undefined, without: '00180088' },
    { name: 'a spacing of 0', change: { '00180088': ['DS', '0'] } },
    { name: 'a spacing that is no number', change: { '00180088': ['DS', '4,8'] } },
    { name: 'no detector', change: undefined, without: '00540022' },
    {
      name: 'an orientation that is none',
      change: { '00540022': ['SQ', [detectorAt('0\\0\\0', '1\\0\\0\\1\\0\\0')]] },
    },
    { name: 'two detectors', change: { '00540022': ['SQ', [detectorAt('0\\0\\0'), detectorAt('0\\0\\9')]] } },
    { name: 'a slice vector that is too short', change: { [TAGS.slice]: ['US', [1, 2]] } },
    { name: 'a slice vector that does not begin with the first slice', change: { [TAGS.slice]: ['US', [3, 2, 1]] } },
    { name: 'no slice vector', change: undefined, without: TAGS.slice },
  ])('with $name has images and no volume', async ({ change, without: tag }) => {
    const elements = tomo([1, 2, 3], change ?? {});
    const series = await seriesFrom(tag === undefined ? elements : without(elements, tag));
    expect(gridCodes(series)).toEqual(['INP_E_NO_GEOMETRY']);
    expect(framesOf(series)).toEqual([[0, 1, 2]]);
  });

  it('says which vector does not reach all frames', async () => {
    const series = await seriesFrom(tomo([1, 2, 3], { [TAGS.slice]: ['US', [1, 2]] }));
    expect(series.warnings).toEqual([
      {
        code: 'NM_W_VECTOR',
        message: 'Slice Vector has 2 usable values for 3 frames: frames are shown in the order of the file.',
        tag: '(0054,0080)',
      },
    ]);
  });
});

describe('planar nuclear medicine', () => {
  it('has no place in the patient, whatever position its detectors state', async () => {
    const planar = nuclear(3, { '00540022': ['SQ', [detectorAt('0\\0\\0')]], '00180088': ['DS', '5'] });
    expect(gridCodes(await seriesFrom(planar))).toEqual(['INP_E_NO_GEOMETRY']);
  });

  it('is a stack for each energy window and detector, named as the header names them', async () => {
    const view = (meaning: string): Elements => ({ '00540220': ['SQ', [{ '00080104': ['LO', meaning] }]] });
    const series = await seriesFrom(
      nuclear(4, {
        ...pointer('window', 'detector'),
        [TAGS.window]: ['US', [1, 1, 2, 2]],
        [TAGS.detector]: ['US', [1, 2, 1, 2]],
        '00540012': ['SQ', [{ '00540018': ['SH', 'Tc99m'] }, { '00540018': ['SH', 'Scatter'] }]],
        '00540022': ['SQ', [view('Anterior'), view('Posterior')]],
      }),
    );
    expect(labels(series)).toEqual([
      'energy window 1 Tc99m, detector 1 anterior',
      'energy window 1 Tc99m, detector 2 posterior',
      'energy window 2 Scatter, detector 1 anterior',
      'energy window 2 Scatter, detector 2 posterior',
    ]);
    expect(framesOf(series)).toEqual([[0], [1], [2], [3]]);
  });

  it('keeps the frames of a dynamic study in their order as one stack', async () => {
    const series = await seriesFrom(nuclear(5, { '00080008': ['CS', 'ORIGINAL\\PRIMARY\\DYNAMIC\\EMISSION'] }));
    expect(framesOf(series)).toEqual([[0, 1, 2, 3, 4]]);
    const images = voxelsOf(await decodeImported(await importBytes(dicomFile(nuclear(5)))));
    expect(images.map(([first]) => first)).toEqual([0, 4, 8, 12, 16]);
  });

  it('with a damaged detector vector stays one stack, and says so', async () => {
    const series = await seriesFrom(nuclear(3, { ...pointer('detector'), [TAGS.detector]: ['US', [1, 0, 2]] }));
    expect(framesOf(series)).toEqual([[0, 1, 2]]);
    expect(series.warnings).toMatchObject([{ code: 'NM_W_VECTOR', tag: '(0054,0020)' }]);
    expect(series.warnings[0]?.message).toContain('Detector Vector has 2 usable values for 3 frames');
  });
});
