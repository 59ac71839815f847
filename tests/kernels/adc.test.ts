import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adcValues, type AdcGroup, type AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { builtKernels } from '../builders/kernels.ts';

const kernels = await builtKernels();
const FITS = ['two-point', 'ols', 'wls'] as const;

/** A volume of one row per slice; `padding` makes a stored value of 7 undefined. */
function signal(voxels: VoxelArray, [m, b, scale]: readonly [number, number, number], slices = 2): AdcSignal {
  const columns = voxels.length / slices;
  return {
    scale,
    volume: {
      stackId: 's',
      grid: {
        dimensions: [columns, 1, slices], spacing: [1, 1, 1], origin: [0, 0, 0],
        row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
      },
      voxels,
      slope: new Float64Array(slices).fill(m),
      intercept: new Float64Array(slices).fill(b),
      padding: { from: 7, to: 7 },
    },
  }; // prettier-ignore
}

describe('the compiled ADC', () => {
  it.each(FITS)('%s gives the worked example of mri-adc.md section 3', (fit) => {
    const values = { 0: 1000, 100: 900, 500: 600, 1000: 370 };
    const groups = Object.entries(values).map(([b, value]): AdcGroup => ({
      b: Number(b),
      directions: [[signal(Int16Array.of(value, value), [1, 0, 1])]],
    }));
    const expected = { 'two-point': 9.94252273e-4, ols: 9.93589954e-4, wls: 1.001866602e-3 }[fit];
    const { adc } = kernels.adcValues(groups, fit, { from: 0, to: 2 });
    expect((adc[0] ?? NaN) / expected).toBeCloseTo(1, 6);
    expect(adc[1]).toBe(adc[0]);
  });

  it('equals the plain twin on random images, directions, repeats and rescale', () => {
    const image = fc.record({
      voxels: fc.array(fc.integer({ min: -20, max: 3000 }), { minLength: 24, maxLength: 24 }),
      rescale: fc.tuple(fc.constantFrom(1, 0.5, 2.25), fc.constantFrom(0, -3, 10), fc.constantFrom(1, 0.01)),
    });
    const group = fc.record({
      b: fc.constantFrom(0, 1.25, 50, 400, 800, 1000, 1500),
      directions: fc.array(fc.array(image, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(group, { minLength: 1, maxLength: 5, selector: ({ b }) => b }),
        fc.constantFrom(...FITS),
        (drawn, fit) => {
          const groups = drawn.map(({ b, directions }) => ({
            b,
            directions: directions.map((repeats) =>
              repeats.map(({ voxels, rescale }) => signal(Int16Array.from(voxels), rescale)),
            ),
          }));
          const range = { from: 3, to: 21 };
          const [compiled, plain] = [kernels.adcValues(groups, fit, range), adcValues(groups, fit, range)];
          compiled.adc.forEach((value, at) => {
            const twin = plain.adc[at] ?? NaN;
            // A decay within rounding of zero may fall on either side of it; anything else is the same to Float32.
            const same = Number.isNaN(value) === Number.isNaN(twin) || Math.abs(value || twin) < 1e-12;
            expect(
              same &&
                (Number.isNaN(value) || Number.isNaN(twin) || Math.abs(value - twin) <= 2e-7 * Math.abs(twin) + 1e-12),
            ).toBe(true);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('works through ranges larger than a chunk, over slice borders', () => {
    const size = 10_000;
    const stored = (b: number) =>
      Float32Array.from({ length: size }, (_, at) => (100 + at) * Math.exp(-b * (0.5e-3 + at * 1e-7)));
    const groups = [0, 500, 1000].map((b): AdcGroup => ({ b, directions: [[signal(stored(b), [1, 0, 1], 4)]] }));
    const { adc } = kernels.adcValues(groups, 'ols', { from: 0, to: size });
    for (const at of [0, 2499, 2500, 4095, 4096, 9999])
      expect((adc[at] ?? NaN) / (0.5e-3 + at * 1e-7)).toBeCloseTo(1, 5);
  });

  it('counts what is not above 0 and what is above free water', () => {
    const groups: AdcGroup[] = [
      { b: 0, directions: [[signal(Int16Array.of(100, 1000), [1, 0, 1], 1)]] },
      { b: 1000, directions: [[signal(Int16Array.of(120, 10), [1, 0, 1], 1)]] },
    ];
    expect(kernels.adcValues(groups, 'ols', { from: 0, to: 2 })).toMatchObject({ negative: 1, aboveWater: 1 });
  });
});
