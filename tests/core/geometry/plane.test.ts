import { describe, expect, it } from 'vitest';
import { cross, dot, indexToWorld, norm, worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import {
  canonicalNormal,
  heightAbove,
  isParallel,
  planeAxes,
  projectOnPlane,
  stepAlong,
} from '#core/geometry/plane.ts';
import { makeGrid, rotatedGrid, rotation } from '../../builders/grids.ts';

const plane = { point: [1, 2, 3], normal: [0, 0.6, 0.8] } as const;

describe('planes', () => {
  it('measures the height above a plane along its normal', () => {
    expect(heightAbove(plane, [7, 2 + 0.6 * 5, 3 + 0.8 * 5])).toBeCloseTo(5, 12);
    expect(projectOnPlane(plane, [7, 2 + 0.6 * 5, 3 + 0.8 * 5])).toEqual([7, 2, 3]);
  });

  it('takes both normals of a plane as one', () => {
    for (const normal of [
      [0, 0, 2],
      [0.1, -0.9, 0.3],
      [0, -1, 0],
      [-1, 0, 0],
      [-0.6, -0.8, 0],
    ] as const) {
      const opposite: Vector3 = [-normal[0], -normal[1], -normal[2]];
      expect(canonicalNormal(normal).map((part) => part + 0)).toEqual(
        canonicalNormal(opposite).map((part) => part + 0),
      );
      expect(norm(canonicalNormal(normal))).toBeCloseTo(1, 12);
    }
    expect(canonicalNormal([0, 0, -1])[2]).toBe(1);
  });

  it('calls directions parallel up to a quarter of a degree, either way round', () => {
    expect(isParallel([0, 0, 1], [0, 0, -1])).toBe(true);
    expect(isParallel([0, 0, 1], [0, Math.sin(0.004), Math.cos(0.004)])).toBe(true);
    expect(isParallel([0, 0, 1], [0, Math.sin(0.01), Math.cos(0.01)])).toBe(false);
  });

  it.each<[Vector3, Vector3 | undefined]>([
    [[0, 0, 1], undefined],
    [[1, 0, 0], undefined],
    [
      [1, 0, 0],
      [1, 0, 0],
    ],
    [
      [0.6, 0, 0.8],
      [0, 1, 0],
    ],
  ])('spans the plane with normal %j by unit vectors at right angles', (normal, along) => {
    const { u, v } = planeAxes(normal, along);
    expect([dot(u, v), dot(u, normal), dot(v, normal)].map((product) => Math.abs(product) < 1e-12)).toEqual([
      true,
      true,
      true,
    ]);
    cross(normal, u).forEach((part, axis) => expect(part).toBeCloseTo(v[axis] ?? NaN, 12));
    expect([norm(u), norm(v)]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });

  it('has no axes without a normal', () => expect(() => planeAxes([NaN, NaN, NaN])).toThrow(RangeError));
});

describe('stepAlong', () => {
  const grid = makeGrid({ spacing: [0.8, 0.9, 5] });
  it('is the spacing along each axis of the grid, however it is turned', () => {
    const turned = rotatedGrid(grid, rotation([1, 2, 3], 0.7));
    expect(stepAlong(turned, turned.row)).toBeCloseTo(0.8, 12);
    expect(stepAlong(turned, turned.column)).toBeCloseTo(0.9, 12);
    expect(stepAlong(turned, turned.normal)).toBeCloseTo(5, 12);
  });

  it('is one voxel of index space in between', () => {
    // 45 degrees between 0.8 mm and 5 mm: 1 / sqrt(0.5/0.64 + 0.5/25).
    expect(stepAlong(grid, [Math.SQRT1_2, 0, Math.SQRT1_2])).toBeCloseTo(1 / Math.sqrt(0.5 / 0.64 + 0.5 / 25), 12);
  });
});

describe('index and world', () => {
  it('are inverse on an oblique grid', () => {
    const grid = rotatedGrid(makeGrid({ spacing: [0.7, 0.9, 3], origin: [-100, 50, 20] }), rotation([3, -1, 2], 1.1));
    worldToIndex(grid, indexToWorld(grid, [12.5, 3, 7])).forEach((index, axis) =>
      expect(index).toBeCloseTo([12.5, 3, 7][axis] ?? NaN, 9),
    );
  });
});
