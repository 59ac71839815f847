import { describe, expect, it } from 'vitest';
import { indexToWorld, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { gaussian, uniform } from '#phantoms/randomness.ts';
import { paint, slicesOf } from '#phantoms/scene.ts';

const grid: Grid = {
  dimensions: [40, 36, 30],
  spacing: [2, 2, 2],
  origin: [-39, -35, -29],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: '',
};
const places = (of: Grid): readonly Vector3[] =>
  Array.from({ length: 40 * 36 * 30 }, (_, at) =>
    indexToWorld(of, [at % 40, Math.floor(at / 40) % 36, Math.floor(at / (40 * 36))]),
  );

describe('painting ellipsoids', () => {
  it('gives the shape its volume: 4/3·π·a·b·c within 1 %', () => {
    const values = paint(grid, [{ centre: [1.3, -2.1, 0.4], semiAxes: [20, 14, 11], angle: 30, value: 1 }], 0);
    const volume = values.reduce((sum, share) => sum + share, 0) * 8;
    expect(Math.abs(volume / ((4 / 3) * Math.PI * 20 * 14 * 11) - 1)).toBeLessThan(0.01);
  });

  it('is exact further than one voxel from the surface, also on an oblique grid', () => {
    const oblique: Grid = {
      ...grid,
      row: [0, 0.6, 0.8],
      column: [1, 0, 0],
      normal: [0, 0.8, -0.6],
      origin: [-35, -40, -20],
    };
    for (const on of [grid, oblique]) {
      const values = paint(on, [{ centre: [0, 0, 0], semiAxes: [15, 15, 15], value: 7 }], 3);
      places(on).forEach((world, at) => {
        const outside = Math.hypot(...world) - 15;
        if (Math.abs(outside) > 2) expect(values[at]).toBe(outside < 0 ? 7 : 3);
      });
    }
  });

  it('turns from +x towards +y and lets later shapes cover earlier ones', () => {
    const bar = { centre: [0, 0, 0] as const, semiAxes: [25, 4, 4] as const, angle: 90, value: 5 };
    const values = paint(grid, [bar, { centre: [0, 0, 0], semiAxes: [6, 6, 6], value: 9 }], 0);
    const near = (world: Vector3) =>
      values[
        places(grid).findIndex((place) => place.every((value, axis) => Math.abs(value - (world[axis] ?? 0)) < 1.01))
      ];
    expect([near([0, 18, 0]), near([18, 0, 0]), near([0, 0, 0])]).toEqual([5, 0, 9]);
  });

  it('leaves shapes outside the grid out', () => {
    expect(new Set(paint(grid, [{ centre: [500, 0, 0], semiAxes: [9, 9, 9], value: 1 }], 0))).toEqual(new Set([0]));
  });

  it('cuts the volume into its slices', () => {
    const values = Float32Array.from({ length: 40 * 36 * 30 }, (_, at) => at);
    const slices = slicesOf(grid, values);
    expect(slices).toHaveLength(30);
    expect(slices[2]?.[5]).toBe(2 * 40 * 36 + 5);
  });
});

describe('seeded numbers', () => {
  it('follow from the seed alone', () => {
    const [a, b, other] = [uniform(5), uniform(5), uniform(6)];
    const first = Array.from({ length: 20 }, a);
    expect(Array.from({ length: 20 }, b)).toEqual(first);
    expect(Array.from({ length: 20 }, other)).not.toEqual(first);
  });

  it('are uniform in [0, 1): mean 1/2, variance 1/12', () => {
    const values = Array.from({ length: 20_000 }, uniform(1));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.003);
  });

  it('are normal: mean 0, SD 1, 68.3 % within one SD', () => {
    const values = Array.from({ length: 20_000 }, gaussian(2));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(Math.abs(values.filter((value) => Math.abs(value) < 1).length / values.length - 0.6827)).toBeLessThan(0.012);
  });
});
