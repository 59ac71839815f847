import { describe, expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import { contourNotices } from '#core/regions/contourPlanes.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { flipped, makeGrid, permuted, rotatedGrid, rotatedShape, rotation } from '../../builders/grids.ts';
import { contoursOf, gridOfFolder } from '../../builders/realContours.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

type Contours = Extract<RegionShape, { kind: 'contours' }>;

/** A square with its centre at (15, 15), voxel centres nowhere on its sides. */
const square = (half: number, z: number, at: readonly [number, number] = [15, 15]): readonly Vector3[] => [
  [at[0] - half, at[1] - half, z],
  [at[0] + half, at[1] - half, z],
  [at[0] + half, at[1] + half, z],
  [at[0] - half, at[1] + half, z],
];

const contoursShape = (...contours: readonly (readonly Vector3[])[]): Contours => ({
  kind: 'contours',
  contours,
  normal: [0, 0, 1],
});

const perSlice = (shape: RegionShape, grid = makeGrid()) => {
  const slices = new Array<number>(grid.dimensions[2]).fill(0);
  const { runs } = regionVoxels(shape, grid);
  for (let at = 0; at < runs.length; at += 4) {
    slices[runs[at] ?? 0] = (slices[runs[at] ?? 0] ?? 0) + (runs[at + 3] ?? 0) - (runs[at + 2] ?? 0) + 1;
  }
  return slices;
};

describe('contours', () => {
  it('combine by exclusive or on one plane: a square with a square hole, and one within that', () => {
    const shape = contoursShape(square(5.5, 3), square(2.5, 3), square(0.5, 3), square(5.5, 4));
    expect(perSlice(shape).slice(2, 6)).toEqual([0, 121 - 25 + 1, 121, 0]);
  });

  it('count as one plane when their heights differ by rounding', () => {
    expect(perSlice(contoursShape(square(5.5, 3.004), square(2.5, 2.996)))[3]).toBe(121 - 25);
  });

  it('do not erase each other where several planes fall on one thick slice: the nearest plane counts', () => {
    const thick = makeGrid({ dimensions: [40, 30, 10], spacing: [1, 1, 3.27] });
    const shape = contoursShape(...Array.from({ length: 9 }, (_, k) => square(5.5, 2 + k * 1.25)));
    // Planes from 2 to 12 mm; slices at 0, 3.27, 6.54, 9.81, 13.08 mm, of which the last is within half a step of 12.
    expect(perSlice(shape, thick).slice(0, 6)).toEqual([0, 121, 121, 121, 121, 0]);
  });

  it('are counted alike on flipped, permuted and turned grids', () => {
    const shape = contoursShape(square(5.3, 3.2), square(2.7, 3.2), square(5.3, 4.2), square(4, 5.2));
    const grid = makeGrid();
    const { count } = regionVoxels(shape, grid);
    expect(count).toBe(121 - 25 + 121 + 64);
    const others = [flipped(grid, 0), flipped(grid, 1), flipped(grid, 2), permuted(grid, [2, 1, 0]), permuted(grid, [1, 2, 0])]; // prettier-ignore
    expect(others.map((other) => regionVoxels(shape, other).count)).toEqual(others.map(() => count));
    const turn = rotation([1, -2, 0.5], 0.8);
    expect(regionVoxels(rotatedShape(shape, turn), rotatedGrid(grid, turn)).count).toBe(count);
  });

  it('are measured on a grid at another angle too', () => {
    // A cube of 20 mm described by planes 1 mm apart, on a fine grid turned by 0.6 rad: 8000 mm3 within 2 %.
    const shape = contoursShape(...Array.from({ length: 20 }, (_, k) => square(10, k + 0.5, [0, 0])));
    const grid = rotatedGrid(makeGrid({ dimensions: [60, 60, 60], origin: [-30, -30, -20] }), rotation([1, 2, 3], 0.6));
    expect(Math.abs(regionVoxels(shape, grid).count / 8000 - 1)).toBeLessThan(0.02);
  });

  it('of fewer than three points enclose nothing', () => {
    expect(regionVoxels(contoursShape([[1, 1, 1]], [[1, 1, 2], [9, 9, 2]], []), makeGrid()).count).toBe(0); // prettier-ignore
  });
});

describe('contourNotices', () => {
  const codes = (shape: Contours, grid = makeGrid()) => contourNotices(shape, grid).map(({ code }) => code);

  it('says nothing about contours on slices, to rounding', () => {
    expect(codes(contoursShape(square(5, 3), square(5, 4.01)))).toEqual([]);
  });

  it('names a contour snapped to the nearest slice', () => {
    const thick = makeGrid({ dimensions: [40, 30, 10], spacing: [1, 1, 5] });
    const contours = [0, 5, 10, 15, 20, 25, 31.9].map((z) => square(5, z));
    expect(contourNotices(contoursShape(...contours), thick)).toEqual([
      { code: 'INT_W_PLANE', message: 'Contour 7 is 1.9 mm off the nearest slice; snapped.' },
    ]);
    expect(perSlice(contoursShape(...contours), thick)[6]).toBe(100);
  });

  it('names a contour more than half a step off, which is left out', () => {
    const shape = contoursShape(square(5, 3), square(5, 21.4), square(5, 4), square(5, -2));
    expect(contourNotices(shape, makeGrid())).toEqual([
      { code: 'INT_E_PLANE', message: 'Contour 2 is 2.4 mm off the nearest slice; left out. So is 1 more.' },
    ]);
    expect(regionVoxels(shape, makeGrid()).count).toBe(200);
  });

  it('names a contour that is not flat, which is left out', () => {
    const bent = square(5, 3).map(([x, y, z], corner): Vector3 => [x, y, z + (corner === 0 ? 4 : 0)]);
    expect(contourNotices(contoursShape(square(5, 4), bent), makeGrid())).toEqual([
      { code: 'INT_E_PLANE', message: 'Contour 2 is 3.0 mm out of plane; left out.' },
    ]);
    expect(regionVoxels(contoursShape(square(5, 4), bent), makeGrid()).count).toBe(100);
  });

  it('tells that slices between contours are empty on a finer grid', () => {
    const fine = makeGrid({ dimensions: [40, 30, 40], spacing: [1, 1, 1.25] });
    const shape = contoursShape(square(5, 2.5), square(5, 6.25), square(5, 10));
    expect(contourNotices(shape, fine)).toEqual([
      {
        code: 'INT_W_CONTOUR_GAP',
        message:
          'Contours are 3.8 mm apart, slices 1.3 mm: slices between contours are not counted, so the volume is too small.',
      },
    ]);
  });

  it('looks along the axis of the grid that the contours are stacked on', () => {
    expect(codes(contoursShape(square(5, 3.4)), permuted(makeGrid(), [2, 0, 1]))).toEqual(['INT_W_PLANE']);
  });
});

// Independent truth: README of the data, counted with pydicom by pixel centre in polygon (even-odd).
describe.skipIf(!hasShared('data/pet-ct'))('real structure sets', () => {
  it.each([
    { study: 'STS_001-raw-bqml', name: 'GTV_Mass', voxels: 5095, millilitres: 366.08 },
    { study: 'STS_001-raw-bqml', name: 'GTV_Edema', voxels: 8058, millilitres: 578.98 },
    { study: 'STS_001-suv-processed', name: 'GTV_Mass_PET', voxels: 5095, millilitres: 366.08 },
    { study: 'STS_002-suv-processed', name: 'GTV_Mass_PET', voxels: 555, millilitres: 54.28 },
  ])('$name of $study has $voxels voxels', ({ study, name, voxels, millilitres }) => {
    const grid = gridOfFolder(sharedPath('data/pet-ct', study, 'PET'));
    const contours = contoursOf(sharedPath('data/pet-ct', study, 'PET-RTSTRUCT.dcm'), name);
    const shape = contoursShape(...contours);
    const { count } = regionVoxels(shape, grid);
    expect(count).toBe(voxels);
    expect((count * grid.spacing[0] * grid.spacing[1] * grid.spacing[2]) / 1000).toBeCloseTo(millilitres, 1);
    expect(contourNotices(shape, grid)).toEqual([]);
  });
});
