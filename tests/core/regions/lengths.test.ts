import { describe, expect, it } from 'vitest';
import { distance, dot, indexToWorld, subtract, type Vector3 } from '#core/geometry/grid.ts';
import {
  bidirectionalLengths,
  ellipseArea,
  perpendicularInPlane,
  perpendicularShortAxis,
  segmentLength,
} from '#core/regions/lengths.ts';
import { makeGrid } from '../../builders/grids.ts';

describe('lengths', () => {
  it('of two image points use row spacing down and column spacing across', () => {
    // ct-recist.md 2.1: sqrt((dr·ps_row)² + (dc·ps_col)²), here dr 10, dc 20, row spacing 0.7, column spacing 0.9.
    const grid = makeGrid({ spacing: [0.9, 0.7, 5] });
    const ends = [indexToWorld(grid, [3, 4, 2]), indexToWorld(grid, [23, 14, 2])] as const;
    expect(segmentLength(ends)).toBeCloseTo(Math.hypot(10 * 0.7, 20 * 0.9), 12);
  });

  it('of both axes are given where the short one is not longer', () => {
    const drawn = { long: [[0, 0, 0], [12.9, 0, 0]], short: [[5, -4, 0], [5, 4, 0]] } as const; // prettier-ignore
    expect(bidirectionalLengths(drawn)).toEqual({ ok: true, value: { long: 12.9, short: 8 } });
    const equal = { long: [[0, 0, 0], [8, 0, 0]], short: [[5, -4, 0], [5, 4, 0]] } as const; // prettier-ignore
    expect(bidirectionalLengths(equal).ok).toBe(true);
  });

  it('are refused where the short axis is the longer one', () => {
    const drawn = { long: [[0, 0, 0], [12.9, 0, 0]], short: [[5, -7, 0], [5, 7.1, 0]] } as const; // prettier-ignore
    expect(bidirectionalLengths(drawn)).toEqual({
      ok: false,
      failure: { code: 'REC_E_AXES', message: 'Short axis 14.1 exceeds long axis 12.9.' },
    });
  });

  it('are refused where the axes lie in two slices', () => {
    const drawn = { long: [[0, 0, 0], [12.9, 0, 0]], short: [[5, -4, 1.25], [5, 4, 1.25]] } as const; // prettier-ignore
    expect(bidirectionalLengths(drawn)).toMatchObject({ ok: false, failure: { code: 'REC_E_PLANE' } });
  });
});

describe('perpendicularShortAxis', () => {
  const normal: Vector3 = [0, 0, 1];
  const long = [[0, 0, 3], [20, 0, 3]] as const; // prettier-ignore

  it('turns a slanting short axis upright about its middle', () => {
    const [a, b] = perpendicularShortAxis(long, [[4, -3, 3], [8, 5, 3]], normal); // prettier-ignore
    expect(a).toEqual([6, -3, 3]);
    expect(b).toEqual([6, 5, 3]);
  });

  it('brings one drawn beside the long axis on to it', () => {
    const [a, b] = perpendicularShortAxis(long, [[25, -3, 3], [25, 5, 3]], normal); // prettier-ignore
    expect([a, b]).toEqual([[20, -3, 3], [20, 5, 3]]); // prettier-ignore
  });

  it('is perpendicular in an oblique plane', () => {
    const tilted: Vector3 = [0, -0.6, 0.8];
    const ends = [[0, 0, 0], [10, 8, 6]] as const; // prettier-ignore
    const [a, b] = perpendicularShortAxis(ends, [[4, 0, 0], [2, 8, 6]], tilted); // prettier-ignore
    expect(dot(subtract(b, a), subtract(ends[1], ends[0]))).toBeCloseTo(0, 9);
    expect(dot(subtract(b, a), tilted)).toBeCloseTo(0, 9);
    expect(distance(a, b)).toBeGreaterThan(1);
  });

  it('leaves the drawing alone while the long axis has no length', () => {
    const drawn = [[4, -3, 3], [8, 5, 3]] as const; // prettier-ignore
    expect(perpendicularShortAxis([[1, 1, 1], [1, 1, 1]], drawn, normal)).toEqual(drawn); // prettier-ignore
    expect(perpendicularInPlane([[1, 1, 1], [1, 1, 1]], normal)).toBeUndefined(); // prettier-ignore
  });
});

describe('areas', () => {
  it('are those of the closed forms', () => {
    expect(ellipseArea([[3, 4, 0], [0, 0, 2]])).toBeCloseTo(10 * Math.PI, 12); // prettier-ignore
  });
});
