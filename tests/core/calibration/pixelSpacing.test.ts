import { describe, expect, it } from 'vitest';
import { pixelSpacing } from '#core/calibration/pixelSpacing.ts';
import type { DataSet } from '#core/imaging/dataset.ts';

const header = (tags: Readonly<Record<string, readonly string[]>>): DataSet =>
  Object.fromEntries(Object.entries(tags).map(([tag, Value]) => [tag, { vr: 'DS', Value }]));

const PIXEL = '00280030';
const IMAGER = '00181164';
const MODALITY = '00080060';

describe('where millimetres come from (PS3.3 10.7.1.3)', () => {
  it.each([
    ['Pixel Spacing of a slice', { [PIXEL]: ['0.5', '0.25'], [MODALITY]: ['NM'] }, 'mm', [0.25, 0.5], '(0028,0030)'],
    ['a projection calibrated by geometry', { [PIXEL]: ['0.1', '0.1'], [IMAGER]: ['0.1', '0.1'], '00280A02': ['GEOMETRY'], [MODALITY]: ['DX'] }, 'mm', [0.1, 0.1], '(0028,0030)'],
    ['a projection calibrated by a fiducial', { [PIXEL]: ['0.1', '0.1'], '00280A02': ['FIDUCIAL'], [MODALITY]: ['XA'] }, 'mm', [0.1, 0.1], '(0028,0030)'],
    ['a projection with another spacing than the imager', { [PIXEL]: ['0.09', '0.09'], [IMAGER]: ['0.1', '0.1'], [MODALITY]: ['DX'] }, 'mm', [0.09, 0.09], '(0028,0030)'],
    ['a projection with the spacing of the imager', { [PIXEL]: ['0.1', '0.1'], [IMAGER]: ['0.10000', '0.1'], [MODALITY]: ['DX'] }, 'mm{detector}', [0.1, 0.1], '(0028,0030)'],
    ['a projection that does not say of which plane', { [PIXEL]: ['0.1', '0.1'], [MODALITY]: ['CR'] }, 'mm{detector}', [0.1, 0.1], '(0028,0030)'],
    ['Imager Pixel Spacing', { [IMAGER]: ['0.07', '0.08'], [MODALITY]: ['MG'] }, 'mm{detector}', [0.08, 0.07], '(0018,1164)'],
    ['a scanned film', { '00182010': ['0.2', '0.2'], [MODALITY]: ['OT'] }, 'mm{film}', [0.2, 0.2], '(0018,2010)'],
    ['nothing', { [MODALITY]: ['OT'] }, '{pixels}', [1, 1], undefined],
  ] as const)('%s', (_, tags, unit, perPixel, tag) => {
    expect(pixelSpacing(header(tags))).toMatchObject({ unit, perPixel, warnings: [] });
    expect(pixelSpacing(header(tags)).tag).toBe(tag);
  }); // prettier-ignore

  it.each([['0', '0.5'], ['-1', '0.5'], ['0,5', '0.5'], ['0.5'], ['1e999', '1']])(
    'a spacing of %s is no length: pixels, with a word',
    (...Value) => {
      expect(pixelSpacing(header({ [PIXEL]: Value }))).toMatchObject({
        unit: '{pixels}',
        warnings: [{ code: 'IMG_W_SPACING' }],
      });
    },
  );

  it('a damaged Pixel Spacing does not hide the one of the imager', () => {
    expect(pixelSpacing(header({ [PIXEL]: ['0', '0'], [IMAGER]: ['0.1', '0.1'] })).unit).toBe('mm{detector}');
  });
});
