import { describe, expect, it } from 'vitest';
import { shownBytes, shownCount, shownNumber, shownQuantity, unitName } from '#ui/shownQuantity.ts';

/** Expected texts are written by hand from the display rules in the heads of the specification pages. */
describe('shownQuantity', () => {
  it.each([
    ['SUV with two decimals', { value: 5.2166, unit: 'g/ml{SUVbw}' }, '5.22', 'g/ml'],
    ['lean SUV keeps its plain unit', { value: 3.2294, unit: 'g/ml{SUVlbm(James128)}' }, '3.23', 'g/ml'],
    ['SUV by surface', { value: 0.1234, unit: 'cm2/ml{SUVbsa}' }, '0.12', 'cm²/ml'],
    ['ADC in 1e-6 mm²/s without decimals', { value: 762.633e-6, unit: 'mm2/s' }, '763', '×10⁻⁶ mm²/s'],
    ['the ADC cut-off', { value: 0.001, unit: 'mm2/s' }, '1000', '×10⁻⁶ mm²/s'],
    ['lengths with one decimal', { value: 31.622777, unit: 'mm' }, '31.6', 'mm'],
    ['areas', { value: 11.2, unit: 'mm2' }, '11.2', 'mm²'],
    ['volumes in ml', { value: 4188.790205, unit: 'mm3' }, '4.19', 'ml'],
    ['percent', { value: -30.04, unit: '%' }, '−30.0', '%'],
    ['activity', { value: 14400.4, unit: 'Bq/ml' }, '14\u202f400', 'Bq/ml'],
  ])('%s', (_name, quantity, number, unit) => {
    expect(shownQuantity(quantity)).toEqual({ number, unit });
  });

  it('gives averages of HU one decimal and single voxels none', () => {
    const mean = { value: 41.26, unit: "[hnsf'U]" };
    expect(shownQuantity(mean, { statistic: 'mean' }).number).toBe('41.3');
    expect(shownQuantity(mean, { statistic: 'max' }).number).toBe('41');
  });

  it('counts voxels', () => {
    expect(shownQuantity({ value: 253, unit: '1' }, { statistic: 'count' })).toEqual({ number: '253', unit: 'voxels' });
  });

  it('shows + on gains where a change is meant', () => {
    expect(shownQuantity({ value: 20.05, unit: '%' }, { signed: true }).number).toBe('+20.1');
    expect(shownQuantity({ value: 0, unit: '%' }, { signed: true }).number).toBe('0.0');
  });
});

describe('shownNumber', () => {
  it.each([
    [2.675, 2, '2.68'],
    [-2.675, 2, '−2.68'],
    [0.5, 0, '1'],
    [-0.5, 0, '−1'],
    [1.005, 2, '1.01'],
    [-0.004, 2, '0.00'],
    [1e-7, 2, '0.00'],
    [1.5e21, 0, '1.500e+21'],
    [Number.NaN, 2, '–'],
  ])('rounds %d to %d decimals half away from zero', (value, decimals, text) => {
    expect(shownNumber(value, decimals)).toBe(text);
  });
});

it('groups counts and bytes', () => {
  expect(shownCount(1284)).toBe('1\u202f284');
  expect(shownCount(128)).toBe('128');
  expect(shownBytes(38_400_000)).toBe('38 MB');
  expect(shownBytes(1_250_000_000)).toBe('1.3 GB');
});

describe('unitName', () => {
  it.each([
    ["[hnsf'U]", 'HU'],
    ['mm2/s', 'mm²/s'],
    ['mm3', 'mm³'],
    ['g/ml{SUVlbm(James128)}', 'g/ml'],
    ['1', ''],
  ])('spells %s as %s without scaling', (unit, shown) => expect(unitName(unit)).toBe(shown));
});
