import { describe, expect, it } from 'vitest';
import { imageScale } from '#core/calibration/imageScale.ts';
import {
  handCalibration,
  handMillimetres,
  isUncalibrated,
  rulerLength,
  rulerScope,
  type HandCalibration,
} from '#core/calibration/ultrasound/handCalibration.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { usHeader, usItem } from '../../../builders/images.ts';

/** 3-4-5: a line of 250 pixels. */
const RULER: HandCalibration = {
  ends: [
    [100, 100],
    [250, 300],
  ],
  length: 50,
  by: 'Ada Reader',
  at: '2026-11-24T08:15:00.000Z',
};

const spacing = (tag: string, ...Value: readonly string[]): DataSet => ({ [tag]: { vr: 'DS', Value } });
const capture = (change: DataSet = {}): DataSet => ({
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
  '00080060': { vr: 'CS', Value: ['OT'] },
  ...change,
});
const cine: DataSet = {
  '00280008': { vr: 'IS', Value: ['30'] },
  '00280009': { vr: 'AT', Value: ['00181063'] },
  '00181063': { vr: 'DS', Value: ['33.3'] },
};

describe('which images a ruler may calibrate (us.md 2.4)', () => {
  const region = usItem([0, 0, 99, 99], [3, 3], [0.02, 0.02]);
  it.each([
    ['ultrasound without regions', usHeader(), 'image'],
    ['a cine', { ...usHeader(), ...cine }, 'cine'],
    ['a multi-frame without times, whose frames may be anything', { ...usHeader(), '00280008': { vr: 'IS', Value: ['30'] } }, 'image'],
    ['a capture of many frames', capture(cine), 'image'],
    ['a photo of film', capture(), 'image'],
    ['regions without a unit', usHeader(usItem([0, 0, 99, 99], [0, 0], [1, 1])), 'image'],
    ['regions of scale 0', usHeader(usItem([0, 0, 99, 99], [3, 3], [0, 0])), 'image'],
    ['regions without a delta', usHeader(usItem([0, 0, 99, 99], [3, 3], [NaN, NaN])), 'image'],
    ['ultrasound with the spacing of a detector, which is no calibration', { ...usHeader(), ...spacing('00181164', '0.2', '0.2') }, 'image'],
    ['a damaged Pixel Spacing', capture(spacing('00280030', '0', '-1')), 'image'],
    ['square pixels by their ratio', capture({ '00280034': { vr: 'IS', Value: ['1', '1'] } }), 'image'],
  ] as const)('%s', (_, dataSet, scope) => {
    expect(rulerScope(dataSet)).toEqual({ ok: true, value: scope });
    expect(isUncalibrated(dataSet)).toBe(true);
  }); // prettier-ignore

  it.each([
    ['a region with a scale', usHeader(region), 'US_E_CALIBRATED', '(0018,6011)'],
    ['one that does not fit the image', usHeader(usItem([0, 0, 5000, 5000], [3, 3], [0.02, 0.02])), 'US_E_CALIBRATED', '(0018,6011)'],
    ['a strip over time', usHeader(usItem([0, 0, 99, 99], [4, 7], [0.01, 0.5])), 'US_E_CALIBRATED', '(0018,6011)'],
    ['ultrasound with Pixel Spacing', { ...usHeader(), ...spacing('00280030', '0.2', '0.2') }, 'US_E_CALIBRATED', '(0028,0030)'],
    ['a radiograph of a detector', { ...capture(), ...spacing('00181164', '0.2', '0.2') }, 'US_E_CALIBRATED', '(0018,1164)'],
    ['a scanned film', { ...capture(), ...spacing('00182010', '0.2', '0.2') }, 'US_E_CALIBRATED', '(0018,2010)'],
    ['pixels that are not square', capture({ '00280034': { vr: 'IS', Value: ['4', '3'] } }), 'US_E_RULER_OBLONG', '(0028,0034)'],
  ] as const)('not %s', (_, dataSet, code, tag) => {
    expect(rulerScope(dataSet)).toMatchObject({ ok: false, failure: { code, tag } });
  }); // prettier-ignore

  it('a calibration by hand never overrules one of the header', () => {
    const scale = imageScale(usHeader(region), [[10, 10]], { size: [800, 600], hand: RULER });
    expect(scale).toMatchObject({ ok: true, value: { perPixel: [0.2, 0.2], words: 'ultrasound region 1' } });
  });
});

describe('the length on the ruler', () => {
  it.each([
    ['50', 50],
    [' 12.5 ', 12.5],
    ['0.5', 0.5],
  ])('"%s"', (typed, length) => expect(rulerLength(typed)).toEqual({ ok: true, value: length }));

  it.each(['', '0', '0.0', '-5', '5 cm', 'five', '1e3', '5,0', 'NaN', 'Infinity', '9'.repeat(400)])(
    'not "%s"',
    (typed) => expect(rulerLength(typed)).toMatchObject({ ok: false, failure: { code: 'US_E_RULER_LENGTH' } }),
  );
});

describe('a calibration by hand', () => {
  it('divides the length by the pixels of the line', () => {
    expect(handCalibration(RULER)).toEqual({ ok: true, value: RULER });
    expect(handMillimetres(RULER)).toBe(0.2);
  });

  it.each([
    ['a line without length', { ends: [[5, 5], [5, 5]] }, 'US_E_RULER_LINE'],
    ['a line within a pixel', { ends: [[5, 5], [5.5, 5.5]] }, 'US_E_RULER_LINE'],
    ['a line that is nowhere', { ends: [[NaN, 5], [5, 5]] }, 'US_E_RULER_LINE'],
    ['0 mm', { length: 0 }, 'US_E_RULER_LENGTH'],
    ['less than 0 mm', { length: -50 }, 'US_E_RULER_LENGTH'],
    ['no number', { length: NaN }, 'US_E_RULER_LENGTH'],
    ['no end', { length: Infinity }, 'US_E_RULER_LENGTH'],
  ] as const)('refuses %s', (_, change, code) => {
    expect(handCalibration({ ...RULER, ...change })).toMatchObject({ ok: false, failure: { code } });
  }); // prettier-ignore

  it('gives mm in both directions, marked with who and when', () => {
    const scale = imageScale(usHeader(), [[0, 0]], { size: [800, 600], hand: RULER });
    expect(scale).toMatchObject({ ok: true, value: { perPixel: [0.2, 0.2], unit: 'mm', axes: 'space' } });
    if (!scale.ok) return;
    expect(scale.value.warnings).toEqual([
      {
        code: 'US_W_MANUAL_CALIBRATION',
        message:
          'Calibrated by hand: 50 mm on a ruler over 250 pixels, by Ada Reader on 2026-11-24; the image states no scale.',
      },
    ]);
    const terms = Object.fromEntries(scale.value.terms.map(({ symbol, value, unit }) => [symbol, `${value} ${unit}`]));
    expect(terms).toEqual({
      L: '50 mm',
      R1: '100, 100 {pixels}',
      R2: '250, 300 {pixels}',
      dX: '0.2 mm',
      dY: '0.2 mm',
    });
    expect(scale.value.terms.every(({ origin }) => origin === 'override')).toBe(true);
  });

  it('warns of a depth that no ultrasound image has, not of the size of a film (us.md 6)', () => {
    // 2500 mm over 250 pixels: 1 cm/pixel, 600 rows.
    const hand = { ...RULER, length: 2500 };
    const of = (dataSet: DataSet) => {
      const scale = imageScale(dataSet, [[0, 0]], { size: [800, 600], hand });
      return scale.ok ? scale.value.warnings : [];
    };
    expect(of(usHeader())).toContainEqual(
      expect.objectContaining({ code: 'US_W_SCALE', message: 'Depth would be 600 cm; check calibration.' }),
    );
    expect(of(capture()).map(({ code }) => code)).toEqual(['US_W_MANUAL_CALIBRATION']);
  });

  it('of a secondary capture still says that it is one', () => {
    const dataSet = capture({ '00080060': { vr: 'CS', Value: ['US'] } });
    const scale = imageScale(dataSet, [[0, 0]], { size: [800, 600], hand: RULER });
    expect(scale.ok && scale.value.warnings.map(({ code }) => code)).toEqual([
      'US_W_SECONDARY_CAPTURE',
      'US_W_MANUAL_CALIBRATION',
    ]);
  });
});
