import { describe, expect, it } from 'vitest';
import { distance, type Vector3 } from '#core/geometry/grid.ts';
import { closedSpline } from '#core/regions/spline.ts';

const square: readonly Vector3[] = [[0, 0, 5], [10, 0, 5], [10, 10, 5], [0, 10, 5]]; // prettier-ignore

describe('closedSpline', () => {
  it('passes through every knot in order', () => {
    const curve = closedSpline(square);
    const positions = square.map((knot) => curve.findIndex((point) => distance(point, knot) < 1e-12));
    expect(positions).toEqual([0, 16, 32, 48]);
    expect(curve).toHaveLength(64);
  });

  it('is halfway at (-p0 + 9 p1 + 9 p2 - p3) / 16 between evenly spaced knots', () => {
    // Closed form of the uniform Catmull–Rom spline, to which the centripetal one reduces there.
    const [x, y, z] = closedSpline(square)[8] ?? [NaN, NaN, NaN];
    expect(x).toBeCloseTo((0 + 9 * 0 + 9 * 10 - 10) / 16, 12);
    expect(y).toBeCloseTo((-10 + 0 + 0 - 10) / 16, 12);
    expect(z).toBeCloseTo(5, 12);
  });

  it('does not loop between knots that lie close together', () => {
    const knots: readonly Vector3[] = [[0, 0, 0], [20, 0, 0], [20.5, 0.5, 0], [20, 1, 0], [0, 1, 0]]; // prettier-ignore
    const curve = closedSpline(knots);
    const crossings = curve.flatMap((a, i) =>
      curve.slice(i + 2).filter((c, offset) => {
        const j = i + 2 + offset;
        if (i === 0 && j === curve.length - 1) return false;
        const [b, d] = [curve[i + 1], curve[(j + 1) % curve.length]];
        return b !== undefined && d !== undefined && cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0; // prettier-ignore
      }),
    );
    expect(crossings).toEqual([]);
  });

  it('takes a knot placed twice once', () => {
    const [a, ...rest] = square;
    expect(a && closedSpline([a, a, ...rest, a])).toEqual(closedSpline(square));
  });

  it('returns fewer than three different knots as they are', () => {
    expect(closedSpline([])).toEqual([]);
    expect(closedSpline(square.slice(0, 2))).toEqual(square.slice(0, 2));
    expect(closedSpline([[1, 1, 1], [1, 1, 1], [1, 1, 1]])).toHaveLength(3); // prettier-ignore
  });
});

const cross = (a: Vector3, b: Vector3, c: Vector3) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
