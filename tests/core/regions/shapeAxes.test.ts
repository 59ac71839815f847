import { describe, expect, it } from 'vitest';
import { distance, dot, subtract, type Vector3 } from '#core/geometry/grid.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { shapeAxes } from '#core/regions/shapeAxes.ts';
import { rotatedShape, rotation } from '../../builders/grids.ts';

const box = (width: number, height: number, z: number): readonly Vector3[] => [
  [0, 0, z],
  [width, 0, z],
  [width, height, z],
  [0, height, z],
];
const contours = (...outlines: readonly (readonly Vector3[])[]) =>
  ({ kind: 'contours', contours: outlines, normal: [0, 0, 1] }) as const;

describe('shapeAxes', () => {
  it('of an ellipse are its own axes, the longer one first', () => {
    const axes = shapeAxes({ kind: 'ellipse', centre: [5, 5, 5], semiAxes: [[0, 4, 0], [7, 0, 0]], normal: [0, 0, 1] }, { node: false }); // prettier-ignore
    expect(axes?.long).toEqual({ ends: [[-2, 5, 5], [12, 5, 5]], length: 14 }); // prettier-ignore
    expect(axes?.short.length).toBe(8);
    expect(axes?.area).toBeCloseTo(28 * Math.PI, 12);
  });

  it('of outlines are those of the polygon, however the patient lies (ct-recist.md 2.1)', () => {
    const [a, b, c, d] = box(30, 10, 3);
    if (!a || !b || !c || !d) throw new Error('no corners');
    const rectangle: RegionShape = { kind: 'rectangle', corners: [a, b, c, d], normal: [0, 0, 1] };
    const freehand: RegionShape = { kind: 'freehand', points: box(30, 10, 3), normal: [0, 0, -1] };
    for (const shape of [rectangle, freehand]) {
      const turned = rotatedShape(shape, rotation([2, 1, -1], 1.3));
      for (const each of [shape, turned]) {
        if (each.kind !== 'rectangle' && each.kind !== 'freehand') throw new Error(each.kind);
        const axes = shapeAxes(each, { node: false });
        expect(axes?.long.length).toBeCloseTo(31.622777, 6);
        expect(axes?.short.length).toBeCloseTo(10.540926, 6);
        expect(axes?.area).toBeCloseTo(300, 9);
        expect(axes && distance(...axes.long.ends)).toBeCloseTo(31.622777, 6);
        expect(axes && distance(...axes.short.ends)).toBeCloseTo(10.540926, 6);
        expect(axes && dot(subtract(axes.long.ends[1], axes.long.ends[0]), subtract(axes.short.ends[1], axes.short.ends[0]))).toBeCloseTo(0, 6); // prettier-ignore
        expect(axes && Math.abs(dot(subtract(axes.short.ends[0], axes.long.ends[0]), each.normal))).toBeLessThan(1e-9);
      }
    }
  });

  it('of contours are those of the plane with the largest long axis, for a node the largest short axis', () => {
    const shape = contours(box(30, 4, 0), box(12, 12, 5));
    expect(shapeAxes(shape, { node: false })?.long.length).toBeCloseTo(Math.hypot(30, 4), 9);
    expect(shapeAxes(shape, { node: false })?.long.ends[0][2]).toBeCloseTo(0, 9);
    expect(shapeAxes(shape, { node: true })?.short.length).toBeCloseTo(Math.hypot(12, 12), 6);
    expect(shapeAxes(shape, { node: true })?.short.ends[0][2]).toBeCloseTo(5, 9);
  });

  it('take the largest contour of a plane and leave holes out of the area', () => {
    const hole = box(4, 4, 2).map(([x, y, z]): Vector3 => [x + 3, y + 3, z]);
    const axes = shapeAxes(contours(hole, box(10, 10, 2)), { node: false });
    expect(axes?.long.length).toBeCloseTo(Math.hypot(10, 10), 9);
    expect(axes?.area).toBeCloseTo(100 - 16, 9);
  });

  it('do not exist for an outline over two planes', () => {
    const sloping = box(30, 10, 3).map(([x, y, z]): Vector3 => [x, y, z + (y > 5 ? 1.25 : 0)]);
    expect(shapeAxes({ kind: 'freehand', points: sloping, normal: [0, 0, 1] }, { node: false })).toBeUndefined();
    expect(shapeAxes(contours(sloping), { node: false })).toBeUndefined();
    expect(shapeAxes(contours(sloping, box(8, 6, 9)), { node: false })?.long.length).toBeCloseTo(10, 9);
  });

  it('do not exist where nothing is enclosed', () => {
    expect(shapeAxes({ kind: 'freehand', points: [], normal: [0, 0, 1] }, { node: false })).toBeUndefined();
    expect(shapeAxes({ kind: 'freehand', points: [[0, 0, 0], [5, 5, 0]], normal: [0, 0, 1] }, { node: false })).toBeUndefined(); // prettier-ignore
    expect(shapeAxes({ kind: 'ellipse', centre: [0, 0, 0], semiAxes: [[3, 0, 0], [0, 0, 0]], normal: [0, 0, 1] }, { node: false })).toBeUndefined(); // prettier-ignore
    expect(shapeAxes(contours(), { node: false })).toBeUndefined();
  });
});
