import { describe, expect, it } from 'vitest';
import { valueOf, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import type { RegionShape, ThresholdRule } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { axialGrid, hotspot, hotspotGrid } from '../../builders/fields.ts';
import { builtKernels } from '../../builders/kernels.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

const kernels = await builtKernels();
const grid = axialGrid([10, 10, 4], [2, 3, 5]);
const number = (measurement: Measurement | undefined, statistic: Statistic) =>
  measurement && valueOf(measurement, statistic)?.value;

function only(request: RegionRequest): Measurement {
  const [first, ...others] = measureRegion(request, summarise);
  if (!first || others.length > 0) throw new Error('one measurement was expected');
  return first;
}

const whole: RegionShape = { kind: 'whole' };

describe('threshold regions of the test phantom (pet-suv.md 9.3)', () => {
  const volume = volumeOf(hotspotGrid, hotspot);
  const SUV = 'g/ml{SUVbw}';
  const all = { connected: true } as const;
  it.each<{ name: string; rule: ThresholdRule; n: number; mtv: number; mean: number; tlg: number }>([
    { name: '41 %', rule: { kind: 'fraction', of: 0.41, ...all }, n: 105, mtv: 6.72, mean: 5.929906309, tlg: 39.84897 },
    { name: '50 %', rule: { kind: 'fraction', of: 0.5, ...all }, n: 73, mtv: 4.672, mean: 6.575658276, tlg: 30.721475 },
    {
      name: 'fixed 2.5',
      rule: { kind: 'fixed', value: 2.5, unit: SUV, ...all },
      n: 221,
      mtv: 14.144,
      mean: 4.498877891,
      tlg: 63.632129,
    },
    {
      name: 'fixed 4.0',
      rule: { kind: 'fixed', value: 4, unit: SUV, ...all },
      n: 109,
      mtv: 6.976,
      mean: 5.859759032,
      tlg: 40.877679,
    },
    {
      name: 'PERCIST 3.4',
      rule: { kind: 'fixed', value: 3.4, unit: SUV, ...all },
      n: 144,
      mtv: 9.216,
      mean: 5.328669098,
      tlg: 49.109014,
    },
    {
      name: 'adaptive',
      rule: { kind: 'fixed', value: 0.5 * (hotspot(10, 10, 10) + 1), unit: SUV, ...all },
      n: 57,
      mtv: 3.648,
      mean: 6.971135938,
      tlg: 25.430704,
    },
  ])('$name: $n voxels, $mtv mL, mean $mean, TLG $tlg g', ({ rule, n, mtv, mean, tlg }) => {
    const within = { centre: [40, 40, 40], radius: 60 } as const;
    const shape: RegionShape = { kind: 'threshold', within, rule, seriesUid: '1.2.4' };
    for (const run of [summarise, kernels.summarise]) {
      const [suv] = measureRegion(requestOf(shape, volume, { quantity: 'SUVbw' }), run);
      expect(number(suv, 'count')).toBe(n);
      expect(number(suv, 'volume')).toBeCloseTo(mtv * 1000, 6);
      expect(number(suv, 'mean')).toBeCloseTo(mean, 9);
      expect(number(suv, 'tlg')).toBeCloseTo(tlg, 6);
      expect(number(suv, 'max')).toBeCloseTo(9.843870121, 9);
    }
  });

  const shape: RegionShape = {
    kind: 'threshold',
    within: { centre: [40, 40, 40], radius: 60 },
    rule: { kind: 'fraction', of: 0.41, connected: true },
    seriesUid: '1.2.4',
  };
  const [suv, diameter] = measureRegion(requestOf(shape, volume, { quantity: 'SUVbw' }), kernels.summarise);

  it('gives SD, the place of the maximum and both peaks', () => {
    expect(number(suv, 'sd')).toBeCloseTo(1.448944698, 9);
    expect(number(suv, 'peak')).toBeCloseTo(8.294905976, 9);
    expect(number(suv, 'peakLocal')).toBeCloseTo(8.294905976, 9);
    expect(number(suv, 'peakIbsi')).toBeCloseTo(8.296471366, 9);
    expect(suv && valueOf(suv, 'max')?.at).toEqual({ index: [10, 10, 10], world: [40, 40, 40] });
  });

  it('writes the threshold and the peak variants into the derivation', () => {
    expect(suv?.derivation?.settings.threshold).toBeCloseTo(4.035987, 6);
    expect(suv?.derivation?.settings).toMatchObject({ peak: 'peak-frac global', peakIbsi: 'peak-ibsi global' });
    expect(suv?.derivation?.voxels).toMatchObject({ count: 105 });
    expect(suv?.derivation?.voxels.volumeMm3).toBe(6720);
  });

  it('measures the axes of the mask', () => {
    expect(diameter).toMatchObject({
      quantity: 'Diameter',
      unit: 'mm',
      derivation: { algorithm: { name: 'mask-axes' } },
    });
    // The 41 % isocontour is a sphere of radius 8·sqrt(2·ln(9/3.035987)) = 11.794 mm.
    expect(number(diameter, 'longAxis')).toBeGreaterThan(20);
    expect(number(diameter, 'longAxis')).toBeLessThan(28);
    expect(number(diameter, 'shortAxis')).toBeLessThanOrEqual(number(diameter, 'longAxis') ?? 0);
  });
});

describe('voxel statistics', () => {
  it('apply slope, intercept, factor and offset of each slice', () => {
    const volume = volumeOf(grid, () => 10, {
      slope: Float64Array.of(1, 2, 3, 4),
      intercept: Float64Array.of(0, 1, 2, 3),
    });
    const meaning = { factor: Float64Array.of(1, 1, 2, 0.5), offset: Float64Array.of(0, 0, 0, 1) };
    const measurement = only(requestOf(whole, volume, { meaning }));
    // 10·1, 10·2+1, (10·3+2)·2, (10·4+3)/2+1
    expect(number(measurement, 'mean')).toBe((10 + 21 + 64 + 22.5) / 4);
    expect(number(measurement, 'max')).toBe(64);
    expect(valueOf(measurement, 'max')?.at).toEqual({ index: [0, 0, 2], world: [0, 0, 10] });
  });

  it('leave out padding and what the meaning does not map', () => {
    const volume = volumeOf(grid, (i) => [-2000, 5, 5000][i] ?? 100, { padding: { from: -2000, to: -1500 } });
    const mapped = { from: new Float64Array(4), to: new Float64Array(4).fill(4095) };
    const measurement = only(requestOf(whole, volume, { meaning: { mapped } }));
    expect(number(measurement, 'count')).toBe(8 * 40);
    expect(number(measurement, 'min')).toBe(5);
    expect(number(measurement, 'max')).toBe(100);
    expect(number(measurement, 'volume')).toBe(8 * 40 * 30);
    expect(measurement.derivation?.settings.undefinedVoxels).toBe(80);
  });

  it.each([
    ['ADC', 'ADC_W_UNMAPPED'],
    ['SUVbw', 'SUV_W_UNMAPPED'],
    ['activity', 'SUV_W_UNMAPPED'],
    ['HU', 'REC_W_UNMAPPED'],
  ] as const)('%s that the meaning does not map is counted by %s', (quantity, code) => {
    // mri-adc.md 8; padding below the mapped range is unmapped too.
    const volume = volumeOf(grid, (i) => [-2000, 5, 5000][i] ?? 100, { padding: { from: -2000, to: -1500 } });
    const mapped = { from: new Float64Array(4), to: new Float64Array(4).fill(4095) };
    const { warnings } = only(requestOf(whole, volume, { quantity, meaning: { mapped } }));
    expect(warnings).toContainEqual({ code, message: '80 pixels outside the mapped range.', tag: '(0040,9096)' });
  });

  it('leave out what the meaning does not map on each slice', () => {
    // Stored 3 on every slice; modality 3, 6, 9, 12 by slope; mapped up to stored 2 on the first slice, 4 on the others.
    const volume = volumeOf(grid, () => 3, { slope: Float64Array.of(1, 2, 3, 4) });
    const mapped = { from: new Float64Array(4), to: Float64Array.of(2, 8, 12, 16) };
    const measurement = only(requestOf(whole, volume, { meaning: { mapped } }));
    expect([number(measurement, 'count'), number(measurement, 'min'), number(measurement, 'max')]).toEqual([
      300, 6, 12,
    ]);
    expect(measurement.warnings.map(({ message }) => message)).toEqual(['100 pixels outside the mapped range.']);
  });

  it('omit what does not apply', () => {
    const box: RegionShape = { kind: 'box', from: [5.9, 5.9, 4.9], to: [6.1, 6.1, 5.1] };
    const measurement = only(
      requestOf(
        box,
        volumeOf(grid, (i) => i),
      ),
    );
    expect(measurement.values.map(({ statistic }) => statistic)).not.toContain('sd');
    expect(measurement.values.map(({ statistic }) => statistic)).not.toContain('peak');
    expect(measurement.values.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(number(measurement, 'mean')).toBe(3);
  });

  it('give no peak of an activity and no TLG of SUVbsa', () => {
    const volume = volumeOf(grid, () => 2);
    const named = (quantity: 'activity' | 'SUVbsa') =>
      only(requestOf(whole, volume, { quantity })).values.map(({ statistic }) => statistic);
    expect(named('activity')).not.toContain('peak');
    expect(named('SUVbsa')).toContain('peak');
    expect(named('SUVbsa')).not.toContain('tlg');
  });

  it('give a probe its one value and place', () => {
    const measurement = only(
      requestOf(
        { kind: 'point', at: [4.3, 8.9, 9.2] },
        volumeOf(grid, (i, j, k) => 100 * k + 10 * j + i),
      ),
    );
    expect(measurement.values).toEqual([
      { quantity: 'HU', statistic: 'value', value: 232, unit: "[hnsf'U]", at: { index: [2, 3, 2], world: [4, 9, 10] } },
    ]);
  });

  it('carry the warnings of the calibration', () => {
    const warnings = [{ code: 'SUV_W_SEX', message: 'Sex unknown.' }];
    const measurement = only(
      requestOf(
        whole,
        volumeOf(grid, () => 1),
        { quantity: 'SUL', meaning: { warnings } },
      ),
    );
    expect(measurement.warnings[0]).toEqual(warnings[0]);
  });
});

describe('region warnings', () => {
  const block = (voxels: number): RegionShape => ({ kind: 'box', from: [-1, -1, -1], to: [2 * voxels - 1, 1, 1] });

  it('say that an ADC region has under 30 voxels', () => {
    const large = axialGrid([40, 3, 1], [2, 3, 5]);
    const codes = (voxels: number) =>
      only(
        requestOf(
          block(voxels),
          volumeOf(large, () => 1e-3),
          { quantity: 'ADC' },
        ),
      ).warnings.map(({ code }) => code);
    expect(codes(29)).toEqual(['ADC_W_SMALL_REGION']);
    expect(codes(30)).toEqual([]);
  });

  it('say that over 10 % of an ADC region is undefined', () => {
    const codes = (undefinedVoxels: number) => {
      const volume = volumeOf(grid, (i, j, k) => (i + 10 * (j + 10 * k) < undefinedVoxels ? NaN : 1e-3));
      return only(requestOf(whole, volume, { quantity: 'ADC' })).warnings.map(({ code }) => code);
    };
    expect(codes(40)).toEqual([]);
    expect(codes(41)).toEqual(['ADC_W_NAN_SHARE']);
  });

  describe('of ADC values that diffusion does not give (mri-adc.md 3)', () => {
    /** A region of 400 voxels of which the first ones hold `odd`. */
    const warningsOf = (odd: readonly number[], quantity: 'ADC' | 'HU' = 'ADC') => {
      const volume = volumeOf(grid, (i, j, k) => odd[i + 10 * (j + 10 * k)] ?? 1e-3);
      const measured = [summarise, kernels.summarise].map((run) => {
        const [measurement] = measureRegion(requestOf(whole, volume, { quantity }), run);
        return measurement?.warnings ?? [];
      });
      expect(measured[1]).toEqual(measured[0]);
      return measured[0] ?? [];
    };
    const times = (count: number, value: number) => new Array<number>(count).fill(value);

    it.each([
      { odd: times(4, -1e-5), codes: [] }, // exactly 1 %
      { odd: times(5, -1e-5), codes: ['ADC_W_NEGATIVE'] },
      { odd: times(5, 0), codes: ['ADC_W_NEGATIVE'] },
      { odd: times(5, NaN), codes: [] },
      { odd: times(5, -Infinity), codes: [] }, // undefined, not negative
      { odd: [3.5e-3], codes: [] }, // free water itself
      { odd: [3.5001e-3], codes: ['ADC_W_ABOVE_WATER'] },
      { odd: [Infinity], codes: [] },
      { odd: [...times(5, 0), 4e-3], codes: ['ADC_W_NEGATIVE', 'ADC_W_ABOVE_WATER'] },
    ])('$odd among 400: $codes', ({ odd, codes }) => {
      expect(warningsOf(odd).map(({ code }) => code)).toEqual(codes);
    });

    it('with their share and number', () => {
      expect(warningsOf([...times(6, 0), 4e-3, 5e-3]).map(({ message }) => message)).toEqual([
        "1.5 % of the region's voxels have an ADC of 0 or less; they are included.",
        '2 voxels have an ADC above free water at 37 °C (0.0035 mm2/s); included.',
      ]);
      expect(warningsOf([4e-3])[0]?.message).toMatch(/^1 voxel has /);
    });

    it('not of other quantities', () => {
      expect(warningsOf(times(40, -1000), 'HU')).toEqual([]);
    });

    it('in the unit of the meaning, not as stored', () => {
      const factor = new Float64Array(4).fill(1e-6);
      const codes = (stored: number) =>
        only(
          requestOf(
            whole,
            volumeOf(grid, () => stored),
            { quantity: 'ADC', meaning: { factor } },
          ),
        ).warnings.map(({ code }) => code);
      expect(codes(3400)).toEqual([]);
      expect(codes(3600)).toEqual(['ADC_W_ABOVE_WATER']);
    });

    it('of a single voxel under a probe', () => {
      const probe = { kind: 'point', at: [0, 0, 0] } as const;
      const volume = volumeOf(grid, () => 4e-3);
      expect(only(requestOf(probe, volume, { quantity: 'ADC' })).warnings.map(({ code }) => code)).toEqual([
        'ADC_W_ABOVE_WATER',
      ]);
    });
  });

  it('say that a peak is of a small region at the edge', () => {
    const corner: RegionShape = { kind: 'box', from: [-1, -1, -1], to: [1, 1, 1] };
    const codes = only(
      requestOf(
        corner,
        volumeOf(grid, () => 3),
        { quantity: 'SUVbw' },
      ),
    ).warnings.map(({ code }) => code);
    expect(codes).toEqual(['SUV_W_PEAK_EDGE', 'SUV_W_PEAK_SMALL']);
  });
});

describe('what cannot be measured', () => {
  const outside: RegionShape = { kind: 'sphere', centre: [500, 0, 0], radius: 10 };
  it.each([
    { quantity: 'SUVbw', code: 'SUV_E_EMPTY_REGION', message: 'No voxel inside the region.' },
    { quantity: 'activity', code: 'SUV_E_EMPTY_REGION', message: 'No voxel inside the region.' },
    { quantity: 'ADC', code: 'ADC_E_EMPTY_REGION', message: 'No voxel of the map inside the region.' },
    { quantity: 'HU', code: 'REC_E_EMPTY_REGION', message: 'No voxel inside the region.' },
  ] as const)('an empty $quantity region: $code', ({ quantity, code, message }) => {
    const measurement = only(
      requestOf(
        outside,
        volumeOf(grid, () => 1),
        { quantity },
      ),
    );
    expect(measurement).toMatchObject({ quantity, values: [], failure: { code, message } });
  });

  it('a region of padding only', () => {
    const volume = volumeOf(grid, () => -2000, { padding: { from: -2000, to: -2000 } });
    const { failure, values } = only(requestOf(whole, volume));
    expect(failure).toMatchObject({ code: 'REC_E_EMPTY_REGION' });
    expect(failure?.message).toContain('all 400');
    expect(values).toEqual([]);
  });

  it('values that are only for display, while drawn lengths stand', () => {
    const volume = volumeOf(grid, () => 1, { displayOnly: '12-bit lossy JPEG.' });
    expect(only(requestOf(whole, volume)).failure).toEqual({
      code: 'INP_E_DISPLAY_ONLY',
      message: 'Shown but not measured: 12-bit lossy JPEG.',
    });
    const ellipse: RegionShape = {
      kind: 'ellipse',
      centre: [8, 9, 5],
      semiAxes: [
        [4, 0, 0],
        [0, 3, 0],
      ],
      normal: [0, 0, 1],
    };
    const [values, diameter] = measureRegion(requestOf(ellipse, volume), summarise);
    expect(values?.failure?.code).toBe('INP_E_DISPLAY_ONLY');
    expect(number(diameter, 'longAxis')).toBe(8);
  });

  it('a length without spacing', () => {
    const volume = volumeOf({ ...grid, spacing: [NaN, NaN, 5] }, () => 1);
    const length: RegionShape = {
      kind: 'length',
      ends: [
        [0, 0, 0],
        [3, 4, 0],
      ],
      normal: [0, 0, 1],
    };
    expect(only(requestOf(length, volume))).toMatchObject({
      quantity: 'Diameter',
      values: [],
      failure: { code: 'REC_E_NO_SPACING', tag: '(0028,0030)' },
    });
  });

  it.each([
    { own: '1.2.3', other: '9.9.9', code: 'INT_E_FOR' },
    { own: '', other: '', code: 'INT_E_FOR' },
    { own: '1.2.3', other: '1.2.3', code: undefined },
  ])('a region of another series, frames of reference "$own" and "$other": $code', ({ own, other, code }) => {
    const volume = volumeOf({ ...grid, frameOfReferenceUid: own }, () => 1);
    const region = { seriesUid: '1.2.99', stackId: '1.2.99/0', frameOfReferenceUid: other };
    expect(only(requestOf(whole, volume, { region })).failure?.code).toBe(code);
  });

  it('a threshold of another series or unit', () => {
    const rule = { kind: 'fixed', value: 2.5, unit: 'g/ml{SUVbw}', connected: true } as const;
    const within = { centre: [9, 9, 9], radius: 20 } as const;
    const volume = volumeOf(grid, () => 3);
    const codeOf = (seriesUid: string, quantity: 'SUVbw' | 'SUL') => {
      const shape: RegionShape = { kind: 'threshold', within, rule, seriesUid };
      return measureRegion(requestOf(shape, volume, { quantity }), summarise)[0]?.failure?.code;
    };
    expect(codeOf('1.2.99', 'SUVbw')).toBe('SUV_E_THRESHOLD_SERIES');
    expect(codeOf('1.2.4', 'SUL')).toBe('SUV_E_THRESHOLD_UNIT');
    expect(codeOf('1.2.4', 'SUVbw')).toBeUndefined();
  });
});

describe('lengths and axes', () => {
  const volume = volumeOf(grid, () => 1);
  const normal = [0, 0, 1] as const;
  const freehand = (points: readonly (readonly [number, number])[]): RegionShape => ({
    kind: 'freehand',
    points: points.map(([x, y]) => [x, y, 5]),
    normal,
  });

  it('give a drawn length only', () => {
    const measurement = only(
      requestOf(
        {
          kind: 'length',
          ends: [
            [1, 2, 5],
            [4, 6, 5],
          ],
          normal,
        },
        volume,
      ),
    );
    expect(measurement.values).toEqual([{ quantity: 'Diameter', statistic: 'length', value: 5, unit: 'mm' }]);
    expect(measurement.derivation?.calibration.terms.map(({ symbol, value }) => [symbol, value])).toEqual([
      ['a1', '1, 2, 5'],
      ['a2', '4, 6, 5'],
    ]);
    expect(measurement.derivation?.calibration.filled).toBe('length = 5 mm');
  });

  it('give both drawn axes, and refuse a short axis longer than the long one', () => {
    const long = [
      [0, 0, 5],
      [12, 0, 5],
    ] as const;
    const short = [
      [6, -3, 5],
      [6, 4, 5],
    ] as const;
    const drawn = only(requestOf({ kind: 'bidirectional', long, short, normal }, volume));
    expect(number(drawn, 'longAxis')).toBe(12);
    expect(number(drawn, 'shortAxis')).toBe(7);
    const swapped = only(requestOf({ kind: 'bidirectional', long: short, short: long, normal }, volume));
    expect(swapped).toMatchObject({ quantity: 'Diameter', values: [], failure: { code: 'REC_E_AXES' } });
  });

  it('give nothing for a line on another stack', () => {
    const length: RegionShape = {
      kind: 'length',
      ends: [
        [1, 2, 5],
        [4, 6, 5],
      ],
      normal,
    };
    expect(measureRegion(requestOf(length, volume, { region: { stackId: '1.2.99/0' } }), summarise)).toEqual([]);
  });

  it.each([
    {
      name: 'triangle',
      points: [
        [0, 0],
        [40, 0],
        [10, 15],
      ],
      long: 40,
      short: 15,
      area: 300,
    },
    {
      name: 'square 20',
      points: [
        [0, 0],
        [20, 0],
        [20, 20],
        [0, 20],
      ],
      long: 28.284271,
      short: 28.284271,
      area: 400,
    },
    {
      name: 'diamond',
      points: [
        [14, 0],
        [0, 6],
        [-14, 0],
        [0, -6],
      ],
      long: 28,
      short: 12,
      area: 168,
    },
  ] as const)('are those of ct-recist.md 2.1 for a $name', ({ points, long, short, area }) => {
    const [, diameter] = measureRegion(requestOf(freehand(points), volume), summarise);
    expect(number(diameter, 'longAxis')).toBeCloseTo(long, 6);
    expect(number(diameter, 'shortAxis')).toBeCloseTo(short, 6);
    expect(number(diameter, 'area')).toBeCloseTo(area, 6);
    expect(diameter && valueOf(diameter, 'area')?.unit).toBe('mm2');
  });

  it('are not given for search spheres, boxes and whole volumes', () => {
    const sphere: RegionShape = { kind: 'sphere', centre: [8, 9, 5], radius: 6 };
    expect(only(requestOf(sphere, volume)).quantity).toBe('HU');
  });

  it('are refused for an outline that encloses nothing', () => {
    const [, diameter] = measureRegion(
      requestOf(
        freehand([
          [1, 1],
          [5, 5],
        ]),
        volume,
      ),
      summarise,
    );
    expect(diameter?.failure?.code).toBe('REC_E_EMPTY_REGION');
  });
});
