import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, distance, dot, norm, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { handles, moveHandle, regionCentre, translate } from '#core/regions/editing.ts';
import type { RegionShape } from '#core/regions/region.ts';

const Z: Vector3 = [0, 0, 1];
type Kind<K extends RegionShape['kind']> = Extract<RegionShape, { kind: K }>;

const length: Kind<'length'> = { kind: 'length', ends: [[0, 0, 3], [9, 0, 3]], normal: Z }; // prettier-ignore
const bidirectional: Kind<'bidirectional'> = {
  kind: 'bidirectional',
  long: [[0, 0, 3], [20, 0, 3]], // prettier-ignore
  short: [[5, -4, 3], [5, 3, 3]], // prettier-ignore
  normal: Z,
};
const ellipse: Kind<'ellipse'> = { kind: 'ellipse', centre: [5, 5, 3], semiAxes: [[4, 0, 0], [0, 2, 0]], normal: Z }; // prettier-ignore
const circle: Kind<'ellipse'> = { ...ellipse, semiAxes: [[3, 0, 0], [0, 3, 0]] }; // prettier-ignore
const rectangle: Kind<'rectangle'> = {
  kind: 'rectangle',
  corners: [[2, 3, 3], [8, 3, 3], [8, 6, 3], [2, 6, 3]], // prettier-ignore
  normal: Z,
};
const spline: Kind<'spline'> = { kind: 'spline', points: [[0, 0, 3], [9, 0, 3], [5, 8, 3]], normal: Z }; // prettier-ignore
const freehand: Kind<'freehand'> = {
  kind: 'freehand',
  points: Array.from({ length: 60 }, (_, point): Vector3 => [
    20 * Math.cos((point * Math.PI) / 30),
    20 * Math.sin((point * Math.PI) / 30),
    3,
  ]),
  normal: Z,
};
const sphere: Kind<'sphere'> = { kind: 'sphere', centre: [1, 2, 3], radius: 5 };
const box: Kind<'box'> = { kind: 'box', from: [0, 0, 0], to: [2, 4, 6] };
const threshold: Kind<'threshold'> = {
  kind: 'threshold',
  within: { centre: [1, 2, 3], radius: 5 },
  rule: { kind: 'fraction', of: 0.41, connected: true },
  seriesUid: '1.2.3',
};
const contours: Kind<'contours'> = {
  kind: 'contours',
  contours: [3, 1, 2].map((z): readonly Vector3[] => [[0, 0, z], [6, 0, z], [6, 6, z], [0, 6, z]]), // prettier-ignore
  normal: Z,
};
const shapes: readonly RegionShape[] = [
  { kind: 'point', at: [1, 2, 3] },
  length,
  bidirectional,
  ellipse,
  circle,
  rectangle,
  spline,
  freehand,
  sphere,
  box,
  threshold,
  contours,
  { kind: 'whole' },
];

describe('handles', () => {
  it('are the points a shape is edited by', () => {
    expect(shapes.map((shape) => handles(shape).length)).toEqual([1, 2, 4, 4, 4, 4, 3, 12, 6, 8, 6, 0, 0]);
    expect(handles(ellipse)).toEqual([[9, 5, 3], [1, 5, 3], [5, 7, 3], [5, 3, 3]]); // prettier-ignore
    expect(handles({ ...freehand, points: freehand.points.slice(0, 5) })).toEqual(freehand.points.slice(0, 5));
  });

  it('follow the pointer in the plane of a planar shape, from whichever view', () => {
    for (const shape of [length, bidirectional, ellipse, circle, rectangle, spline, freehand]) {
      handles(shape).forEach((from, handle) => {
        // Outward, so that an end of the short axis stays beside the long one.
        const to = add(from, [1, from[1] > 0 ? 2 : -2, 0.4]);
        const moved = handles(moveHandle(shape, handle, to, Z))[handle];
        expect(moved && distance(moved, [to[0], to[1], 3])).toBeLessThan(1e-9);
      });
    }
  });

  it('that do not exist, and shapes without any, change nothing', () => {
    for (const shape of shapes) expect(moveHandle(shape, 99, [0, 0, 0], Z)).toBe(shape);
    expect(moveHandle(contours, 0, [0, 0, 0], Z)).toBe(contours);
  });
});

const position = fc.tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: -40, max: 40 }))).map(([x, y, z]): Vector3 => [(x ?? 0) + 0.25, (y ?? 0) + 0.5, z ?? 0]); // prettier-ignore

function valid(shape: RegionShape): boolean {
  const flat = (points: readonly Vector3[]) => points.every(([, , z]) => Math.abs(z - 3) < 1e-9);
  const square = (a: Vector3, b: Vector3) => Math.abs(dot(a, b)) <= 1e-9 * (norm(a) * norm(b) + 1);
  switch (shape.kind) {
    case 'ellipse':
      return square(...shape.semiAxes) && flat(handles(shape));
    case 'rectangle': {
      const [a, b, c, d] = shape.corners;
      return square(subtract(b, a), subtract(d, a)) && distance(add(a, c), add(b, d)) < 1e-9 && flat(shape.corners);
    }
    case 'bidirectional': {
      const along = subtract(shape.long[1], shape.long[0]);
      const across = subtract(shape.short[1], shape.short[0]);
      const share = dot(subtract(shape.short[0], shape.long[0]), along) / dot(along, along);
      return square(along, across) && share > -1e-9 && share < 1 + 1e-9 && flat(handles(shape));
    }
    default:
      throw new Error(shape.kind);
  }
}

describe('moveHandle', () => {
  it('keeps axes perpendicular, rectangles rectangular and all of them flat after any moves', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), position), { maxLength: 6 }), (moves) => {
        for (const shape of [ellipse, rectangle, bidirectional]) {
          const moved = moves.reduce<RegionShape>((each, [handle, to]) => moveHandle(each, handle, to, Z), shape);
          expect(valid(moved)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a circle round and the other axis of an ellipse as long', () => {
    const grown = moveHandle(circle, 2, [5, 11, 3], Z);
    expect(grown.kind === 'ellipse' && grown.semiAxes.flat().map((part) => part + 0)).toEqual([6, 0, 0, 0, 6, 0]);
    const turned = moveHandle(ellipse, 0, [5, 10, 3], Z);
    expect(turned.kind === 'ellipse' && turned.semiAxes.map(norm)).toEqual([5, 2]);
    const mirrored = moveHandle(ellipse, 1, [-1, 5, 3], Z);
    expect(mirrored.kind === 'ellipse' && mirrored.centre).toEqual([5, 5, 3]);
    expect(mirrored.kind === 'ellipse' && mirrored.semiAxes.flat().map((part) => part + 0)).toEqual([6, 0, 0, 0, 2, 0]);
  });

  it('keeps the opposite corner of a rectangle', () => {
    expect(moveHandle(rectangle, 0, [0, 1, 3], Z)).toMatchObject({ corners: [[0, 1, 3], [8, 1, 3], [8, 6, 3], [0, 6, 3]] }); // prettier-ignore
    expect(moveHandle(rectangle, 3, [0, 9, 3], Z)).toMatchObject({ corners: [[0, 3, 3], [8, 3, 3], [8, 9, 3], [0, 9, 3]] }); // prettier-ignore
  });

  it('opens a rectangle that was pressed flat', () => {
    const flat = moveHandle(rectangle, 2, [8, 3, 3], Z);
    expect(moveHandle(flat, 2, [7, 5, 3], Z)).toMatchObject({ corners: [[2, 3, 3], [7, 3, 3], [7, 5, 3], [2, 5, 3]] }); // prettier-ignore
  });

  it('turns the short axis with the long one and slides it along', () => {
    const turned = moveHandle(bidirectional, 1, [0, 20, 3], Z);
    expect(turned.kind === 'bidirectional' && turned.short.flat()).toEqual([4, 5, 3, -3, 5, 3].map((each) => expect.closeTo(each, 9) as number)); // prettier-ignore
    const slid = moveHandle(bidirectional, 3, [12, 6, 3], Z);
    expect(slid.kind === 'bidirectional' && slid.short).toEqual([[12, -4, 3], [12, 6, 3]]); // prettier-ignore
    expect(moveHandle(bidirectional, 1, [0, 0, 3], Z)).toEqual(bidirectional);
  });

  it('lets a freehand outline follow softly between the neighbouring handles', () => {
    const moved = moveHandle(freehand, 2, add(freehand.points[10] ?? Z, [6, 0, 0]), Z);
    const shift = moved.kind === 'freehand' ? moved.points.map((point, index) => point[0] - (freehand.points[index]?.[0] ?? NaN)) : []; // prettier-ignore
    expect(shift[10]).toBeCloseTo(6, 12);
    expect(shift[5]).toBeCloseTo(0, 12);
    expect(shift[15]).toBeCloseTo(0, 12);
    expect(shift.slice(5, 11).every((each, index, all) => index === 0 || each > (all[index - 1] ?? NaN))).toBe(true);
    expect(shift[30]).toBe(0);
  });

  it('sizes a sphere to the pointer and never to nothing', () => {
    expect(moveHandle(sphere, 0, [1, 10, 9], Z)).toMatchObject({ centre: [1, 2, 3], radius: 10 });
    expect(moveHandle(threshold, 5, [1, 2, 0], Z)).toMatchObject({ within: { centre: [1, 2, 3], radius: 3 } });
    expect(moveHandle(sphere, 0, [1, 2, 3], Z)).toMatchObject({ radius: 5 });
    expect(moveHandle(ellipse, 0, [5, 5, 3], Z)).toEqual(ellipse);
  });

  it('moves points and corners of a box within the view', () => {
    expect(moveHandle({ kind: 'point', at: [1, 2, 3.4] }, 0, [7, 8, 3], Z)).toEqual({ kind: 'point', at: [7, 8, 3.4] });
    expect(moveHandle(box, 7, [5, 9, 99], Z)).toMatchObject({ from: [0, 0, 0], to: [5, 9, 6] });
    expect(moveHandle(box, 0, [5, 9, 99], Z)).toMatchObject({ from: [2, 4, 0], to: [5, 9, 6] });
  });
});

describe('translate', () => {
  it('moves every handle and the centre by the same vector, and comes back', () => {
    const by: Vector3 = [1, -2, 4];
    for (const shape of shapes) {
      const moved = translate(shape, by);
      expect(handles(moved).length).toBe(handles(shape).length);
      handles(moved).forEach((handle, index) => expect(distance(handle, add(handles(shape)[index] ?? Z, by))).toBeLessThan(1e-9)); // prettier-ignore
      const [before, after] = [regionCentre(shape), regionCentre(moved)];
      if (before && after) expect(distance(after, add(before, by))).toBeLessThan(1e-9);
      expect(translate(moved, [-1, 2, -4])).toEqual(expect.objectContaining({ kind: shape.kind }));
    }
    expect(translate(contours, by)).toMatchObject({ contours: [[[1, -2, 7], [7, -2, 7], [7, 4, 7], [1, 4, 7]], {}, {}] }); // prettier-ignore
  });
});

describe('regionCentre', () => {
  it('is where a view must be brought', () => {
    expect(shapes.map(regionCentre)).toEqual([
      [1, 2, 3],
      [4.5, 0, 3],
      [10, 0, 3],
      [5, 5, 3],
      [5, 5, 3],
      [5, 4.5, 3],
      [14 / 3, 8 / 3, 3].map((each) => expect.closeTo(each, 9) as number),
      [0, 0, 3].map((each) => expect.closeTo(each, 9) as number),
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
      [3, 3, 2],
      undefined,
    ]);
    expect(regionCentre({ ...freehand, points: [] })).toBeUndefined();
    expect(regionCentre({ ...spline, points: [] })).toBeUndefined();
    expect(regionCentre({ ...contours, contours: [] })).toBeUndefined();
  });
});
