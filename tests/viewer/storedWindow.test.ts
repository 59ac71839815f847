import { describe, expect, it } from 'vitest';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { sliceScale, toStoredWindow } from '#viewer/storedWindow.ts';

const meaning = (factor: readonly number[], offset: readonly number[] = factor.map(() => 0)) =>
  ({ factor: Float64Array.from(factor), offset: Float64Array.from(offset) }) as unknown as ValueMeaning;
const volume = (slope: readonly number[], intercept: readonly number[]) =>
  ({
    kind: 'volume',
    volume: { slope: Float64Array.from(slope), intercept: Float64Array.from(intercept) },
  }) as unknown as Decoded;

describe('the window in stored values', () => {
  it('of CT: soft tissue −160 to 240 HU with intercept −1024 is 864 to 1264', () => {
    const scale = sliceScale(volume([1], [-1024]), meaning([1]), 0);
    expect(toStoredWindow({ lower: -160, upper: 240 }, scale)).toEqual({ lower: 864, upper: 1264, inverted: false });
  });

  it('of PET: SUV 5 at 2.5 Bq/ml a stored unit and 4e-4 g/Bq is stored 5000', () => {
    const scale = sliceScale(volume([2.5], [0]), meaning([4e-4]), 0);
    expect(toStoredWindow({ lower: 0, upper: 5 }, scale).upper).toBeCloseTo(5000, 9);
  });

  it('follows the slice when each has its own scale', () => {
    const decoded = volume([1, 2], [0, 10]);
    const both = meaning([3, 5], [0, 1]);
    // Slice 1: (stored × 2 + 10) × 5 + 1 = 10 × stored + 51.
    expect(sliceScale(decoded, both, 1)).toEqual({ gain: 10, bias: 51 });
  });

  it('of an image on its own uses that image', () => {
    const decoded = { kind: 'images', stackId: 's', images: [{ slope: 4, intercept: 2 }] } as unknown as Decoded;
    expect(sliceScale(decoded, meaning([1]), 0)).toEqual({ gain: 4, bias: 2 });
  });

  it('turns round for a falling scale', () => {
    expect(toStoredWindow({ lower: 0, upper: 100 }, { gain: -1, bias: 0 })).toEqual({
      lower: -100,
      upper: -0,
      inverted: true,
    });
  });

  it('survives a gain of 0', () => {
    const stored = toStoredWindow({ lower: 0, upper: 5 }, { gain: 0, bias: 0 });
    expect(Number.isFinite(stored.lower) && Number.isFinite(stored.upper)).toBe(true);
  });

  it.each([
    { gain: 0.37, bias: -12 },
    { gain: -3, bias: 7 },
  ])('gives the stored values of both ends with gain $gain', ({ gain, bias }) => {
    const { lower, upper, inverted } = toStoredWindow({ lower: -160, upper: 240 }, { gain, bias });
    const shown = [lower, upper].map((stored) => stored * gain + bias).sort((a, b) => a - b);
    expect(shown[0]).toBeCloseTo(-160, 9);
    expect(shown[1]).toBeCloseTo(240, 9);
    expect(inverted).toBe(gain < 0);
  });
});
