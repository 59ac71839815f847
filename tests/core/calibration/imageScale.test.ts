import { describe, expect, it } from 'vitest';
import { imageScale } from '#core/calibration/imageScale.ts';
import type { DataSet } from '#core/imaging/dataset.ts';

const element = (vr: string, ...Value: readonly (string | number | DataSet)[]) => ({ vr, Value });

const region = (change: DataSet = {}): DataSet => ({
  '00186018': element('UL', 10),
  '0018601A': element('UL', 20),
  '0018601C': element('UL', 99),
  '0018601E': element('UL', 79),
  '00186024': element('US', 3),
  '00186026': element('US', 3),
  '0018602C': element('FD', 0.05),
  '0018602E': element('FD', -0.04),
  ...change,
});

const us = (change: DataSet = {}): DataSet => ({
  '00080016': element('UI', '1.2.840.10008.5.1.4.1.1.6.1'),
  '00080060': element('CS', 'US'),
  ...change,
});

const withRegion = (change: DataSet = {}) => us({ '00186011': element('SQ', region(change)) });

const at = (dataSet: DataSet, ...points: readonly (readonly [number, number])[]) =>
  imageScale(dataSet, points.length > 0 ? points : [[20, 30]], { size: [200, 100] });

describe('order of calibration sources (us.md 2.4)', () => {
  it('1: the region', () => {
    expect(at(withRegion())).toMatchObject({
      value: { unit: 'mm', perPixel: [0.5, 0.4], axes: 'space', words: 'ultrasound region 1', warnings: [] },
    });
  });

  it('1 before 2: the region wins over a Pixel Spacing that differs by more than 1 %', () => {
    const disagreeing = { ...withRegion(), '00280030': element('DS', '0.4', '0.51') };
    expect(at(disagreeing)).toMatchObject({
      value: { perPixel: [0.5, 0.4], warnings: [{ code: 'US_W_SPACING_DISAGREE', tag: '(0028,0030)' }] },
    });
    const agreeing = { ...withRegion(), '00280030': element('DS', '0.4', '0.504') };
    expect(at(agreeing)).toMatchObject({ value: { warnings: [] } });
  });

  it('2: Pixel Spacing without any region', () => {
    expect(at(us({ '00280030': element('DS', '0.4', '0.5') }))).toMatchObject({
      value: { unit: 'mm', perPixel: [0.5, 0.4], warnings: [{ code: 'US_W_PIXEL_SPACING' }] },
    });
  });

  it('a shape outside all regions has pixels, whatever Pixel Spacing says', () => {
    const both = { ...withRegion(), '00280030': element('DS', '0.4', '0.5') };
    expect(at(both, [150, 90])).toMatchObject({
      value: { unit: '{pixels}', perPixel: [1, 1], warnings: [{ code: 'US_E_NOT_CALIBRATED' }] },
    });
  });

  it('5: none, pixels only', () => {
    expect(at(us())).toMatchObject({
      value: {
        unit: '{pixels}',
        warnings: [
          {
            code: 'US_E_NOT_CALIBRATED',
            message: 'Image has no calibration; lengths in pixels only. Calibrate on the ruler?',
          },
        ],
      },
    });
  });

  it.each([
    ['Imager Pixel Spacing', { '00181164': element('DS', '0.1', '0.1') }],
    ['Pixel Aspect Ratio', { '00280034': element('IS', '1', '2') }],
  ])('%s is never a calibration', (_, tags) => {
    expect(at(us(tags))).toMatchObject({ value: { unit: '{pixels}' } });
  });

  it('a secondary capture of an ultrasound screen is said so', () => {
    const capture = us({ '00080016': element('UI', '1.2.840.10008.5.1.4.1.1.7') });
    expect(at(capture)).toMatchObject({
      value: {
        warnings: [
          { code: 'US_W_SECONDARY_CAPTURE', message: 'Secondary capture; calibration may be missing.' },
          { code: 'US_E_NOT_CALIBRATED' },
        ],
      },
    });
  });

  it('a region without units is no calibration; a zero scale is refused', () => {
    const dummy = withRegion({ '00186024': element('US', 0), '00186026': element('US', 0) });
    expect(at(dummy)).toMatchObject({ value: { unit: '{pixels}', warnings: [{ code: 'US_E_NOT_CALIBRATED' }] } });
    expect(at(withRegion({ '0018602C': element('FD', 0) }))).toMatchObject({
      ok: false,
      failure: { code: 'US_E_DELTA_ZERO' },
    });
  });

  it('names region, deltas and reference for a later recomputation (us.md 5)', () => {
    const scale = at(withRegion());
    const terms = scale.ok ? scale.value.terms : [];
    expect(terms.map(({ symbol, value, unit }) => [symbol, value, unit])).toEqual([
      ['R', '1', '1'],
      ['dX', '0.05', 'cm'],
      ['dY', '-0.04', 'cm'],
      ['X0', '10', '{pixels}'],
      ['Y0', '20', '{pixels}'],
      ['refX', '0', 'cm'],
      ['refY', '0', 'cm'],
    ]);
  });
});

describe('other images', () => {
  it('take what pixelSpacing says, without words about ultrasound', () => {
    const projection = { '00080060': element('CS', 'DX'), '00181164': element('DS', '0.1', '0.2') };
    expect(at(projection)).toMatchObject({
      value: { unit: 'mm{detector}', perPixel: [0.2, 0.1], warnings: [], terms: [{ symbol: 'dX' }, { symbol: 'dY' }] },
    });
    expect(at({ '00080060': element('CS', 'OT') })).toMatchObject({ value: { unit: '{pixels}', warnings: [] } });
  });
});
