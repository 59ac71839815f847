import { describe, expect, it } from 'vitest';
import { petValues } from '#core/calibration/suv/petValues.ts';
import { suvMeaning } from '#core/calibration/suv/suvMeaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { dataSetOf, enhancedImage, petImage } from '../../../builders/petSeries.ts';

const suv = (images: readonly DataSet[], strict = false) =>
  suvMeaning({ frames: images, series: images }, 'SUVbw', { strict });
const code = (images: readonly DataSet[], strict = false) => {
  const result = suv(images, strict);
  return result.ok ? result.value.warnings.map((warning) => warning.code) : result.failure.code;
};
const unit = (value: string) => ({ '004008EA': [dataSetOf({ '00080100': value })] });

describe('enhanced PET', () => {
  it('maps stored values: V = 2 × stored = 4 × modality value', () => {
    const result = suv([enhancedImage()]);
    // 14400 Bq/ml is a modality value of 3600 where the rescale is 0.5 and the mapping 2.
    expect(result.ok && 3600 * (result.value.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
    expect(result.ok && result.value.warnings).toEqual([]);
  });

  it('carries intercepts of mapping and rescale: V = 2 (M − 3) / 0.5 + 10 = 4 M − 2', () => {
    const values = petValues([enhancedImage({ '00281052': '3' }, { '00409224': 10 })]);
    expect(values.ok && [values.value.scale[0], values.value.offset[0]]).toEqual([4, -2]);
    const result = suv([enhancedImage({ '00281052': '3' }, { '00409224': 10 })]);
    const value = result.ok ? 3600.5 * (result.value.factor[0] ?? NaN) + (result.value.offset[0] ?? NaN) : NaN;
    expect(value).toBeCloseTo(4.000005, 6);
  });

  it('limits the values that are defined, image by image: stored 0 to 4095 and 1023, rescaled by 0.5 and 2', () => {
    const values = petValues([
      enhancedImage({}, { '00409216': 0, '00409211': 4095 }),
      enhancedImage({ '00281053': '2' }, { '00409216': 0, '00409211': 1023 }),
    ]);
    expect(values.ok && values.value.mapped).toEqual({
      from: Float64Array.of(0, 0),
      to: Float64Array.of(2047.5, 2046),
    });
  });

  it.each([
    ['Bq/ml', 'BQML', undefined],
    ['g/ml{SUVbw}', 'GML', 'BW'],
    ['{SUVbw}g/ml', 'GML', 'BW'],
    ['g/ml{SUVlbm}', 'GML', 'LBM'],
    ['{SUVlbm(James128)}g/ml', 'GML', 'LBMJAMES128'],
    ['g/ml{SUVlbm(Janma)}', 'GML', 'LBMJANMA'],
    ['g/ml{SUVibw}', 'GML', 'IBW'],
    ['cm2/ml{SUVbsa}', 'CM2ML', 'BSA'],
  ])('%s is %s %s', (ucum, units, suvType) => {
    const values = petValues([enhancedImage({}, unit(ucum))]);
    expect(values.ok && [values.value.units, values.value.suvType]).toEqual([units, suvType]);
  });

  it('takes the unit of the pixel value transformation without a mapping', () => {
    const image = enhancedImage({ '00409096': undefined, '00281054': 'BQML' });
    const result = suv([image]);
    expect(result.ok && 14400 * (result.value.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
  });

  it.each<[string, readonly DataSet[], string]>([
    ['no unit at all', [enhancedImage({ '00409096': undefined })], 'SUV_E_UNITS_MISSING'],
    ['an unknown unit', [enhancedImage({}, unit('%'))], 'SUV_E_UNITS_UNSUPPORTED'],
    ['no slope in the mapping', [enhancedImage({}, { '00409225': undefined })], 'SUV_E_RESCALE'],
    ['frames in different units', [enhancedImage(), enhancedImage({}, unit('g/ml{SUVbw}'))], 'SUV_E_INCONSISTENT_SERIES'],
    ['not attenuation corrected', [enhancedImage({ '00189759': 'NO' })], 'SUV_E_NOT_AC'],
    ['decay corrected to nothing stated', [enhancedImage({ '00189701': undefined })], 'SUV_E_DECAY_REF'],
  ])('%s', (_name, images, expected) => expect(code(images)).toBe(expected)); // prettier-ignore

  it('not decay corrected: the factor of its frame (6.1), 603 s at 3600 s', () => {
    const image = enhancedImage({ '00189758': 'NO', '00189701': undefined, '00189220': 603_000 });
    const result = suv([image]);
    expect(result.ok && ((result.value.factor[0] ?? NaN) * 368.08e6) / (4 * 70000)).toBeCloseTo(1.50747375, 8);
  });
});

describe('legacy converted enhanced PET', () => {
  it('keeps the dose of the classic objects, in Bq', () => {
    const result = suv([petImage({ '00080016': '1.2.840.10008.5.1.4.1.1.128.1' })]);
    expect(result.ok && 14400 * (result.value.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
    expect(result.ok && result.value.warnings).toEqual([]);
  });
});

describe('rescale (pet-suv.md sections 2 and 3)', () => {
  it.each<[string, DataSet, boolean, unknown]>([
    ['intercept applied', petImage({ '00281052': '-5' }), false, ['SUV_W_INTERCEPT']],
    ['intercept in strict mode', petImage({ '00281052': '-5' }), true, 'SUV_E_INTERCEPT'],
    ['intercept 0 in strict mode', petImage({ '00281052': '0.0' }), true, []],
    ['no intercept', petImage({ '00281052': undefined }), true, []],
    ['no slope', petImage({ '00281053': '' }), false, 'SUV_E_RESCALE'],
    ['slope 0', petImage({ '00281053': '0.0' }), false, 'SUV_E_RESCALE'],
    ['slope with comma', petImage({ '00281053': '0,5' }), false, 'SUV_E_NUMBER'],
    ['junk intercept', petImage({ '00281052': 'none' }), false, 'SUV_E_NUMBER'],
  ])('%s', (_name, image, strict, expected) => expect(code([image], strict)).toEqual(expected));
});
