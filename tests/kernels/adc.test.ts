import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitDecay } from '#core/calibration/diffusion/adcFit.ts';
import { adcValues, signalAt, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { adcSlopesKernel, type CompiledFit } from '#kernels/adcKernel.ts';
import { loadModule } from '#kernels/loadKernels.ts';
import { adcSignal, decayOf, signalVolume } from '../builders/adcGroups.ts';
import { builtKernels } from '../builders/kernels.ts';

const kernels = await builtKernels();
const slopes = adcSlopesKernel(
  await loadModule(await readFile(path.resolve(process.cwd(), 'src/kernels/readout.wasm'))),
);

const FITS = ['ols', 'wls', 'two-point'] as const;
const one = { from: 0, to: 1 };

/** The worked example of mri-adc.md section 3. */
const EXAMPLE = [
  [0, 1000],
  [100, 900],
  [500, 600],
  [1000, 370],
] as const;

describe('the compiled ADC fit', () => {
  it.each<[CompiledFit, readonly (readonly [number, number])[], number]>([
    ['two-point', EXAMPLE, 9.94252273e-4],
    ['two-point', EXAMPLE.slice(1), 9.87657509e-4],
    ['ols', EXAMPLE, 9.93589954e-4],
    ['ols', EXAMPLE.slice(1), 9.86804877e-4],
    ['wls', EXAMPLE, 1.001866602e-3],
  ])('gives the worked example of mri-adc.md section 3, %s', (fit, points, expected) => {
    expect((slopes(decayOf(points), fit, one)[0] ?? NaN) / expected).toBeCloseTo(1, 8);
  });

  it('combines directions by geometric mean (mri-adc.md 2.3)', () => {
    const groups: AdcGroup[] = [
      { b: 0, directions: [[adcSignal([1000])]] },
      { b: 1000, directions: [[adcSignal([380])], [adcSignal([365])], [adcSignal([372])]] },
    ];
    expect((slopes(groups, 'ols', one)[0] ?? NaN) / 9.8810113e-4).toBeCloseTo(1, 7);
  });

  it('averages repeats, applies rescale and scale per slice', () => {
    const rescaled = { slope: Float64Array.of(0.5, 2), intercept: Float64Array.of(10, 0) };
    const groups: AdcGroup[] = [
      {
        b: 0,
        // 980 / 2 + 10 = 500 in the first slice, 250 × 2 = 500 in the second; the repeat gives 500 in both.
        directions: [
          [
            { volume: signalVolume([[980], [250]], rescaled), scale: [1, 1] },
            { volume: signalVolume([[1000], [250]]), scale: [0.5, 2] },
          ],
        ],
      },
      { b: 1000, directions: [[{ volume: signalVolume([[200], [100]]), scale: [1, 1] }]] },
    ];
    const [first = NaN, second = NaN] = slopes(groups, 'ols', { from: 0, to: 2 });
    expect(first / (Math.log(500 / 200) / 1000)).toBeCloseTo(1, 12);
    expect(second / (Math.log(500 / 100) / 1000)).toBeCloseTo(1, 12);
  });

  it.each(FITS)('%s leaves out what has no signal, and gives NaN below two b-values', (fit) => {
    expect(slopes(decayOf([...EXAMPLE, [2000, 0], [3000, NaN], [4000, Infinity]]), fit, one)[0]).toBe(
      slopes(decayOf(EXAMPLE), fit, one)[0],
    );
    expect(slopes(decayOf([[0, 5], [1000, 0]]), fit, one)[0]).toBeNaN(); // prettier-ignore
    expect(slopes(decayOf([[500, 5], [500, 4]]), fit, one)[0]).toBeNaN(); // prettier-ignore
    expect(slopes(decayOf([[0, -5], [500, -4], [1000, -3]]), fit, one)[0]).toBeNaN(); // prettier-ignore
  });

  it('counts what is not above 0, keeps and counts what is above free water', () => {
    const groups: AdcGroup[] = [
      { b: 0, directions: [[adcSignal([100, 100, 0, 1000, 500])]] },
      { b: 1000, directions: [[adcSignal([120, 100, 50, 10, 0])]] },
    ];
    const { adc, negative, aboveWater } = kernels.adcValues(groups, 'ols', { from: 0, to: 5 });
    // ln(100/120)/1000 and 0 are kept as fitted: the meaning of a map leaves them undefined, apart from no signal.
    const expected = Float32Array.of(Math.log(100 / 120) / 1000, 0, NaN, Math.log(100) / 1000, NaN);
    expect([...adc].map((value) => value + 0)).toEqual([...expected]);
    expect([negative, aboveWater]).toEqual([2, 1]);
  });

  it('reads a range that starts and ends inside slices', () => {
    const low = signalVolume([[1000, 1000, 1000], [1000, 1000, 1000]], { slope: Float64Array.of(1, 2) }); // prettier-ignore
    const high = signalVolume([[900, 800, 700], [600, 500, 400]]); // prettier-ignore
    const groups: AdcGroup[] = [
      { b: 0, directions: [[{ volume: low, scale: [1, 1] }]] },
      { b: 1000, directions: [[{ volume: high, scale: [1, 1] }]] },
    ];
    const { adc } = kernels.adcValues(groups, 'ols', { from: 2, to: 5 });
    const expected = [1000 / 700, 2000 / 600, 2000 / 500].map((ratio) => Math.log(ratio) / 1000);
    expect(adc).toEqual(Float32Array.from(expected));
  });
});

describe('groups that share one b-value', () => {
  // The weighted mean of equal b-values can miss them by the last bit, which must not become a variance.
  it.each(FITS)('%s gives no slope', (fit) => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 3000, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 4095 }), { minLength: 2, maxLength: 7 }),
        (b, signals) => {
          expect(slopes(decayOf(signals.map((signal) => [b, signal])), fit, one)[0]).toBeNaN();
        },
      ),
    );
  });
});

describe('the compiled ADC fit and its plain twin', () => {
  const VOXELS = 40;
  const stored = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 4095 }) },
    fc.constantFrom(0, -3, -1024, 32767),
  );
  const volume = fc
    .record({
      values: fc.array(stored, { minLength: VOXELS, maxLength: VOXELS }),
      slope: fc.constantFrom(1, 0.5, 1.07326007326007),
      intercept: fc.constantFrom(0, 10, -5),
      padded: fc.boolean(),
      real: fc.boolean(),
    })
    .map(({ values, slope, intercept, padded, real }) => {
      const voxels: VoxelArray = real ? Float32Array.from(values, (value) => value + 0.25) : Int16Array.from(values);
      return signalVolume([values.slice(0, VOXELS / 2), values.slice(VOXELS / 2)], {
        voxels,
        slope: Float64Array.of(slope, slope * 2),
        intercept: Float64Array.of(intercept, 0),
        ...(padded ? { padding: { from: -1024, to: 3 } } : {}),
      });
    });
  const signal = fc.record({ volume, scale: fc.constantFrom([1, 1], [20.1, 20.1], [100, 25]) });
  const directions = fc.array(fc.array(signal, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  const groups = fc
    .array(directions, { minLength: 2, maxLength: 5 })
    .chain((all) =>
      fc
        .uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: all.length, maxLength: all.length })
        .map((bs) => all.map((these, at): AdcGroup => ({ b: bs[at] ?? 0, directions: these }))),
    );

  it('agree to 1e-12 in 64 bit on any volumes', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(...FITS), (any, fit) => {
        const compiled = slopes(any, fit, { from: 0, to: VOXELS });
        for (let at = 0; at < VOXELS; at++) {
          const plain = plainSlope(any, fit, at);
          if (Number.isNaN(plain)) expect(compiled[at]).toBeNaN();
          // ln S is at most some 17 with a rounding of 2e-15, which a difference of b of 1 s/mm² passes on undivided.
          else
            expect(Math.abs((compiled[at] ?? NaN) - plain)).toBeLessThanOrEqual(
              1e-12 * Math.abs(plain) + 3e-14 / spanOf(any),
            );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('agree on whole maps, counts included', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(...FITS), (any, fit) => {
        const range = { from: 3, to: VOXELS - 1 };
        const plain = adcValues(any, fit, range);
        const compiled = kernels.adcValues(any, fit, range);
        plain.adc.forEach((expected, at) => {
          const found = compiled.adc[at] ?? NaN;
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else expect(Math.abs(found - expected)).toBeLessThanOrEqual(2e-7 * Math.abs(expected) + 3e-14 / spanOf(any));
        });
        expect(Math.abs(compiled.negative - plain.negative)).toBeLessThanOrEqual(flat(any, fit, range));
        expect(compiled.aboveWater).toBe(plain.aboveWater);
      }),
      { numRuns: 300 },
    );
  });

  it('agree on a volume of more than one block', () => {
    const length = 10_001;
    const values = (decay: number) => Array.from({ length }, (_, at) => 200 + decay + (at % 1000) * decay);
    const many: AdcGroup[] = [
      { b: 0, directions: [[adcSignal(values(3))]] },
      { b: 800, directions: [[adcSignal(values(1))]] },
    ];
    const range = { from: 0, to: length };
    const plain = adcValues(many, 'wls', range);
    const compiled = kernels.adcValues(many, 'wls', range);
    expect(compiled.negative).toBe(plain.negative);
    plain.adc.forEach((expected, at) => expect(compiled.adc[at]).toBeCloseTo(expected, 10));
  });

  const flat = (any: readonly AdcGroup[], fit: CompiledFit, { from, to }: { from: number; to: number }) =>
    Array.from({ length: to - from }, (_, at) => plainSlope(any, fit, from + at)).filter((s) => Math.abs(s) < 1e-15)
      .length;
});

/** By the words of mri-adc.md 2.3, voxel by voxel. */
function plainSlope(groups: readonly AdcGroup[], fit: CompiledFit, at: number): number {
  const points = groups.map(({ b, directions }) => {
    const means = directions.map(
      (repeats) => repeats.reduce((sum, one) => sum + signalAt(one, at), 0) / repeats.length,
    );
    const defined = means.every((mean) => mean > 0);
    const logarithms = means.reduce((sum, mean) => sum + Math.log(mean), 0);
    return { b, signal: defined ? Math.exp(logarithms / means.length) : NaN };
  });
  return fitDecay(points, fit).adc;
}

/** The smallest difference between two b-values of the groups. */
function spanOf(groups: readonly AdcGroup[]): number {
  const sorted = groups.map(({ b }) => b).sort((x, y) => x - y);
  return Math.min(...sorted.slice(1).map((b, at) => b - (sorted[at] ?? 0)));
}
