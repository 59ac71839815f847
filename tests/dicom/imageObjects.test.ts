import { describe, expect, it } from 'vitest';
import { imageScale } from '#core/calibration/imageScale.ts';
import type { Series } from '#core/imaging/series.ts';
import { cineOf } from '../builders/imageObjects.ts';
import { dicomFile, type Elements } from '../builders/dicom.ts';
import { decodeImported, importBytes, voxelsOf } from '../builders/files.ts';

async function seriesFrom(elements: Elements): Promise<Series> {
  const { manifest } = await importBytes(dicomFile(elements));
  const [series] = manifest.studies.flatMap((study) => study.series);
  if (!series) throw new Error(JSON.stringify(manifest.withheld));
  return series;
}

/** The scale a caliper on the first image of a series gets. */
async function scaleOf(elements: Elements) {
  const { stacks } = await seriesFrom(elements);
  const frame = stacks[0]?.frames[0];
  if (!frame) throw new Error('no image');
  const scale = imageScale(frame.dataSet, [[0, 0], [1, 1]], { size: frame.size }); // prettier-ignore
  if (!scale.ok) throw new Error(scale.failure.code);
  return scale.value;
}

const IMAGER: Elements = { '00181164': ['DS', '0.2\\0.1'] };
const PIXEL: Elements = { '00280030': ['DS', '0.2\\0.1'] };
const CALIBRATED: Elements = {
  ...PIXEL,
  '00280A02': ['CS', 'FIDUCIAL'],
  '00280A04': ['LO', '10 mm ball <b>'],
};

describe('images that are no slices: where their millimetres come from', () => {
  it.each<[string, Elements, { unit: string; words: string; perPixel?: readonly number[]; warnings?: readonly string[] }]>([
    ['XA', IMAGER, { unit: 'mm{detector}', words: 'Imager Pixel Spacing, at the detector' }],
    ['XA', { ...IMAGER, ...CALIBRATED }, { unit: 'mm', words: 'Pixel Spacing, calibrated (fiducial)' }],
    ['DX', { ...IMAGER, ...PIXEL }, { unit: 'mm{detector}', words: 'Pixel Spacing, at the detector' }],
    ['DX', { ...IMAGER, '00181114': ['DS', '1.25'] }, { unit: 'mm{detector}', words: 'Imager Pixel Spacing, at the detector', warnings: ['IMG_W_MAGNIFICATION'] }],
    ['MG', { ...IMAGER, '00181114': ['DS', '0'] }, { unit: 'mm{detector}', words: 'Imager Pixel Spacing, at the detector', warnings: ['IMG_W_MAGNIFICATION'] }],
    ['CR', PIXEL, { unit: 'mm{detector}', words: 'Pixel Spacing, at the detector' }],
    ['NM', PIXEL, { unit: 'mm', words: 'Pixel Spacing' }],
    ['NM', { ...PIXEL, '00540022': ['SQ', [{ '00181181': ['CS', 'PINH'] }]] }, { unit: 'mm{detector}', words: 'Pixel Spacing, at the detector' }],
    ['OT', { '00182010': ['DS', '0.2\\0.1'] }, { unit: 'mm{film}', words: 'Nominal Scanned Pixel Spacing, on the film' }],
    ['OT', { '00182010': ['DS', '0.2\\0.1'], ...PIXEL }, { unit: 'mm{film}', words: 'Pixel Spacing, on the film' }],
    ['OT', { '00182010': ['DS', '0.4\\0.2'], ...PIXEL }, { unit: 'mm', words: 'Pixel Spacing' }],
    ['OT', {}, { unit: '{pixels}', words: 'no spacing', perPixel: [1, 1] }],
    ['XA', {}, { unit: '{pixels}', words: 'no spacing', perPixel: [1, 1] }],
    ['OT', { '00280034': ['IS', '1\\2'] }, { unit: '{pixels}', words: 'no spacing', perPixel: [1, 1], warnings: ['IMG_W_ASPECT'] }],
    ['DX', { '00280030': ['DS', '0\\0.1'] }, { unit: '{pixels}', words: 'no spacing', perPixel: [1, 1], warnings: ['IMG_W_SPACING'] }],
    ['DX', { '00280030': ['DS', 'abc'], ...IMAGER }, { unit: 'mm{detector}', words: 'Imager Pixel Spacing, at the detector' }],
  ])('%s %j', async (modality, change, { unit, words, perPixel = [0.1, 0.2], warnings = [] }) => {
    const scale = await scaleOf(cineOf(modality, 1, change));
    expect(scale).toMatchObject({ unit, words, perPixel });
    expect(scale.warnings.map(({ code }) => code)).toEqual(warnings);
  }); // prettier-ignore

  it('names how Pixel Spacing was calibrated, in the words of the header', async () => {
    const { terms } = await scaleOf(cineOf('XA', 1, CALIBRATED));
    expect(terms.slice(2)).toEqual([
      expect.objectContaining({ meaning: 'Pixel Spacing Calibration Type', value: 'FIDUCIAL', tag: '(0028,0a02)' }),
      expect.objectContaining({ meaning: 'Pixel Spacing Calibration Description', value: '10 mm ball <b>' }),
    ]);
  });

  it('says what a stated magnification means, and does not apply it', async () => {
    const { terms, warnings } = await scaleOf(cineOf('DX', 1, { ...IMAGER, '00181114': ['DS', '1.25'] }));
    expect(terms.at(-1)).toMatchObject({ value: '1.25', tag: '(0018,1114)', origin: 'header' });
    // 1 / 1.25 = 80 %.
    expect(warnings[0]?.message).toContain('about 80.0 % of them');
  });
});

describe('their place', () => {
  const PLACED: Elements = { '00200032': ['DS', '0\\0\\0'], '00200037': ['DS', '1\\0\\0\\0\\1\\0'], ...PIXEL };

  it.each(['XA', 'DX', 'MG', 'CR', 'RF'])(
    'a projection (%s) has none, whatever position it states',
    async (modality) => {
      const { stacks } = await seriesFrom(cineOf(modality, 1, PLACED));
      expect(stacks.map(({ grid }) => !grid.ok && grid.failure.code)).toEqual(['INP_E_NO_GEOMETRY']);
    },
  );

  it('a tomosynthesis slice has the one it states, though its modality is mammography', async () => {
    const tomosynthesis = { ...PLACED, '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.13.1.3'] } as const;
    const { stacks } = await seriesFrom(cineOf('MG', 1, tomosynthesis));
    expect(stacks.map(({ grid }) => grid.ok)).toEqual([true]);
  });

  it('a secondary capture with position and Pixel Spacing is a slice', async () => {
    const { stacks } = await seriesFrom(cineOf('OT', 1, PLACED));
    expect(stacks.map(({ grid }) => grid.ok)).toEqual([true]);
  });
});

describe('their frames', () => {
  it.each(['XA', 'NM', 'OT', 'US'])('of a multi-frame %s stay in their order, one stack', async (modality) => {
    const images = voxelsOf(await decodeImported(await importBytes(dicomFile(cineOf(modality, 4)))));
    expect(images.map(([first]) => first)).toEqual([0, 6, 12, 18]);
  });

  it('fewer than stated: the file is withheld', async () => {
    const { manifest } = await importBytes(dicomFile(cineOf('XA', 4, { '00280008': ['IS', '9'] })));
    expect(manifest.withheld.map(({ code }) => code)).toEqual(['INP_E_TRUNCATED']);
  });
});

describe('ultrasound regions of each frame (us.md 2.4)', () => {
  const region = (delta: number): Elements => ({
    '00186011': [
      'SQ',
      [
        {
          '00186018': ['UL', [0]],
          '0018601A': ['UL', [0]],
          '0018601C': ['UL', [2]],
          '0018601E': ['UL', [1]],
          '00186024': ['US', [3]],
          '00186026': ['US', [3]],
          '0018602C': ['FD', [delta]],
          '0018602E': ['FD', [delta]],
        },
      ],
    ],
  });

  const scales = async (elements: Elements) => {
    const { stacks } = await seriesFrom(elements);
    return stacks
      .flatMap(({ frames }) => frames)
      .map(({ dataSet, size }) => imageScale(dataSet, [[0, 0], [2, 1]], { size })); // prettier-ignore
  };

  it('that change from frame to frame calibrate each frame by its own', async () => {
    // 0.02 and 0.05 cm a pixel: 0.2 and 0.5 mm.
    const found = await scales(cineOf('US', 2, { '52009230': ['SQ', [region(0.02), region(0.05)]] }));
    expect(found).toMatchObject([
      { value: { unit: 'mm', perPixel: [0.2, 0.2] } },
      { value: { unit: 'mm', perPixel: [0.5, 0.5] } },
    ]);
  });

  it('go before those of the whole image', async () => {
    const both = cineOf('US', 2, { ...region(0.1), '52009230': ['SQ', [region(0.02), {}]] });
    expect(await scales(both)).toMatchObject([
      { value: { perPixel: [0.2, 0.2] } },
      { value: { perPixel: [1, 1], unit: 'mm' } },
    ]);
  });

  it('without any, Pixel Measures of the frame count (source 3)', async () => {
    const measures: Elements = { '00289110': ['SQ', [{ '00280030': ['DS', '0.4\\0.3'] }]] };
    const found = await scales(cineOf('US', 1, { '52009230': ['SQ', [measures]] }));
    expect(found).toMatchObject([{ value: { unit: 'mm', perPixel: [0.3, 0.4] } }]);
  });
});
