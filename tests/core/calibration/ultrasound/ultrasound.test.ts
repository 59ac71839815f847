import { describe, expect, it } from 'vitest';
import { calibratedRegion, NOT_CALIBRATED } from '#core/calibration/ultrasound/usAxes.ts';
import { usDistance, usMotion, usSample } from '#core/calibration/ultrasound/usCaliper.ts';
import { usRegionAt, usRegions, usValueAt, type UsRegion } from '#core/calibration/ultrasound/usRegion.ts';
import type { DataSet } from '#core/imaging/dataset.ts';

/** A 2D region of the whole of an 800 × 600 image, unless told otherwise. */
const region = (change: Partial<UsRegion> = {}): UsRegion => ({
  number: 1,
  lowPriority: false,
  from: [0, 0],
  to: [799, 599],
  reference: [0, 0],
  units: [3, 3],
  referenceValue: [0, 0],
  delta: [0.02, 0.03],
  ...change,
});

describe('calibration of a region (us.md 4.2)', () => {
  it.each([
    ['equal deltas', { delta: [0.05, 0.05] }, [10, 10], [40, 50], 25],
    ['unequal deltas', {}, [100, 100], [400, 300], 84.852814],
    ['negative dY', { delta: [0.02, -0.03] }, [100, 100], [400, 300], 84.852814],
    ['negative dX', { delta: [-0.02, 0.03] }, [100, 100], [400, 300], 84.852814],
  ] as const)('%s', (_, change, a, b, millimetres) => {
    expect(usDistance(region(change), [a, b])).toBeCloseTo(millimetres, 6);
  });

  it('M-mode: depth, interval and slope', () => {
    const motion = usMotion(region({ units: [4, 3], delta: [0.005, 0.02] }), [[0, 0], [200, 50]]); // prettier-ignore
    expect(motion.interval).toBeCloseTo(1, 12);
    expect(motion.depth).toBeCloseTo(10, 12);
    expect(motion.slope).toBeCloseTo(10, 12);
  });

  it('M-mode: no slope where no time passes', () => {
    const upright = region({ units: [4, 3], delta: [0.005, 0.02] });
    expect(usMotion(upright, [[5, 0], [5, 50]]).slope).toBeUndefined(); // prettier-ignore
  });

  it('PW: row 320 is 80 rows above the baseline row 400', () => {
    const strip = region({ units: [4, 7], from: [0, 300], reference: [0, 100], delta: [0.005, -0.5] });
    expect(usSample(strip, [0, 320]).velocity).toBe(40);
    expect(usSample(strip, [0, 440]).velocity).toBe(-20);
  });

  it('reference pixel: y = 250 is at 6.00 cm', () => {
    expect(usValueAt(region({ from: [0, 50], delta: [0.03, 0.03] }), [0, 250])[1]).toBeCloseTo(6, 12);
  });
});

describe('which region a point belongs to (us.md 2.1)', () => {
  const whole = region({ number: 1 });
  const part = region({ number: 2, from: [100, 100], to: [200, 200] });

  it.each([
    ['the smaller of two', [whole, part], [150, 150], 2],
    ['the one of higher priority, though larger', [whole, { ...part, lowPriority: true }], [150, 150], 1],
    ['the earlier of two alike', [part, { ...part, number: 3 }], [150, 150], 2],
    ['the only one there', [whole, part], [50, 50], 1],
    ['the last pixel counts', [part], [200, 200], 2],
    ['up to its edge', [part], [200.5, 99.5], 2],
    ['none beyond it', [part], [200.6, 150], undefined],
    ['none without regions', [], [0, 0], undefined],
  ] as const)('%s', (_, regions, point, number) => {
    expect(usRegionAt(regions, point)?.number).toBe(number);
  });
});

describe('what is refused or warned of (us.md 6)', () => {
  const ends = [[10, 10], [40, 50]] as const; // prettier-ignore
  const size = [800, 600] as const;
  const failureOf = (change: Partial<UsRegion>) => calibratedRegion([region(change)], ends, size);

  it('a caliper from B-mode to the Doppler strip', () => {
    const regions = [region({ to: [799, 299] }), region({ number: 2, from: [0, 300], units: [4, 7] })];
    expect(
      calibratedRegion(
        regions,
        [
          [10, 10],
          [10, 400],
        ],
        size,
      ),
    ).toEqual({
      // prettier-ignore
      ok: false,
      failure: {
        code: 'US_E_CROSS_REGION',
        message: 'Both ends must be in the same region.',
        tag: '(0018,6011)',
      },
    });
    const outside = calibratedRegion([region({ to: [20, 20] })], ends, size);
    expect(outside).toMatchObject({ ok: false, failure: { code: 'US_E_CROSS_REGION' } });
  });

  it('points in no region have no calibration of a region', () => {
    expect(calibratedRegion([], ends, size)).toBeUndefined();
    expect(NOT_CALIBRATED.message).toBe('Image has no calibration; lengths in pixels only. Calibrate on the ruler?');
  });

  it.each([
    ['units cm and cm/s', { units: [3, 7] }, 'US_E_REGION_UNITS', 'No length along a velocity axis.'],
    ['units s and dB', { units: [4, 2] }, 'US_E_REGION_UNITS', 'The axes of this region have no units'],
    ['delta 0', { delta: [0, 0.02] }, 'US_E_DELTA_ZERO', 'Region 1 has a zero scale.'],
    ['delta 0 down', { delta: [0.02, 0] }, 'US_E_DELTA_ZERO', 'Region 1 has a zero scale.'],
    ['delta missing', { delta: [NaN, 0.02] }, 'US_E_NOT_CALIBRATED', 'Physical Delta is missing'],
    ['no units', { units: [0, 0] }, 'US_E_NOT_CALIBRATED', 'has no units'],
    ['Hz', { units: [4, 5] }, 'US_E_DOPPLER_UNIT', 'The Doppler scale is in Hz'],
    ['beyond the right edge', { to: [800, 599] }, 'US_E_REGION_OUTSIDE', 'Region lies outside 800 x 600; image was resized after acquisition.'],
    ['beyond the lower edge', { to: [799, 600] }, 'US_E_REGION_OUTSIDE', 'Region lies outside 800 x 600; image was resized after acquisition.'],
  ] as const)('%s', (_, change, code, message) => {
    const found = failureOf(change);
    expect(found).toMatchObject({ ok: false, failure: { code } });
    expect(found && !found.ok && found.failure.message).toContain(message);
  }); // prettier-ignore

  it.each([
    [0.02, []],
    [1 / 600, []],
    [1, ['Depth would be 600 cm; check calibration.']],
    [0.0016, ['Depth would be 0.96 cm; check calibration.']],
    [50 / 600, []],
    [0.084, ['Depth would be 50.4 cm; check calibration.']],
  ])('a scale of %s cm a pixel', (delta, messages) => {
    const found = failureOf({ delta: [delta, delta] });
    expect(found?.ok && found.value.warnings.map(({ message }) => message)).toEqual(messages);
    expect(found?.ok && found.value.warnings.every(({ code }) => code === 'US_W_SCALE')).toBe(true);
  });

  it.each([
    [[3, 3], 'space'],
    [[4, 3], 'motion'],
    [[4, 7], 'velocity'],
  ] as const)('units %s are %s', (units, axes) => {
    const found = failureOf({ units });
    expect(found?.ok && found.value.axes).toBe(axes);
  });
});

describe('regions of a header', () => {
  const element = (vr: string, ...Value: (number | DataSet)[]) => ({ vr, Value });
  const item: DataSet = {
    '00186016': element('UL', 3),
    '00186018': element('UL', 27),
    '0018601A': element('UL', 48),
    '0018601C': element('UL', 548),
    '0018601E': element('UL', 391),
    '00186020': element('SL', 261),
    '00186022': element('SL', -4),
    '00186024': element('US', 3),
    '00186026': element('US', 3),
    '00186028': element('FD', 13.5),
    '0018602C': element('FD', -0.05),
    '0018602E': element('FD', 0.05),
  };

  it('are read with defaults of 0', () => {
    expect(usRegions({ '00186011': element('SQ', item) })).toEqual([
      {
        number: 1,
        lowPriority: true,
        from: [27, 48],
        to: [548, 391],
        reference: [261, -4],
        units: [3, 3],
        referenceValue: [13.5, 0],
        delta: [-0.05, 0.05],
      },
    ]);
  });

  it('without a rectangle cover nothing, and the others keep their number', () => {
    const broken = Object.fromEntries(Object.entries(item).filter(([tag]) => tag !== '00186018'));
    expect(usRegions({ '00186011': element('SQ', broken, item) }).map(({ number }) => number)).toEqual([2]);
    expect(usRegions({})).toEqual([]);
    expect(usRegions({ '00186011': { vr: 'UN', bytes: Uint8Array.of(1, 2) } })).toEqual([]);
  });
});
