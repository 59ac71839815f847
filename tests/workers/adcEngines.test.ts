import { describe, expect, it } from 'vitest';
import type { AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import { createAdcEngines, differenceOf, type MapRange, type MapRequest } from '#workers/adcEngines.ts';
import { fitsShader, type ShaderFit } from '#workers/adcShader.ts';
import { adcSignal, decayOf } from '../builders/adcGroups.ts';
import { builtKernels } from '../builders/kernels.ts';

const { adcValues } = await builtKernels();
const VOXELS = 100;
const all: MapRange = { from: 0, to: VOXELS };

/** Voxels that all decay with an ADC of 1e-3 mm²/s. */
const request: MapRequest = {
  fit: 'ols',
  groups: [0, 1000].map((b) => ({
    b,
    directions: [[adcSignal(new Array<number>(VOXELS).fill(1000 * Math.exp(-b * 1e-3)))]],
  })),
};

const drawing =
  (adc: number): ShaderFit =>
  (_groups, _fit, { from, to }): AdcValues => ({
    adc: new Float32Array(to - from).fill(adc),
    negative: 0,
    aboveWater: 0,
  });

describe('the choice of the engine', () => {
  // At 1e-3 mm²/s the tolerance is 1e-8 + 2e-5 × 1e-3 = 3e-8 mm²/s.
  it.each<[string, ShaderFit | undefined, readonly string[]]>([
    ['agrees', drawing(1e-3 + 2.9e-8), ['webassembly', 'webgl2']],
    ['is too high', drawing(1e-3 + 3.2e-8), ['webassembly']],
    ['is too low', drawing(1e-3 - 3.2e-8), ['webassembly']],
    ['has no values', drawing(NaN), ['webassembly']],
    ['fails', () => undefined, ['webassembly']],
    ['is absent', undefined, ['webassembly']],
  ])('where WebGL2 %s', (_what, shader, timed) => {
    const timings = createAdcEngines(adcValues, shader).timings(request, all);
    expect(Object.keys(timings)).toEqual(timed);
    expect(Object.values(timings).every((ms) => ms >= 0)).toBe(true);
  });

  it('asks the shader for nothing that 32-bit floats or its arrays cannot hold', () => {
    const refused = () => {
      throw new Error('not to be called');
    };
    const engines = createAdcEngines(adcValues, refused);
    const close: MapRequest = { fit: 'ols', groups: decayOf([[0, 1000], [10, 990], [1000, 370]]) }; // prettier-ignore
    const one = { from: 0, to: 1 };
    expect(Object.keys(engines.timings(close, one))).toEqual(['webassembly']);
    expect(engines.fitWith('webgl2', close, one)).toBeUndefined();
    expect(Object.keys(engines.compareEngines(close, one).milliseconds)).toEqual(['webassembly', 'plain']);
  });
});

describe('what the shader can hold', () => {
  const apart = (count: number, step: number) =>
    decayOf(Array.from({ length: count }, (_, at): [number, number] => [at * step, 100]));

  it.each([
    { groups: apart(16, 50), fits: true },
    { groups: apart(17, 50), fits: false },
    { groups: apart(3, 45), fits: true },
    { groups: apart(3, 44.9), fits: false },
    { groups: apart(3, 100).toReversed(), fits: true },
    { groups: decayOf([[0, 1], [500, 1], [500, 1]]), fits: false }, // prettier-ignore
  ])('case %#: $fits', ({ groups, fits }) => {
    expect(fitsShader(groups)).toBe(fits);
  });

  it('counts directions over all groups', () => {
    const directed = (count: number) => [
      { b: 0, directions: [[adcSignal([1])]] },
      { b: 1000, directions: Array.from({ length: count }, () => [adcSignal([1])]) },
    ];
    expect([fitsShader(directed(127)), fitsShader(directed(128))]).toEqual([true, false]);
  });
});

describe('comparing engines', () => {
  it('gives milliseconds and differences of each', () => {
    const { milliseconds, differences } = createAdcEngines(adcValues, drawing(1.1e-3)).compareEngines(request, all);
    expect(Object.keys(milliseconds)).toEqual(['webassembly', 'plain', 'webgl2']);
    expect(differences.plain?.ofTolerance).toBeLessThan(1e-6);
    expect(differences.webgl2?.largest).toBeCloseTo(1e-4, 9);
    expect(differences.webgl2?.ofTolerance).toBeCloseTo(1e-4 / 3e-8, 0);
  });

  it.each([
    { value: NaN, reference: NaN, largest: 0, ofTolerance: 0 },
    { value: NaN, reference: 1e-3, largest: Infinity, ofTolerance: Infinity },
    { value: 1e-3, reference: NaN, largest: Infinity, ofTolerance: Infinity },
    // Next to 0 one engine may find a decay and the other a rise.
    { value: 5e-9, reference: -5e-9, largest: 1e-8, ofTolerance: 1 },
    { value: -1e-3, reference: -1e-3, largest: 0, ofTolerance: 0 },
    { value: 5e-9, reference: NaN, largest: Infinity, ofTolerance: Infinity },
    { value: 2e-3, reference: 1e-3, largest: 1e-3, ofTolerance: 1e-3 / 3e-8 },
  ])('$value beside $reference differs by $largest', ({ value, reference, largest, ofTolerance }) => {
    const found = differenceOf(Float32Array.of(value), Float32Array.of(reference));
    if (!Number.isFinite(largest)) expect(found).toEqual({ largest, ofTolerance });
    else {
      expect(found.largest).toBeCloseTo(largest, 9);
      expect(found.ofTolerance / (ofTolerance || 1)).toBeCloseTo(ofTolerance ? 1 : 0, 4);
    }
  });
});
