import { describe, expect, it } from 'vitest';
import { linearScale, logScale } from '#features/curves/plotScale.ts';

describe('a linear scale', () => {
  it.each([
    { values: [0.36, 5.93], count: 5, ticks: [0, 2, 4, 6], decimals: 0 },
    { values: [5, 360], count: 6, ticks: [0, 100, 200, 300, 400], decimals: 0 },
    { values: [-0.02, 0.03], count: 5, ticks: [-0.02, -0.01, 0, 0.01, 0.02, 0.03], decimals: 2 },
    { values: [0, 1000], count: 6, ticks: [0, 200, 400, 600, 800, 1000], decimals: 0 },
    { values: [NaN, 4], count: 5, ticks: [0, 1, 2, 3, 4], decimals: 0 },
  ])('of $values has ticks $ticks', ({ values, count, ticks, decimals }) => {
    const scale = linearScale(values, count);
    expect(scale.ticks).toEqual(ticks);
    expect(scale.decimals).toBe(decimals);
    expect(scale.share(ticks[0] ?? NaN)).toBe(0);
    expect(scale.share(ticks.at(-1) ?? NaN)).toBeCloseTo(1, 12);
  });

  it('has no place for a value that is not there, and one for a single value', () => {
    expect(linearScale([1], 5).share(NaN)).toBeUndefined();
    expect(linearScale([0], 5).share(0)).toBe(0);
    expect(linearScale([], 5).share(0)).toBe(0);
  });
});

describe('a logarithmic scale', () => {
  it('has ticks at 1, 2 and 5 around the values: equal ratios are equal distances', () => {
    const { ticks, share } = logScale([370, 1000]);
    expect(ticks).toEqual([200, 500, 1000]);
    expect((share(1000) ?? NaN) - (share(500) ?? NaN)).toBeCloseTo(Math.log(2) / Math.log(5), 12);
  });

  it('has no place for zero or less', () => {
    const { share } = logScale([0, -3, 10, 100]);
    expect(share(0)).toBeUndefined();
    expect(share(-3)).toBeUndefined();
    expect(share(10)).toBe(0);
    expect(share(100)).toBe(1);
  });
});
