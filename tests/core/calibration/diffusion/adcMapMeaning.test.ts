import { describe, expect, it } from 'vitest';
import { adcMapMeaning, unitFactor } from '#core/calibration/diffusion/adcMapMeaning.ts';
import { mrImage, seriesOf, stackOf } from '../../../builders/dwiSeries.ts';
import { dataSetOf, type Attributes } from '../../../builders/petSeries.ts';

const adcMap: Attributes = { '00080008': 'DERIVED\\PRIMARY\\ADC' };

function meaningOf(attributes: Attributes, median?: number) {
  const stack = stackOf({ key: {}, attributes: { ...adcMap, ...attributes } });
  return adcMapMeaning(seriesOf([], 'adc'), stack, median === undefined ? undefined : () => median);
}

function meaning(attributes: Attributes, median?: number) {
  const result = meaningOf(attributes, median);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const mapping = (unit: string, change: Attributes = {}, quantity = '113041') =>
  dataSetOf({
    '004008EA': [dataSetOf({ '00080100': unit })],
    '00409220': [dataSetOf({ '0040A168': [dataSetOf({ '00080100': quantity })] })],
    '00409225': 1,
    '00409224': 0,
    ...change,
  });

describe('the unit of a scanner map (mri-adc.md section 5)', () => {
  it.each([
    ['mm2/s', 1],
    ['um2/ms', 1e-3],
    ['um2/s', 1e-6],
    ['10-6.mm2/s', 1e-6],
  ])('row 1, mapping in %s', (unit, factor) => {
    const found = meaning({ '00409096': [mapping(unit)] });
    expect([found.factor[0], found.offset[0], found.unit]).toEqual([factor, 0, 'mm2/s']);
    expect(found.warnings).toEqual([]);
  });

  it('the mapping acts on stored values and replaces Rescale Slope and Intercept', () => {
    const item = mapping('um2/s', { '00409225': 0.5, '00409224': 10, '00409216': 0, '00409211': 4095 });
    const { factor, offset, mapped } = meaning({ '00409096': [item], '00281053': '2', '00281052': '-1000' });
    // stored 1200: modality 2·1200 − 1000 = 1400; mapped (0.5·1200 + 10) um2/s = 610e-6 mm²/s
    expect(1400 * (factor[0] ?? NaN) + (offset[0] ?? NaN)).toBeCloseTo(610e-6, 15);
    // stored 0 to 4095 are modality values −1000 to 7190
    expect(mapped).toEqual({ from: Float64Array.of(-1000, -1000), to: Float64Array.of(7190, 7190) });
  });

  it('keeps the mapped range of each image where the rescale differs between images', () => {
    const item = mapping('um2/s', { '00409216': 0, '00409211': 4095 });
    const stack = stackOf({ key: {}, attributes: { ...adcMap, '00409096': [item] } });
    const frames = ['1', '0.3'].flatMap((slope) =>
      stack.frames
        .slice(0, 1)
        .map((frame) => ({ ...frame, dataSet: mrImage({ ...adcMap, '00409096': [item], '00281053': slope }) })),
    );
    const found = adcMapMeaning(seriesOf([], 'adc'), { ...stack, frames });
    const { mapped, factor } = found.ok ? found.value : {};
    // Decoded to 32-bit floats, stored 4095 is 4095 in the first image and float32(0.3 · 4095) in the second.
    const last = [4095, Math.fround(0.3 * 4095)];
    const inside = (value: number, k: number) => value >= (mapped?.from[k] ?? NaN) && value <= (mapped?.to[k] ?? NaN);
    expect(last.map((value, k) => [inside(value, k), inside(value + 0.3, k), inside(-0.3, k)])).toEqual([
      [true, false, false],
      [true, false, false],
    ]);
    // 0.3 · 1000 of the modality is stored 1000: 1e-3 mm²/s
    expect(300 * (factor?.[1] ?? NaN)).toBeCloseTo(1e-3, 12);
  });

  it('of several mappings the one with quantity ADC counts', () => {
    const items = [mapping('mm2/s', {}, '000000'), mapping('um2/s')];
    expect(meaning({ '00409096': items }).factor[0]).toBe(1e-6);
  });

  const table = { '00409225': undefined, '00409212': '0\\1\\4\\9', '00409216': 0, '00409211': 3 };
  it.each<[string, Attributes, string]>([
    ['a lookup table', table, 'lookup table (0040,9212)'],
    ['no slope', { '00409225': undefined }, 'Slope (0040,9225) or Intercept'],
    ['slope 0', { '00409225': 0 }, 'Slope (0040,9225) or Intercept'],
    ['junk for a slope', { '00409225': '1,5' }, 'Slope (0040,9225) or Intercept'],
    ['junk for an intercept', { '00409224': 'x' }, 'Slope (0040,9225) or Intercept'],
    ['a unit that is none of diffusion', { '004008EA': [dataSetOf({ '00080100': 's/mm2' })] }, 'unit s/mm2'],
  ])('a mapping to ADC by %s is refused: no rescale and guess in its place', (_what, change, words) => {
    const result = meaningOf({ '00409096': [mapping('um2/s', change)], '00281053': '2' }, 1000);
    expect(result.ok ? undefined : result.failure).toMatchObject({
      code: 'ADC_E_MAPPING',
      message: expect.stringContaining(words) as string,
      tag: '(0040,9096)',
    });
  });

  it('a mapping that only its unit makes one of diffusion is refused as well', () => {
    const result = meaningOf({ '00409096': [mapping('mm2/s', table, '000000')] }, 1000);
    expect(result.ok ? '' : result.failure.code).toBe('ADC_E_MAPPING');
  });

  it('a mapping of another quantity in another unit says nothing about ADC', () => {
    const found = meaning({ '00409096': [mapping('1', table, '000000')], '00281054': 'um2/s' });
    expect(found.factor[0]).toBe(1e-6);
  });

  it('a mapping in some of the images only is refused', () => {
    const stack = stackOf({ key: {}, attributes: adcMap });
    const mapped = mrImage({ ...adcMap, '00409096': [mapping('um2/s')] });
    const frames = stack.frames.map((frame, k) => (k === 0 ? frame : { ...frame, dataSet: mapped }));
    for (const order of [frames, frames.toReversed()]) {
      const result = adcMapMeaning(seriesOf([], 'adc'), { ...stack, frames: order }, () => 1000);
      expect(result.ok ? '' : result.failure.code).toBe('ADC_E_MAPPING');
    }
  });

  it.each([
    ['10^-6 mm^2/s', 1e-6],
    ['10^-3 mm^2/s', 1e-3],
    ['1E-6 mm2/s', 1e-6],
    ['um2/s', 1e-6],
    ['mm²/s', 1],
    ['US', undefined],
    ['HU', undefined],
    ['', undefined],
  ])('row 2, text %j', (words, factor) => expect(unitFactor(words)).toBe(factor));

  it('row 2 in the header', () => {
    const found = meaning({ '00281054': '10^-6 mm^2/s' });
    expect(found.factor[0]).toBe(1e-6);
    expect(found.record.terms[0]).toMatchObject({ tag: '(0028,1054)', raw: '10^-6 mm^2/s' });
  });

  it.each([
    [1043, 1e-6, 'Unit not stated; median 1043 read as 1e-6 mm2/s.'],
    [50, 1e-6, 'Unit not stated; median 50 read as 1e-6 mm2/s.'],
    [49.9, 1e-3, 'Unit not stated; median 49.9 read as 1e-3 mm2/s.'],
    [1.043, 1e-3, 'Unit not stated; median 1.043 read as 1e-3 mm2/s.'],
    [0.00104, 1, 'Unit not stated; median 0.00104 read as mm2/s.'],
  ])('row 3, median %d', (median, factor, message) => {
    const found = meaning({ '00281054': 'US' }, median);
    expect(found.factor[0]).toBe(factor);
    expect(found.warnings).toEqual([{ code: 'ADC_W_UNIT_GUESSED', message, tag: '(0028,1054)' }]);
  });

  it('is not known before the values are', () => {
    const result = meaningOf({});
    expect(result.ok ? '' : result.failure.code).toBe('ADC_E_UNIT_UNKNOWN');
  });

  it('never takes an exponential map for an ADC map', () => {
    const result = meaningOf({ '00080008': 'DERIVED\\PRIMARY\\EADC' }, 1000);
    expect(result.ok ? '' : result.failure.code).toBe('ADC_E_NOT_ADC');
  });

  it('says when only the name tells that it is an ADC map', () => {
    const found = meaning({ '00080008': 'DERIVED\\PRIMARY', '0008103E': 'DWI ADC', '00281054': 'um2/s' });
    expect(found.warnings.map(({ code }) => code)).toEqual(['ADC_W_MAP_BY_NAME']);
  });
});
