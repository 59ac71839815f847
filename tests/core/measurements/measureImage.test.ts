import { describe, expect, it } from 'vitest';
import type { DataSet } from '#core/imaging/dataset.ts';
import { measureImage } from '#core/measurements/measureImage.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { valueOf, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import { sameMeasurement } from '#core/measurements/replay.ts';
import type { ImageTarget } from '#core/measurements/imageTarget.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { imageTarget, usHeader, usItem } from '../../builders/images.ts';
import { meaningOf, regionOf } from '../../builders/regionRequests.ts';

const normal = [0, 0, 1] as const;
const meaning = meaningOf('stored', 5);

function measured(shape: RegionShape, target: ImageTarget): readonly Measurement[] {
  const region = regionOf(shape, { image: { sopInstanceUid: '1.2.5.7', frame: 2 } });
  const { direct, request, finish } = measureImage(region, target, meaning);
  return [...direct, ...finish(request ? measureRegion(request, summarise) : [])];
}

const only = (measurements: readonly Measurement[], quantity: string) =>
  measurements.find((measurement) => measurement.quantity === quantity);

const number = (measurement: Measurement | undefined, statistic: Statistic) => {
  const found = measurement && valueOf(measurement, statistic);
  return found ? ([found.value, found.unit] as const) : undefined;
};

const line = (a: readonly [number, number], b: readonly [number, number]): RegionShape => ({
  kind: 'length',
  ends: [
    [...a, 2],
    [...b, 2],
  ],
  normal,
});

const B_MODE = usItem([0, 0, 799, 299], [3, 3], [0.02, 0.03]);
const M_MODE = usItem([0, 300, 799, 449], [4, 3], [0.005, 0.02]);
const DOPPLER = usItem([0, 450, 799, 599], [4, 7], [0.005, -0.5], { '00186022': { vr: 'SL', Value: [100] } });
const scan = (): ImageTarget => imageTarget(usHeader(B_MODE, M_MODE, DOPPLER));

describe('a caliper on ultrasound', () => {
  it('measures in the deltas of its region, and says which (us.md 4, worked)', () => {
    const target = imageTarget(usHeader(usItem([0, 0, 799, 599], [3, 3], [0.02, 0.03])));
    const [length] = measured(line([100, 100], [400, 300]), target);
    const found = number(length, 'length');
    expect(found?.[0]).toBeCloseTo(84.852814, 6);
    expect(found?.[1]).toBe('mm');
    const derivation = length?.derivation;
    expect(derivation?.instanceUids).toEqual(['1.2.5.7']);
    expect(derivation?.settings).toMatchObject({ image: '1.2.5.7', frame: 3, scale: 'ultrasound region 1' });
    const terms = new Map(derivation?.calibration.terms.map(({ symbol, value }) => [symbol, value]));
    expect(Object.fromEntries(terms)).toMatchObject({ P1: '100, 100', P2: '400, 300', R: '1', dX: '0.02', dY: '0.03' });
    expect(derivation?.calibration.formula).toContain('Δcolumn · dX');
  });

  it('across regions is refused', () => {
    expect(measured(line([10, 10], [10, 400]), scan())).toMatchObject([
      { quantity: 'Diameter', values: [], failure: { code: 'US_E_CROSS_REGION' } },
    ]);
  });

  it('in M-mode gives depth, interval and slope (us.md 4.2)', () => {
    const [motion] = measured(line([0, 310], [200, 360]), scan());
    expect(number(motion, 'length')?.[0]).toBeCloseTo(10, 9);
    expect(number(motion, 'interval')?.[0]).toBeCloseTo(1, 9);
    expect(number(motion, 'slope')).toEqual([expect.closeTo(10, 9), 'mm/s']);
  });

  it('in spectral Doppler gives PSV, EDV, RI and S/D (us.md 4.1: 80 and 20)', () => {
    // Baseline at row 550: 80 cm/s is 160 rows above it and would leave the strip, so half of each: 40 and 10.
    const [flow] = measured(line([100, 470], [200, 530]), scan());
    expect(flow?.quantity).toBe('Velocity');
    expect(number(flow, 'psv')).toEqual([40, 'cm/s']);
    expect(number(flow, 'edv')).toEqual([10, 'cm/s']);
    expect(number(flow, 'ri')?.[0]).toBe(0.75);
    expect(number(flow, 'sdRatio')?.[0]).toBe(4);
    expect(number(flow, 'interval')?.[0]).toBeCloseTo(0.5, 12);
  });

  it('as a point in spectral Doppler gives a velocity with its sign', () => {
    const [flow] = measured({ kind: 'point', at: [100, 560, 2] }, scan());
    expect(number(flow, 'value')).toEqual([-5, 'cm/s']);
    expect(number(flow, 'gradient')?.[0]).toBeCloseTo(4 * 0.05 ** 2, 12);
  });

  it('as a freehand envelope gives PI and VTI', () => {
    const points = [[100, 470, 2], [150, 500, 2], [200, 530, 2]] as const; // prettier-ignore
    const [flow] = measured({ kind: 'freehand', points, normal }, scan());
    // A straight fall from 40 to 10 cm/s in 0.5 s.
    expect(number(flow, 'tamax')?.[0]).toBeCloseTo(25, 9);
    expect(number(flow, 'vti')?.[0]).toBeCloseTo(12.5, 9);
    expect(number(flow, 'pi')?.[0]).toBeCloseTo(30 / 25, 9);
  });

  it.each([
    ['an ellipse on M-mode', [100, 350, 2], 'Diameter'],
    ['an ellipse on Doppler', [100, 500, 2], 'Velocity'],
  ] as const)('%s means nothing', (_, centre, quantity) => {
    const shape: RegionShape = { kind: 'ellipse', centre, semiAxes: [[10, 0, 0], [0, 10, 0]], normal }; // prettier-ignore
    expect(measured(shape, scan())).toMatchObject([{ quantity, values: [], failure: { code: 'US_E_REGION_UNITS' } }]);
  });
});

describe('areas on ultrasound', () => {
  it('an ellipse of 42 × 31 mm: 10.225884 cm2, circumference 115.31997 mm (us.md 4, worked)', () => {
    const target = imageTarget(usHeader(usItem([0, 0, 799, 599], [3, 3], [0.05, 0.025])));
    const shape: RegionShape = {
      kind: 'ellipse',
      centre: [300, 300, 2],
      semiAxes: [
        [42, 0, 0],
        [0, 62, 0],
      ],
      normal,
    };
    const size = only(measured(shape, target), 'Diameter');
    expect(number(size, 'longAxis')).toEqual([expect.closeTo(42, 9), 'mm']);
    expect(number(size, 'shortAxis')).toEqual([expect.closeTo(31, 9), 'mm']);
    expect(number(size, 'area')).toEqual([expect.closeTo(10.225884, 6), 'cm2']);
    expect(number(size, 'circumference')?.[0]).toBeCloseTo(115.31997, 5);
  });

  it('a turned ellipse on oblong pixels keeps area and becomes its principal axes', () => {
    const target = imageTarget(usHeader(usItem([0, 0, 799, 599], [3, 3], [0.1, 0.2])));
    // A circle of 20 pixels, its axes turned by 45 degrees: 20 × 40 mm semi-axes.
    const half = 20 * Math.SQRT1_2;
    const shape: RegionShape = { kind: 'ellipse', centre: [300, 300, 2], semiAxes: [[half, half, 0], [-half, half, 0]], normal }; // prettier-ignore
    const size = only(measured(shape, target), 'Diameter');
    expect(number(size, 'longAxis')?.[0]).toBeCloseTo(80, 9);
    expect(number(size, 'shortAxis')?.[0]).toBeCloseTo(40, 9);
    expect(number(size, 'area')?.[0]).toBeCloseTo((Math.PI * 20 * 40) / 100, 9);
  });

  it('a traced triangle: 50.000 cm2 (us.md 4.2)', () => {
    const target = imageTarget(usHeader(usItem([0, 0, 799, 599], [3, 3], [0.1, 0.2])));
    const points = [[0, 0, 2], [100, 0, 2], [0, 50, 2]] as const; // prettier-ignore
    const size = only(measured({ kind: 'freehand', points, normal }, target), 'Diameter');
    expect(number(size, 'area')).toEqual([expect.closeTo(50, 9), 'cm2']);
  });

  it('with a refused scale still have values, but no lengths', () => {
    const target = imageTarget(usHeader(usItem([0, 0, 900, 599], [3, 3], [0.1, 0.2])));
    const shape: RegionShape = { kind: 'ellipse', centre: [300, 300, 2], semiAxes: [[10, 0, 0], [0, 10, 0]], normal }; // prettier-ignore
    const both = measured(shape, target);
    expect(only(both, 'Diameter')).toMatchObject({ values: [], failure: { code: 'US_E_REGION_OUTSIDE' } });
    expect(number(only(both, 'stored'), 'mean')?.[0]).toBeCloseTo(300, 9);
  });
});

describe('lengths of other images', () => {
  const dx = (tags: DataSet): DataSet => ({ '00080060': { vr: 'CS', Value: ['DX'] }, ...tags });
  const pair = (...Value: readonly string[]) => ({ vr: 'DS', Value });

  it('are pixels where nothing states a size', () => {
    const [length] = measured(line([0, 0], [3, 4]), imageTarget({}));
    expect(length?.unit).toBe('{pixels}');
    expect(number(length, 'length')).toEqual([5, '{pixels}']);
  });

  it('are millimetres at the detector for a projection, never of the patient', () => {
    const target = imageTarget(dx({ '00181164': pair('0.2', '0.1') }));
    const [length] = measured(line([0, 0], [30, 0]), target);
    expect(number(length, 'length')).toEqual([expect.closeTo(3, 12), 'mm{detector}']);
  });

  it('come from Pixel Spacing: coordinates are then millimetres from the first pixel', () => {
    const target = imageTarget({ '00280030': pair('0.5', '0.25') }, {}, { spacing: [0.25, 0.5] });
    const [length] = measured(line([0, 0], [3, 4]), target);
    expect(number(length, 'length')).toEqual([expect.closeTo(5, 12), 'mm']);
    expect(length?.derivation?.calibration.terms[1]?.value).toBe('12, 8');
  });
});

describe('values under a region', () => {
  const square: RegionShape = {
    kind: 'rectangle',
    corners: [[9.5, 9.5, 2], [19.5, 9.5, 2], [19.5, 19.5, 2], [9.5, 19.5, 2]],
    normal,
  }; // prettier-ignore

  it('are those of the pixels whose centre is inside; there is no volume', () => {
    const grey = only(measured(square, imageTarget({})), 'stored');
    // Columns 10 to 19.
    expect(number(grey, 'mean')?.[0]).toBe(14.5);
    expect(number(grey, 'count')?.[0]).toBe(100);
    expect(number(grey, 'volume')).toBeUndefined();
    expect(grey && valueOf(grey, 'max')?.at).toEqual({ index: [19, 10, 2], world: [19, 10, 2] });
  });

  it('of colour images are the luminance 0.299 R + 0.587 G + 0.114 B', () => {
    const voxels = Uint8Array.from({ length: 3 * 900 }, (_, index) => [200, 100, 50][index % 3] ?? 0);
    const target = imageTarget({}, { columns: 30, rows: 30, samples: 3, voxels });
    expect(number(only(measured(square, target), 'stored'), 'mean')?.[0]).toBeCloseTo(59.8 + 58.7 + 5.7, 9);
  });

  it('are refused where the pixels are not the scanner’s; the outline keeps its size', () => {
    const target = imageTarget({}, { displayOnly: 'lossy' });
    const both = measured(square, target);
    expect(only(both, 'stored')).toMatchObject({ values: [], failure: { code: 'INP_E_DISPLAY_ONLY' } });
    expect(number(only(both, 'Diameter'), 'area')?.[0]).toBeCloseTo(100, 9);
  });

  it.each([
    { kind: 'sphere', centre: [10, 10, 2], radius: 4 },
    { kind: 'box', from: [0, 0, 0], to: [5, 5, 5] },
    { kind: 'threshold', within: { centre: [0, 0, 0], radius: 3 }, rule: { kind: 'fraction', of: 0.4, connected: true }, seriesUid: '1.2.4' },
  ] as const)('a $kind has a depth and an image has none', (shape) => {
    expect(measured(shape, imageTarget({}))).toMatchObject([{ values: [], failure: { code: 'IMG_E_DEPTH' } }]);
  }); // prettier-ignore

  it('are identical when measured again', () => {
    const [first, second] = [measured(square, imageTarget({})), measured(square, imageTarget({}))];
    first.forEach((measurement, index) => {
      const again = second[index];
      expect(again && sameMeasurement(measurement, again)).toEqual({ identical: true, differences: [] });
    });
  });
});

describe('a colour image whose header was wrong says so with every number (us.md 6)', () => {
  const dataSet: DataSet = { ...usHeader(B_MODE, M_MODE, DOPPLER), '00280004': { vr: 'CS', Value: ['YBR_FULL_422'] } };
  const notice = {
    code: 'US_W_COLOUR',
    message: 'Photometric interpretation corrected from YBR_FULL_422.',
    tag: '(0028,0004)',
  };

  it.each([
    ['a length in the B-mode image', line([0, 0], [3, 4])],
    ['a depth in M-mode', line([100, 310], [140, 360])],
    ['a velocity in spectral Doppler', { kind: 'point', at: [100, 470, 2] }],
    ['a cycle in spectral Doppler', line([100, 470], [200, 540])],
  ] as const)('%s', (_what, shape) => {
    const corrected = measured(shape, imageTarget(dataSet, { colourCorrected: true }));
    expect(corrected.length).toBeGreaterThan(0);
    for (const { values, warnings } of corrected) {
      expect(values.length).toBeGreaterThan(0);
      expect(warnings).toContainEqual(notice);
    }
    for (const { warnings } of measured(shape, imageTarget(dataSet))) expect(warnings).not.toContainEqual(notice);
  });
});
