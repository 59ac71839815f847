import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, voxelVolume, type Vector3 } from '#core/geometry/grid.ts';
import { lesionAxes, polygonAxes } from '#core/regions/axes.ts';
import { longestChord } from '#core/regions/chords.ts';
import { convexHull, longestAxis, type Vector2 } from '#core/regions/hull.ts';
import { runsFromMask } from '#core/regions/masks.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { makeGrid, rotatedGrid, rotation } from '../../builders/grids.ts';

const ellipse72 = Array.from({ length: 72 }, (_, corner): Vector2 => {
  const angle = (corner * 5 * Math.PI) / 180;
  return [20 * Math.cos(angle), 11 * Math.sin(angle)];
});

describe('polygonAxes', () => {
  // ct-recist.md 2.1, table of test polygons.
  it.each<{ name: string; polygon: readonly Vector2[]; long: number; short: number; area: number }>([
    { name: 'rectangle 30 x 10', polygon: [[0, 0], [30, 0], [30, 10], [0, 10]], long: 31.622777, short: 10.540926, area: 300 },
    { name: 'square 20', polygon: [[0, 0], [20, 0], [20, 20], [0, 20]], long: 28.284271, short: 28.284271, area: 400 },
    { name: 'triangle', polygon: [[0, 0], [40, 0], [10, 15]], long: 40, short: 15, area: 300 },
    { name: 'diamond', polygon: [[14, 0], [0, 6], [-14, 0], [0, -6]], long: 28, short: 12, area: 168 },
    { name: 'L shape', polygon: [[0, 0], [30, 0], [30, 8], [8, 8], [8, 20], [0, 20]], long: 36.055513, short: 14.422205, area: 336 },
    { name: '72-gon of an ellipse', polygon: ellipse72, long: 40, short: 22, area: 36 * 20 * 11 * Math.sin((5 * Math.PI) / 180) },
  ])('of the $name', ({ polygon, long, short, area }) => {
    for (const outline of [polygon, polygon.toReversed()]) {
      const axes = polygonAxes(outline);
      expect(axes?.long.length).toBeCloseTo(long, 6);
      expect(axes?.short.length).toBeCloseTo(short, 6);
      expect(axes?.area).toBeCloseTo(area, 9);
    }
  }); // prettier-ignore

  it('does not exist for what encloses nothing', () => {
    expect(polygonAxes([])).toBeUndefined();
    expect(polygonAxes([[1, 1]])).toBeUndefined();
    expect(polygonAxes([[1, 1], [1, 1], [1, 1]])).toBeUndefined(); // prettier-ignore
    expect(polygonAxes([[0, 0], [5, 5], [10, 10]])).toBeUndefined(); // prettier-ignore
  });

  it('takes of equal diagonals the one from the lowest x, then y', () => {
    expect(longestAxis([[20, 0], [20, 20], [0, 20], [0, 0]])?.ends).toEqual([[0, 0], [20, 20]]); // prettier-ignore
    expect(longestAxis([[0, 0], [30, 10], [0, 10], [30, 0]])?.ends).toEqual([[0, 0], [30, 10]]); // prettier-ignore
    // Rounding of less than 1e-9 mm does not decide.
    expect(longestAxis([[20, 0], [20, 20], [-1e-11, 20], [0, 0]])?.ends).toEqual([[-1e-11, 20], [20, 0]]); // prettier-ignore
  });

  it('measures a chord inside, not the width across a notch', () => {
    // A U of 30 x 20 whose notch is 10 wide and 18 deep. The rectangle around it has a short axis of 24.037 mm; here the
    // longest one brushes the notch at (10, 2), from (0, 17) to (34/3, 0).
    const polygon: readonly Vector2[] = [[0, 0], [30, 0], [30, 20], [20, 20], [20, 2], [10, 2], [10, 20], [0, 20]]; // prettier-ignore
    const axes = polygonAxes(polygon);
    expect(axes?.long.length).toBeCloseTo(Math.hypot(30, 20), 9);
    expect(axes?.short.length).toBeCloseTo(plainChord(polygon, directionOf(axes?.long.ends)), 6);
    expect(axes?.short.length).toBeCloseTo((17 / 3) * Math.sqrt(13), 6);
  });
});

function directionOf(ends: readonly [Vector2, Vector2] | undefined): Vector2 {
  if (!ends) return [NaN, NaN];
  const [a, b] = ends;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** The longest interior interval over the lines beside every vertex, each line against every side. */
function plainChord(polygon: readonly Vector2[], [ux, uy]: Vector2): number {
  const turned = polygon.map(([x, y]) => [x * ux + y * uy, y * ux - x * uy] as const);
  const lines = turned.flatMap(([s]) => [s - 1e-9, s + 1e-9]);
  const longest = lines.map((s) => {
    const crossings = turned.flatMap(([s1, t1], index) => {
      const [s2, t2] = turned[(index + 1) % turned.length] ?? [s1, t1];
      return s1 > s !== s2 > s ? [t1 + ((s - s1) / (s2 - s1)) * (t2 - t1)] : [];
    });
    crossings.sort((a, b) => a - b);
    return Math.max(0, ...crossings.map((t, index) => (index % 2 === 1 ? t - (crossings[index - 1] ?? NaN) : 0)));
  });
  return Math.max(0, ...longest);
}

const millimetres = fc.integer({ min: -5000, max: 5000 }).map((step) => step / 97);
const points = fc.array(fc.tuple(millimetres, millimetres), { minLength: 2, maxLength: 40 });
const gridPoints = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 2, maxLength: 30 }); // prettier-ignore

describe('rotating calipers', () => {
  it.each([
    ['scattered points', points],
    ['points on a raster, many of them collinear or equal', gridPoints],
  ])('finds the largest distance of all pairs of %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (cloud) => {
        const pairs = cloud.flatMap(([x1, y1]) => cloud.map(([x2, y2]) => Math.hypot(x1 - x2, y1 - y2)));
        expect(longestAxis(cloud)?.length ?? 0).toBeCloseTo(Math.max(...pairs), 9);
      }),
      { numRuns: 500 },
    );
  });

  it('works on a hull that holds every point and has no straight corner', () => {
    fc.assert(
      fc.property(gridPoints, (cloud) => {
        const hull = convexHull(cloud);
        hull.forEach((a, index) => {
          const b = hull[(index + 1) % hull.length] ?? a;
          const side = (p: Vector2) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
          if (hull.length > 2) {
            expect(cloud.every((p) => side(p) >= 0)).toBe(true);
            expect(side(hull[(index + 2) % hull.length] ?? a)).toBeGreaterThan(0);
          }
        });
      }),
    );
  });
});

describe('longestChord', () => {
  it('agrees with every line tried against every side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(millimetres, millimetres), { minLength: 3, maxLength: 20 }),
        millimetres,
        (polygon, angle) => {
          const direction: Vector2 = [Math.cos(angle), Math.sin(angle)];
          expect(longestChord(polygon, direction)?.length ?? 0).toBeCloseTo(plainChord(polygon, direction), 6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends on the outline, perpendicular to the direction', () => {
    const chord = longestChord([[0, 0], [40, 0], [10, 15]], [1, 0]); // prettier-ignore
    expect(chord?.ends.flat()).toEqual([10, 0, 10, 15].map((each) => expect.closeTo(each, 6) as number));
  });
});

/** Voxels i, j inside the given half-open rectangles of one slice each. */
function boxesMask(
  dimensions: Vector3,
  boxes: readonly { k: number; i: readonly [number, number]; j: readonly [number, number] }[],
) {
  const mask = new Uint8Array(dimensions[0] * dimensions[1] * dimensions[2]);
  for (const { k, i, j } of boxes)
    for (let y = j[0]; y < j[1]; y += 1)
      for (let x = i[0]; x < i[1]; x += 1) mask[x + dimensions[0] * (y + dimensions[1] * k)] = 1;
  return runsFromMask(mask, { dimensions });
}

describe('lesionAxes', () => {
  const dimensions: Vector3 = [20, 20, 5];

  it('measures a mask of 6 x 3 voxels of 0.8 mm as the specification does', () => {
    // ct-recist.md 2.1: L 5.059644, S 2.529822, area 11.20; voxel count area 11.52.
    for (const corner of [0, 4, 14]) {
      const grid = makeGrid({ dimensions, spacing: [0.8, 0.8, 5] });
      const runs = boxesMask(dimensions, [{ k: 2, i: [corner, corner + 6], j: [corner, corner + 3] }]);
      const axes = lesionAxes(runs, grid, { node: false });
      expect(axes?.long.length).toBeCloseTo(5.059644, 6);
      expect(axes?.short.length).toBeCloseTo(2.529822, 6);
      expect(axes?.area).toBeCloseTo(11.2, 9);
      expect((runs.count * voxelVolume(grid)) / 5).toBeCloseTo(11.52, 9);
      expect(axes?.slice).toBe(2);
    }
  });

  it('gives the ends in patient space, as far apart as the axis is long, on an oblique grid', () => {
    const grid = rotatedGrid(
      makeGrid({ dimensions, spacing: [0.8, 0.8, 5], origin: [10, -30, 70] }),
      rotation([1, 1, 2], 0.9),
    );
    const axes = lesionAxes(boxesMask(dimensions, [{ k: 3, i: [4, 10], j: [4, 7] }]), grid, { node: false });
    expect(axes && distance(...axes.long.ends)).toBeCloseTo(5.059644, 6);
    expect(axes && distance(...axes.short.ends)).toBeCloseTo(2.529822, 6);
  });

  it('chooses the slice by the long axis, for a node by the short axis', () => {
    const grid = makeGrid({ dimensions });
    const runs = boxesMask(dimensions, [
      { k: 1, i: [2, 16], j: [2, 4] },
      { k: 2, i: [2, 10], j: [2, 10] },
    ]);
    expect(lesionAxes(runs, grid, { node: false })?.slice).toBe(1);
    expect(lesionAxes(runs, grid, { node: true })?.slice).toBe(2);
  });

  it('chooses among equal slices the larger area, then the lower one', () => {
    const grid = makeGrid({ dimensions });
    const bar = { i: [2, 12], j: [2, 8] } as const;
    expect(lesionAxes(boxesMask(dimensions, [{ k: 1, ...bar }, { k: 3, ...bar }]), grid, { node: false })?.slice).toBe(1); // prettier-ignore
    const more = boxesMask(dimensions, [{ k: 1, ...bar }, { k: 3, ...bar }, { k: 3, i: [2, 8], j: [8, 9] }]); // prettier-ignore
    expect(lesionAxes(more, grid, { node: false })?.slice).toBe(3);
  });

  it('takes the largest part of a slice, fills holes and joins diagonal neighbours', () => {
    const grid = makeGrid({ dimensions });
    const parts = boxesMask(dimensions, [{ k: 0, i: [0, 3], j: [0, 2] }, { k: 0, i: [8, 18], j: [8, 12] }]); // prettier-ignore
    expect(lesionAxes(parts, grid, { node: false })?.long.length).toBeCloseTo(Math.hypot(10, 3), 6);
    const ring = boxesMask(dimensions, [
      { k: 0, i: [2, 12], j: [2, 4] },
      { k: 0, i: [2, 12], j: [10, 12] },
      { k: 0, i: [2, 4], j: [4, 10] },
      { k: 0, i: [10, 12], j: [4, 10] },
    ]);
    expect(lesionAxes(ring, grid, { node: false })?.area).toBeCloseTo(100 - 0.5, 9);
    const diagonal = boxesMask(dimensions, [{ k: 0, i: [2, 4], j: [2, 4] }, { k: 0, i: [4, 6], j: [4, 6] }]); // prettier-ignore
    expect(lesionAxes(diagonal, grid, { node: false })?.long.length).toBeCloseTo(Math.hypot(3, 4), 6);
  });

  it('measures a single voxel, and nothing where there is none', () => {
    const grid = makeGrid({ dimensions });
    // The diamond between the voxel and its four neighbours: half axes of half a voxel.
    expect(lesionAxes(boxesMask(dimensions, [{ k: 0, i: [0, 1], j: [0, 1] }]), grid, { node: false })).toMatchObject({
      long: { length: 1 },
      area: 0.5,
    });
    expect(lesionAxes(boxesMask(dimensions, []), grid, { node: false })).toBeUndefined();
  });

  it('finds the diameter of a sphere to a voxel', () => {
    const grid = makeGrid({ dimensions: [60, 60, 60], spacing: [0.5, 0.5, 0.5] });
    const runs = regionVoxels({ kind: 'sphere', centre: [15.1, 14.8, 14.7], radius: 10 }, grid);
    const axes = lesionAxes(runs, grid, { node: false });
    expect(Math.abs((axes?.long.length ?? 0) - 20)).toBeLessThan(0.5);
    expect(Math.abs((axes?.short.length ?? 0) - 20)).toBeLessThan(0.5);
  });
});
