import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, indexToWorld, norm, subtract, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, planeAxes, stepAlong } from '#core/geometry/plane.ts';
import { maskFromRuns, runsFromMask } from '#core/regions/masks.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { flipped, makeGrid, permuted, rotatedGrid, rotatedShape, rotation } from '../../builders/grids.ts';

const Z: Vector3 = [0, 0, 1];
const count = (shape: RegionShape, grid: Grid = makeGrid()) => regionVoxels(shape, grid).count;
const slicesOf = (shape: RegionShape, grid: Grid) => {
  const { runs } = regionVoxels(shape, grid);
  return [...new Set(Array.from({ length: runs.length / 4 }, (_, run) => runs[run * 4]))];
};

const rectangle = (x: readonly [number, number], y: readonly [number, number], z: number): RegionShape => ({
  kind: 'rectangle',
  corners: [
    [x[0], y[0], z],
    [x[1], y[0], z],
    [x[1], y[1], z],
    [x[0], y[1], z],
  ],
  normal: Z,
});

describe('sphere', () => {
  // pet-suv.md 9.1: voxels whose centre lies within 6.203504909 mm of a voxel centre.
  it.each([
    { spacing: [4, 4, 4] as const, expected: 19 },
    { spacing: [2, 2, 2] as const, expected: 123 },
    { spacing: [4.07, 4.07, 3.27] as const, expected: 19 },
    { spacing: [2, 2, 5] as const, expected: 47 },
  ])('of one millilitre has $expected voxels at $spacing mm', ({ spacing, expected }) => {
    const grid = makeGrid({ dimensions: [21, 21, 21], spacing });
    const centre = indexToWorld(grid, [10, 10, 10]);
    expect(count({ kind: 'sphere', centre, radius: (3000 / (4 * Math.PI)) ** (1 / 3) }, grid)).toBe(expected);
  });

  it('takes in its rim: seven voxels at a radius of one step', () => {
    expect(count({ kind: 'sphere', centre: [10, 10, 10], radius: 1 })).toBe(7);
    expect(count({ kind: 'sphere', centre: [10, 10, 10], radius: 0.999 })).toBe(1);
  });

  it('has the volume of a 20 mm sphere within a percent at half a millimetre (ct-recist.md 2.2: 4188.790 mm3)', () => {
    const grid = makeGrid({ dimensions: [60, 60, 60], spacing: [0.5, 0.5, 0.5] });
    const voxels = count({ kind: 'sphere', centre: [15.1, 14.8, 14.7], radius: 10 }, grid);
    expect(Math.abs((voxels * 0.125) / 4188.79 - 1)).toBeLessThan(0.01);
  });

  it('is cut at the edge of the image and empty beyond it or without a radius', () => {
    expect(count({ kind: 'sphere', centre: [0, 0, 0], radius: 1 })).toBe(4);
    expect(count({ kind: 'sphere', centre: [-5, 0, 0], radius: 2 })).toBe(0);
    expect(count({ kind: 'sphere', centre: [5, 5, 5], radius: 0 })).toBe(0);
    expect(count({ kind: 'sphere', centre: [5, 5, 5], radius: NaN })).toBe(0);
    expect(count({ kind: 'sphere', centre: [NaN, 5, 5], radius: 3 })).toBe(0);
  });
});

describe('points, lines, boxes and the whole', () => {
  it('takes the voxel nearest to a point', () => {
    expect(regionVoxels({ kind: 'point', at: [3.4, 7.6, 2.2] }, makeGrid()).runs).toEqual(Int32Array.of(2, 8, 3, 3));
    expect(count({ kind: 'point', at: [-0.4, 0, 0] })).toBe(1);
    expect(count({ kind: 'point', at: [-0.6, 0, 0] })).toBe(0);
  });

  it('takes the same voxel for a point midway, from whichever end voxels are counted', () => {
    const grid = makeGrid();
    const worlds = [grid, flipped(grid, 0), flipped(grid, 2)].map((each) => {
      const { runs } = regionVoxels({ kind: 'point', at: [3.5, 7, 2.5] }, each);
      return indexToWorld(each, [runs[2] ?? NaN, runs[1] ?? NaN, runs[0] ?? NaN]);
    });
    expect(worlds).toEqual([[3, 7, 2], [3, 7, 2], [3, 7, 2]]); // prettier-ignore
  });

  it('gives lines no voxels', () => {
    expect(count({ kind: 'length', ends: [[0, 0, 0], [9, 9, 0]], normal: Z })).toBe(0); // prettier-ignore
    expect(count({ kind: 'bidirectional', long: [[0, 0, 0], [9, 0, 0]], short: [[4, 0, 0], [4, 3, 0]], normal: Z })).toBe(0); // prettier-ignore
  });

  it('takes in the faces of a box, whichever corner comes first', () => {
    expect(count({ kind: 'box', from: [2, 3, 4], to: [5, 5, 5] })).toBe(4 * 3 * 2);
    expect(count({ kind: 'box', from: [5, 5, 5], to: [2, 3, 4] })).toBe(4 * 3 * 2);
    expect(count({ kind: 'box', from: [2.1, 3, 4], to: [4.9, 5, 5] })).toBe(2 * 3 * 2);
    expect(count({ kind: 'box', from: [100, 0, 0], to: [120, 5, 5] })).toBe(0);
  });

  it('takes every voxel for the whole', () => {
    const { count: voxels, box } = regionVoxels({ kind: 'whole' }, makeGrid());
    expect(voxels).toBe(40 * 30 * 20);
    expect(box).toEqual({ from: [0, 0, 0], to: [39, 29, 19] });
  });
});

describe('planar outlines', () => {
  it('count voxel centres inside, in the slice of the drawing plane alone', () => {
    expect(count(rectangle([1.5, 6.5], [2.5, 5.5], 4))).toBe(5 * 3);
    expect(slicesOf(rectangle([1.5, 6.5], [2.5, 5.5], 4), makeGrid())).toEqual([4]);
  });

  it('take in the rim towards right, front and feet and leave out the opposite one', () => {
    const { box, count: voxels } = regionVoxels(rectangle([2, 8], [3, 6], 4), makeGrid());
    expect(voxels).toBe(6 * 3);
    expect(box).toEqual({ from: [2, 3, 4], to: [7, 5, 4] });
  });

  it('share no voxel with a neighbour and leave none between', () => {
    const whole = count(rectangle([2, 20], [3, 15], 4));
    expect(count(rectangle([2, 9], [3, 15], 4)) + count(rectangle([9, 20], [3, 15], 4))).toBe(whole);
    expect(whole).toBe(18 * 12);
  });

  it('take exactly one slice of a thicker grid, also from midway between two', () => {
    const pet = makeGrid({ dimensions: [40, 30, 12], spacing: [1, 1, 3.27] });
    for (let plane = 0; plane < 28; plane += 1) {
      expect(slicesOf(rectangle([2, 8], [3, 6], plane * 1.25), pet)).toHaveLength(1);
    }
    expect(slicesOf(rectangle([2, 8], [3, 6], 3.27 * 4.5), pet)).toEqual([4]);
    expect(slicesOf(rectangle([2, 8], [3, 6], 3.27 * 4.5), flipped(pet, 2))).toEqual([7]);
    const fromTheFeet = { ...rectangle([2, 8], [3, 6], 3.27 * 4.5), normal: [0, 0, -1] } as RegionShape;
    expect(slicesOf(fromTheFeet, pet)).toEqual([4]);
  });

  it('take nothing of a grid whose nearest slice is more than half a step away', () => {
    expect(count(rectangle([2, 8], [3, 6], -0.51))).toBe(0);
    expect(count(rectangle([2, 8], [3, 6], 19.51))).toBe(0);
  });

  it('count a crossed outline where it is crossed an odd number of times', () => {
    // A pentagram's inner pentagon is wound twice: even, therefore outside.
    const corner = (step: number): Vector3 => {
      const angle = (2 * Math.PI * step) / 5;
      return [20 + 14 * Math.sin(angle), 15 + 14 * Math.cos(angle), 3];
    };
    const star: RegionShape = { kind: 'freehand', points: [0, 2, 4, 1, 3].map(corner), normal: Z };
    const mask = maskFromRuns(regionVoxels(star, makeGrid()), makeGrid());
    expect(mask[20 + 40 * (15 + 30 * 3)]).toBe(0);
    expect(mask[20 + 40 * (26 + 30 * 3)]).toBe(1);
  });

  it('count an ellipse by its equation, rim included', () => {
    const ellipse: RegionShape = { kind: 'ellipse', centre: [15, 12, 5], semiAxes: [[3, 0, 0], [0, 2, 0]], normal: Z }; // prettier-ignore
    let expected = 0;
    for (let x = -3; x <= 3; x += 1) for (let y = -2; y <= 2; y += 1) if (x * x * 4 + y * y * 9 <= 36) expected += 1;
    expect(count(ellipse)).toBe(expected);
    expect(slicesOf(ellipse, makeGrid())).toEqual([5]);
  });

  it('count a spline within its curve: knots on a circle give the area of a near circle', () => {
    const knots = Array.from({ length: 12 }, (_, knot): Vector3 => {
      const angle = (2 * Math.PI * knot) / 12;
      return [15 + 10 * Math.cos(angle), 15 + 10 * Math.sin(angle), 4];
    });
    const grid = makeGrid({ dimensions: [300, 300, 20], spacing: [0.1, 0.1, 1] });
    const area = count({ kind: 'spline', points: knots, normal: Z }, grid) * 0.01;
    expect(Math.abs(area / (100 * Math.PI) - 1)).toBeLessThan(0.005);
  });

  it('are empty when they run over two slices', () => {
    const sloping: RegionShape = { kind: 'freehand', points: [[1.5, 1.5, 3], [9.5, 1.5, 3], [9.5, 9.5, 4.2], [1.5, 9.5, 4.2]], normal: Z }; // prettier-ignore
    expect(count(sloping)).toBe(0);
    expect(count(sloping, makeGrid({ spacing: [1, 1, 5] }))).toBe(64);
  });

  it('are empty without points, without area and with a coordinate that is no number', () => {
    const freehand = (points: readonly Vector3[]): RegionShape => ({ kind: 'freehand', points, normal: Z });
    expect(count(freehand([]))).toBe(0);
    expect(count(freehand([[1, 1, 1]]))).toBe(0);
    expect(count(freehand([[1, 1, 1], [9, 1, 1]]))).toBe(0); // prettier-ignore
    expect(count(freehand([[1, 1, 1], [9, NaN, 1], [9, 9, 1]]))).toBe(0); // prettier-ignore
    expect(count({ kind: 'ellipse', centre: [5, 5, 5], semiAxes: [[0, 0, 0], [0, 0, 0]], normal: Z })).toBe(0); // prettier-ignore
    expect(count({ kind: 'ellipse', centre: [5, 5, 5], semiAxes: [[3, 0, 0], [0, 0, 0]], normal: Z })).toBe(0); // prettier-ignore
  });
});

/** Every voxel on its own, by the words of the rule: the second implementation of the scan. */
function plainCount(shape: RegionShape, grid: Grid): number {
  const inside = plainRule(shape, grid);
  let voxels = 0;
  for (let k = 0; k < grid.dimensions[2]; k += 1)
    for (let j = 0; j < grid.dimensions[1]; j += 1)
      for (let i = 0; i < grid.dimensions[0]; i += 1) if (inside(indexToWorld(grid, [i, j, k]))) voxels += 1;
  return voxels;
}

function plainRule(shape: RegionShape, grid: Grid): (world: Vector3) => boolean {
  if (shape.kind === 'sphere') return (world) => norm(subtract(world, shape.centre)) <= shape.radius;
  if (shape.kind !== 'ellipse' && shape.kind !== 'freehand') throw new Error(shape.kind);
  const normal = canonicalNormal(shape.normal);
  const step = stepAlong(grid, normal);
  const through = shape.kind === 'ellipse' ? shape.centre : (shape.points[0] ?? [0, 0, 0]);
  const inSlab = (world: Vector3) => {
    const height = dot(subtract(world, through), normal);
    return height >= -step / 2 && height < step / 2;
  };
  if (shape.kind === 'ellipse') {
    return (world) => {
      const parts = shape.semiAxes.map((axis) => dot(subtract(world, shape.centre), axis) / dot(axis, axis));
      return inSlab(world) && Math.hypot(...parts) <= 1;
    };
  }
  const { u, v } = planeAxes(normal);
  const polygon = shape.points.map((point) => [dot(point, u), dot(point, v)] as const);
  return (world) => {
    if (!inSlab(world)) return false;
    const [x, y] = [dot(world, u), dot(world, v)];
    return polygon.reduce((odd, [x1, y1], index) => {
      const [x2, y2] = polygon[(index + 1) % polygon.length] ?? [x1, y1];
      const crosses = y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
      return crosses ? !odd : odd;
    }, false);
  };
}

/** Numbers that put no voxel centre on a rim: there the plain rule knows no convention. */
const generic = (from: number, to: number) =>
  fc.integer({ min: Math.ceil(from * 99), max: Math.floor(to * 99) }).map((step) => step / 99 + Math.SQRT2 / 7000);
const coordinate = generic(-12, 12);
const direction = fc
  .tuple(coordinate, coordinate, coordinate)
  .filter((vector) => norm(vector) > 1)
  .map((vector): Vector3 => canonicalNormal(vector));
const turn = fc.tuple(direction, generic(-3, 3)).map(([axis, angle]) => rotation(axis, angle));
const grids = turn.map((rotate) =>
  rotatedGrid(makeGrid({ dimensions: [17, 13, 9], spacing: [1.3, 1.9, 3.1], origin: [-10.4, -11.4, -12.4] }), rotate),
);

const shapes = fc
  .record({
    kind: fc.constantFrom('sphere' as const, 'ellipse' as const, 'freehand' as const),
    centre: fc.tuple(coordinate, coordinate, coordinate),
    normal: direction,
    radius: generic(0.5, 14),
    ratio: generic(0.2, 1),
    points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 }),
  })
  .map(({ kind, centre, normal, radius, ratio, points }) => {
    const { u, v } = planeAxes(normal);
    const at = (x: number, y: number): Vector3 => [0, 1, 2].map((axis) => (centre[axis] ?? 0) + x * (u[axis] ?? 0) + y * (v[axis] ?? 0)) as [number, number, number]; // prettier-ignore
    const along = (axis: Vector3, length: number): Vector3 => [axis[0] * length, axis[1] * length, axis[2] * length];
    if (kind === 'sphere') return { kind, centre, radius } as const;
    if (kind === 'ellipse') return { kind, centre, semiAxes: [along(u, radius), along(v, radius * ratio)], normal } as const; // prettier-ignore
    return { kind, points: points.map(([x, y]) => at(x, y)), normal } as const;
  });

describe('on any grid', () => {
  it('counts what the rule says voxel by voxel, planes at any angle', () => {
    fc.assert(
      fc.property(shapes, grids, (shape, grid) => {
        expect(count(shape, grid)).toBe(plainCount(shape, grid));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which voxels are counted', () => {
    fc.assert(
      fc.property(shapes, grids, (shape, grid) => {
        const expected = count(shape, grid);
        const others = [flipped(grid, 0), flipped(grid, 1), flipped(grid, 2), permuted(grid, [2, 0, 1]), permuted(grid, [1, 0, 2])]; // prettier-ignore
        expect(others.map((other) => count(shape, other))).toEqual(others.map(() => expected));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on how the patient lies: grid and region turned together count the same', () => {
    fc.assert(
      fc.property(shapes, turn, (shape, rotate) => {
        const grid = makeGrid({ dimensions: [17, 13, 9], spacing: [1.3, 1.9, 3.1], origin: [-10.4, -11.4, -12.4] });
        const turned = rotatedShape(shape, rotate);
        expect(count(turned, rotatedGrid(grid, rotate))).toBe(count(shape, grid));
      }),
      { numRuns: 100 },
    );
  });

  it('chooses the same voxels on rims that pass through voxel centres', () => {
    const grid = makeGrid();
    const shape = rectangle([2, 8], [3, 6], 4.5);
    const orders = [flipped(grid, 0), flipped(grid, 1), flipped(grid, 2), permuted(grid, [1, 2, 0]), permuted(grid, [2, 1, 0])]; // prettier-ignore
    expect(orders.map((other) => count(shape, other))).toEqual([18, 18, 18, 18, 18]);
    const worlds = orders.map((other) => {
      const { box } = regionVoxels(shape, other);
      const corners = box ? [indexToWorld(other, box.from), indexToWorld(other, box.to)] : [];
      return [0, 1, 2].map((axis) => Math.min(...corners.map((corner) => corner[axis] ?? NaN)));
    });
    expect(worlds).toEqual(orders.map(() => [2, 3, 4]));
  });
});

describe('runs', () => {
  it('are sorted, do not overlap and come back from a mask', () => {
    fc.assert(
      fc.property(shapes, grids, (shape, grid) => {
        const runs = regionVoxels(shape, grid);
        expect(runsFromMask(maskFromRuns(runs, grid), grid)).toEqual(runs);
      }),
      { numRuns: 100 },
    );
  });

  it('join voxels of a mask along rows only', () => {
    const mask = Uint8Array.of(1, 1, 0, 1, /* next row */ 1, 0, 0, 0);
    expect(runsFromMask(mask, { dimensions: [4, 2, 1] })).toEqual({
      runs: Int32Array.of(0, 0, 0, 1, 0, 0, 3, 3, 0, 1, 0, 0),
      count: 4,
      box: { from: [0, 0, 0], to: [3, 1, 0] },
    });
    expect(runsFromMask(new Uint8Array(8), { dimensions: [4, 2, 1] })).toEqual({ runs: new Int32Array(), count: 0, box: undefined }); // prettier-ignore
  });
});
