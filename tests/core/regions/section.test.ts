import { describe, expect, it } from 'vitest';
import { distance, dot, type Vector3 } from '#core/geometry/grid.ts';
import { maskRings, voxelEdges } from '#core/regions/maskRings.ts';
import { signedArea } from '#core/regions/polygonArea.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { regionSection, runsSection, type SectionView } from '#core/regions/section.ts';
import { makeGrid, rotatedGrid, rotation } from '../../builders/grids.ts';

const view = (point: Vector3, normal: Vector3, halfThickness = 0.5): SectionView => ({ point, normal, halfThickness });
const axial = (z: number, halfThickness = 0.5) => view([0, 0, z], [0, 0, 1], halfThickness);
const coronal = (y: number) => view([0, y, 0], [0, 1, 0]);

const rectangle: RegionShape = {
  kind: 'rectangle',
  corners: [[2, 3, 4], [8, 3, 4], [8, 6, 4], [2, 6, 4]], // prettier-ignore
  normal: [0, 0, 1],
};

describe('regionSection', () => {
  it('outlines a planar shape in its own plane and nowhere else in parallel', () => {
    expect(regionSection(rectangle, axial(4)).outlines).toEqual([rectangle.kind === 'rectangle' && rectangle.corners]);
    expect(regionSection(rectangle, axial(4.4)).outlines).toHaveLength(1);
    expect(regionSection(rectangle, axial(5))).toEqual({ outlines: [], lines: [], points: [] });
    expect(regionSection(rectangle, view([0, 0, 4], [0, 0, -1])).outlines).toHaveLength(1);
  });

  it('shows a shape between two slices on the one whose voxels it counts', () => {
    const between: RegionShape = { ...rectangle, corners: [[2, 3, 4.5], [8, 3, 4.5], [8, 6, 4.5], [2, 6, 4.5]] }; // prettier-ignore
    const shown = [3, 4, 5, 6].filter((z) => regionSection(between, axial(z)).outlines.length > 0);
    expect(shown).toEqual([regionVoxels(between, makeGrid()).box?.from[2]]);
  });

  it('shows a planar shape across a view as the stretch inside', () => {
    const ends = regionSection(rectangle, coronal(5)).lines.flat();
    expect(ends.toSorted((a, b) => a[0] - b[0])).toEqual([[2, 5, 4], [8, 5, 4]]); // prettier-ignore
    expect(regionSection(rectangle, coronal(7)).lines).toEqual([]);
    // A diagonal cut through two opposite corners' neighbours.
    const [line] = regionSection(rectangle, view([5, 4.5, 0], [Math.SQRT1_2, -Math.SQRT1_2, 0])).lines;
    expect(line && distance(...line)).toBeCloseTo(3 * Math.SQRT2, 9);
  });

  it('splits the stretch where an outline is entered more than once', () => {
    const u: RegionShape = {
      kind: 'freehand',
      points: [[0, 0, 1], [30, 0, 1], [30, 20, 1], [20, 20, 1], [20, 5, 1], [10, 5, 1], [10, 20, 1], [0, 20, 1]], // prettier-ignore
      normal: [0, 0, 1],
    };
    const { lines } = regionSection(u, coronal(12));
    expect(lines.map(([a, b]) => [a[0], b[0]].sort((p, q) => p - q)).sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0))).toEqual([[0, 10], [20, 30]]); // prettier-ignore
  });

  it.each([0, 3, -5.9])('cuts a sphere of 6 mm at %d mm from its centre in the circle of Pythagoras', (height) => {
    const sphere: RegionShape = { kind: 'sphere', centre: [10, 20, 30], radius: 6 };
    const normal: Vector3 = [0.6, 0, 0.8];
    const point: Vector3 = [10 + normal[0] * height, 20, 30 + normal[2] * height];
    const [circle] = regionSection(sphere, view(point, normal)).outlines;
    expect(circle?.length).toBeGreaterThan(60);
    for (const at of circle ?? []) {
      expect(distance(at, point)).toBeCloseTo(Math.sqrt(36 - height ** 2), 9);
      expect(dot([at[0] - point[0], at[1] - point[1], at[2] - point[2]], normal)).toBeCloseTo(0, 9);
    }
  });

  it('does not show a sphere it passes by; of a threshold region it shows the search sphere', () => {
    expect(regionSection({ kind: 'sphere', centre: [0, 0, 0], radius: 6 }, axial(6)).outlines).toEqual([]);
    const threshold: RegionShape = {
      kind: 'threshold',
      within: { centre: [0, 0, 0], radius: 6 },
      rule: { kind: 'fraction', of: 0.41, connected: true },
      seriesUid: '1',
    };
    expect(regionSection(threshold, axial(1)).outlines).toHaveLength(1);
  });

  it('cuts a box in a rectangle, or in the hexagon across its diagonal', () => {
    const box: RegionShape = { kind: 'box', from: [0, 0, 0], to: [2, 4, 6] };
    const [outline] = regionSection(box, axial(3)).outlines;
    expect(Math.abs(signedArea((outline ?? []).map(([x, y]) => [x, y])))).toBeCloseTo(8, 9);
    const cube: RegionShape = { kind: 'box', from: [0, 0, 0], to: [2, 2, 2] };
    const third = 1 / Math.sqrt(3);
    const [hexagon] = regionSection(cube, view([1, 1, 1], [third, third, third])).outlines;
    expect(hexagon).toHaveLength(6);
    hexagon?.forEach((corner, index) => {
      expect(distance(corner, hexagon[(index + 1) % 6] ?? corner)).toBeCloseTo(Math.SQRT2, 9);
    });
    expect(regionSection(box, axial(7)).outlines).toEqual([]);
  });

  it('shows points and lines within the slice', () => {
    expect(regionSection({ kind: 'point', at: [1, 2, 3.3] }, axial(3)).points).toEqual([[1, 2, 3.3]]);
    expect(regionSection({ kind: 'point', at: [1, 2, 3.6] }, axial(3)).points).toEqual([]);
    const length: RegionShape = { kind: 'length', ends: [[0, 0, 3], [9, 0, 3]], normal: [0, 0, 1] }; // prettier-ignore
    expect(regionSection(length, axial(3)).lines).toEqual([length.kind === 'length' && length.ends]);
    expect(regionSection(length, axial(4)).lines).toEqual([]);
    expect(regionSection(length, view([4, 0, 0], [1, 0, 0])).lines).toEqual([]);
    const both: RegionShape = { kind: 'bidirectional', long: [[0, 0, 3], [9, 0, 3]], short: [[4, -2, 3], [4, 2, 3]], normal: [0, 0, 1] }; // prettier-ignore
    expect(regionSection(both, axial(3)).lines).toHaveLength(2);
    expect(regionSection({ kind: 'whole' }, axial(3))).toEqual({ outlines: [], lines: [], points: [] });
  });

  it('shows the contours of the slice, all of them across', () => {
    const square = (z: number): readonly Vector3[] => [[0, 0, z], [6, 0, z], [6, 6, z], [0, 6, z]]; // prettier-ignore
    const shape: RegionShape = { kind: 'contours', contours: [square(2), square(3), square(4)], normal: [0, 0, 1] };
    expect(regionSection(shape, axial(3)).outlines).toEqual([square(3)]);
    expect(regionSection(shape, coronal(3)).lines).toHaveLength(3);
  });
});

describe('runsSection', () => {
  const grid = makeGrid({ spacing: [2, 2, 5], origin: [10, 20, 30] });
  const box: RegionShape = { kind: 'box', from: [14, 26, 35], to: [18, 28, 40] };
  const runs = regionVoxels(box, grid);

  it('follows the voxel edges in a slice of the grid', () => {
    const { outlines } = runsSection(runs, grid, axial(35, 2.5));
    expect(outlines).toHaveLength(1);
    const corners = outlines[0] ?? [];
    // Voxels 2 … 4 by 3 … 4: from 13 to 19 and from 25 to 29 mm.
    expect(corners.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual([[13, 25, 35], [13, 29, 35], [19, 25, 35], [19, 29, 35]]); // prettier-ignore
    expect(runsSection(runs, grid, axial(45, 2.5)).outlines).toEqual([]);
  });

  it('goes round a reformatted cut within a sample of the voxel edges', () => {
    const { outlines } = runsSection(runs, grid, coronal(27));
    expect(outlines).toHaveLength(1);
    const [low, high] = [0, 2].map((axis) => (outlines[0] ?? []).map((corner) => corner[axis] ?? NaN));
    expect(Math.abs(Math.min(...(low ?? [])) - 13)).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.max(...(low ?? [])) - 19)).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.min(...(high ?? [])) - 32.5)).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.max(...(high ?? [])) - 42.5)).toBeLessThanOrEqual(1);
    for (const corner of outlines[0] ?? []) expect(corner[1]).toBeCloseTo(27, 9);
    expect(runsSection(runs, grid, coronal(40)).outlines).toEqual([]);
  });

  it('works on an oblique grid and for an empty region', () => {
    const turn = rotation([1, 2, 3], 0.7);
    const oblique = rotatedGrid(grid, turn);
    const through = { point: turn([0, 0, 35]), normal: turn([0, 0, 1]), halfThickness: 2.5 };
    const [outline] = runsSection(runs, oblique, through).outlines;
    const [expected] = runsSection(runs, grid, axial(35, 2.5)).outlines;
    expect(outline).toHaveLength(4);
    expected?.forEach((corner, index) => expect(distance(turn(corner), outline?.[index] ?? [NaN, NaN, NaN])).toBeLessThan(1e-9)); // prettier-ignore
    const empty = regionVoxels({ kind: 'box', from: [0, 0, 0], to: [1, 1, 1] }, grid);
    expect(runsSection(empty, grid, axial(35)).outlines).toEqual([]);
    expect(runsSection(empty, grid, coronal(3)).outlines).toEqual([]);
  });
});

describe('maskRings', () => {
  const rings = (...rows: readonly string[]) => {
    const mask = Uint8Array.from(rows.join(''), (letter) => (letter === '#' ? 1 : 0));
    return maskRings({ mask, width: rows[0]?.length ?? 0, height: rows.length });
  };
  const areas = (...rows: readonly string[]) => rings(...rows).map(signedArea).sort((a, b) => a - b); // prettier-ignore

  it('gives outer rings a positive area and holes a negative one', () => {
    expect(areas('###', '#.#', '###')).toEqual([-0.5, 9 - 0.5]);
  });

  it('joins diagonal neighbours of either direction', () => {
    // Two diamonds of half a voxel, and the half cell that the joint adds between them.
    expect(areas('#.', '.#')).toEqual([1.5]);
    expect(areas('.#', '#.')).toEqual([1.5]);
  });

  it('keeps parts apart and finds none in an empty mask', () => {
    expect(areas('#.#')).toEqual([0.5, 0.5]);
    expect(areas('...')).toEqual([]);
  });

  it('gives every voxel its full square along the edges', () => {
    const edgeAreas = rings('##.', '.#.', '.##').map((ring) => signedArea(voxelEdges(ring)));
    expect(edgeAreas).toEqual([5]);
    expect(voxelEdges(rings('#')[0] ?? [])).toHaveLength(4);
    expect(rings('#.', '.#').map((ring) => signedArea(voxelEdges(ring)))).toEqual([2]);
  });
});
