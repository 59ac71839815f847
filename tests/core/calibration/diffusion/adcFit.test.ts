import { describe, expect, it } from 'vitest';
import { fitDecay, type AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { builtKernels } from '../../../builders/kernels.ts';

const kernels = await builtKernels();

/** The worked example of mri-adc.md section 3. */
const EXAMPLE = [
  { b: 0, signal: 1000 },
  { b: 100, signal: 900 },
  { b: 500, signal: 600 },
  { b: 1000, signal: 370 },
];

describe('the worked example of mri-adc.md section 3', () => {
  it.each<[AdcFit, readonly { b: number; signal: number }[], number]>([
    ['two-point', [EXAMPLE[0], EXAMPLE[3]].flatMap((point) => point ?? []), 9.94252273e-4],
    ['two-point', [EXAMPLE[1], EXAMPLE[3]].flatMap((point) => point ?? []), 9.87657509e-4],
    ['ols', EXAMPLE, 9.93589954e-4],
    ['ols', EXAMPLE.slice(1), 9.86804877e-4],
    ['wls', EXAMPLE, 1.001866602e-3],
    ['wls-2', EXAMPLE, 1.00206619e-3],
    ['nlls', EXAMPLE, 1.002017202e-3],
  ])('%s', (fit, points, expected) => expect(fitDecay(points, fit).adc / expected).toBeCloseTo(1, 8));

  it.each<[AdcFit, number]>([
    ['ols', 994.83974],
    ['wls', 997.09571],
    ['nlls', 997.09225],
  ])('S0 of %s', (fit, expected) => expect(fitDecay(EXAMPLE, fit).s0).toBeCloseTo(expected, 4));
});

describe('fitDecay', () => {
  it.each<AdcFit>(['two-point', 'ols', 'wls', 'wls-2', 'nlls'])('%s recovers an exact decay', (fit) => {
    const points = [0, 50, 400, 800].map((b) => ({ b, signal: 812.5 * Math.exp(-b * 0.7e-3) }));
    const { adc, s0 } = fitDecay(points, fit);
    expect(adc / 0.7e-3).toBeCloseTo(1, 9);
    expect(s0 / 812.5).toBeCloseTo(1, 9);
  });

  it('leaves out signals that are not above 0, and gives NaN below two b-values', () => {
    expect(fitDecay([...EXAMPLE, { b: 2000, signal: 0 }, { b: 3000, signal: NaN }], 'ols').adc).toBeCloseTo(
      9.93589954e-4,
      11,
    );
    expect(
      fitDecay(
        [
          { b: 0, signal: 5 },
          { b: 1000, signal: 0 },
        ],
        'ols',
      ).adc,
    ).toBeNaN();
    expect(
      fitDecay(
        [
          { b: 0, signal: 5 },
          { b: 0, signal: 4 },
        ],
        'ols',
      ).adc,
    ).toBeNaN();
  });
});

function volumeOf(values: readonly number[], change: Partial<Volume> = {}): Volume {
  return {
    stackId: 's',
    grid: {
      dimensions: [values.length, 1, 1], spacing: [1, 1, 1], origin: [0, 0, 0],
      row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
    },
    voxels: Int16Array.from(values),
    slope: Float64Array.of(1),
    intercept: Float64Array.of(0),
    ...change,
  }; // prettier-ignore
}

const signal = (values: readonly number[], change?: Partial<Volume>) => ({
  volume: volumeOf(values, change),
  scale: [1],
});
const all = { from: 0, to: 1 };

describe('adcValues', () => {
  it('combines directions by geometric mean (mri-adc.md 2.3: ADC 9.8810113e-4)', () => {
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal([1000])]] },
      { b: 1000, directions: [[signal([380])], [signal([365])], [signal([372])]] },
    ];
    expect((adcValues(groups, 'ols', all).adc[0] ?? 0) / 9.8810113e-4).toBeCloseTo(1, 6);
  });

  it('averages repeats of one direction, applies rescale and scale', () => {
    const half = { slope: Float64Array.of(0.5), intercept: Float64Array.of(10) };
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal([980], half), { ...signal([1000]), scale: [0.5] }]] },
      { b: 1000, directions: [[signal([200])]] },
    ];
    expect((adcValues(groups, 'ols', all).adc[0] ?? 0) / (Math.log(500 / 200) / 1000)).toBeCloseTo(1, 6);
  });

  it('counts where the decay is not positive, gives NaN without signal; keeps and counts more than free water', () => {
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal([100, 100, 0, 1000, 500])]] },
      { b: 1000, directions: [[signal([120, 100, 50, 10, 0])]] },
    ];
    const { adc, negative, aboveWater } = adcValues(groups, 'ols', { from: 0, to: 5 });
    // ln(100/120)/1000 and 0 are kept as fitted: the meaning of a map leaves them undefined, apart from no signal.
    const expected = Float32Array.of(Math.log(100 / 120) / 1000, 0, NaN, Math.log(100) / 1000, NaN);
    expect([...adc].map((value) => value + 0)).toEqual([...expected]);
    expect([negative, aboveWater]).toEqual([2, 1]);
  });

  it('does not measure padding', () => {
    const padded = { padding: { from: -1, to: 100 } };
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal([100], padded)]] },
      { b: 1000, directions: [[signal([50])]] },
    ];
    expect(adcValues(groups, 'ols', all).adc[0]).toBeNaN();
  });

  it('leaves a b-value undefined where one of its repeats is padding, as the compiled kernel does', () => {
    const padding = { padding: { from: 0, to: 0 } };
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal([1000, 1000]), signal([0, 1000], padding)]] },
      { b: 500, directions: [[signal([600, 600])]] },
      { b: 1000, directions: [[signal([300, 300])]] },
    ];
    // Without b = 0 the ADC is ln 2 / 500; a padding counted as 0 would halve S(0) and give another one.
    const range = { from: 0, to: 2 };
    for (const { adc } of [adcValues(groups, 'ols', range), kernels.adcValues(groups, 'ols', range)]) {
      expect((adc[0] ?? NaN) / (Math.LN2 / 500)).toBeCloseTo(1, 6);
      expect((adc[1] ?? NaN) / (Math.log(1000 / 300) / 1000)).toBeCloseTo(1, 6);
    }
    const pair = groups.slice(0, 2);
    for (const { adc } of [adcValues(pair, 'ols', range), kernels.adcValues(pair, 'ols', range)]) {
      expect(adc[0]).toBeNaN();
    }
  });
});
