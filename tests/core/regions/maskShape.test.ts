import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexToWorld, voxelVolume, type Grid } from '#core/geometry/grid.ts';
import { handles, moveHandle, regionCentre, translate } from '#core/regions/editing.ts';
import { isOnGrid, maskCorners, maskRuns, maskShape } from '#core/regions/maskShape.ts';
import { maskFromRuns, runsFromMask } from '#core/regions/masks.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { regionSection } from '#core/regions/section.ts';
import { flipped, makeGrid, permuted, rotatedGrid, rotation } from '../../builders/grids.ts';

const small = makeGrid({ dimensions: [6, 5, 4], spacing: [2, 2, 3], origin: [-4, 7, 11] });

function shapeOf(grid: Grid, ...voxels: readonly (readonly [number, number, number])[]) {
  const [columns, rows, slices] = grid.dimensions;
  const mask = new Uint8Array(columns * rows * slices);
  for (const [i, j, k] of voxels) mask[i + columns * (j + rows * k)] = 1;
  return maskShape(runsFromMask(mask, grid), grid);
}

describe('a mask as a region', () => {
  it('has exactly its own voxels on its own grid, however that lies in space', () => {
    const grids = [small, rotatedGrid(small, rotation([1, 2, 3], 0.7)), rotatedGrid(small, rotation([0, 0, 1], 2.5))];
    const masks = fc.uint8Array({ min: 0, max: 1, minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(masks, fc.constantFrom(...grids), (mask, grid) => {
        expect(maskFromRuns(regionVoxels(maskShape(runsFromMask(mask, grid), grid), grid), grid)).toEqual(mask);
      }),
    );
  });

  it('has the same voxels where they are counted in another order', () => {
    const shape = shapeOf(small, [1, 2, 3], [2, 2, 3], [5, 4, 0]);
    const onGrid = (grid: Grid) => {
      const [columns, rows] = grid.dimensions;
      const mask = maskFromRuns(regionVoxels(shape, grid), grid);
      return [...mask].flatMap((inside, at) =>
        inside
          ? [
              indexToWorld(grid, [
                at % columns,
                Math.floor(at / columns) % rows,
                Math.floor(at / columns / rows),
              ]).join(),
            ]
          : [],
      );
    };
    const places = onGrid(small).sort();
    expect(places).toEqual(['-2,11,20', '0,11,20', '6,15,11']);
    expect(onGrid(flipped(small, 0)).sort()).toEqual(places);
    expect(onGrid(permuted(small, [2, 0, 1])).sort()).toEqual(places);
  });

  it('keeps its volume on finer voxels inside its own, and counts coarser ones by their centre', () => {
    const shape = shapeOf(small, [1, 1, 1], [2, 1, 1]);
    // 1 x 1 x 1.5 mm: each voxel of 2 x 2 x 3 mm holds eight.
    const fine = makeGrid({ dimensions: [12, 10, 8], spacing: [1, 1, 1.5], origin: [-4.5, 6.5, 10.25] });
    const runs = regionVoxels(shape, fine);
    expect(runs.count).toBe(16);
    expect(runs.count * voxelVolume(fine)).toBe(2 * voxelVolume(small));
    // 4 x 4 x 6 mm, centred on voxel (1, 1, 1) of the mask: one centre inside.
    const coarse = makeGrid({ dimensions: [3, 3, 3], spacing: [4, 4, 6], origin: [-6, 5, 8] });
    expect(regionVoxels(shape, coarse).box).toEqual({ from: [1, 1, 1], to: [1, 1, 1] });
  });

  it('shares no voxel with its neighbour where a centre lies on their border', () => {
    const [first, second] = [shapeOf(small, [1, 1, 1]), shapeOf(small, [2, 1, 1])];
    // Centres at x = -1 mm: the border of voxels 1 (-2 mm) and 2 (0 mm). As with outlines, the right edge is inside.
    const between = makeGrid({ dimensions: [3, 1, 1], spacing: [2, 2, 3], origin: [-3, 9, 14] });
    expect(regionVoxels(first, between).box).toEqual({ from: [0, 0, 0], to: [0, 0, 0] });
    expect(regionVoxels(second, between).box).toEqual({ from: [1, 0, 0], to: [1, 0, 0] });
  });

  it('is empty on a grid elsewhere, and when it has no voxels', () => {
    expect(regionVoxels(shapeOf(small, [1, 1, 1]), makeGrid({ origin: [500, 0, 0] })).count).toBe(0);
    expect(regionVoxels(shapeOf(small), small).count).toBe(0);
    expect(regionCentre(shapeOf(small))).toBeUndefined();
  });

  it('is known by the digest of grid and voxels', () => {
    const shape = shapeOf(small, [1, 1, 1]);
    expect(shape.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(shapeOf(small, [1, 1, 1]).digest).toBe(shape.digest);
    expect(shapeOf(small, [2, 1, 1]).digest).not.toBe(shape.digest);
    expect(shapeOf({ ...small, origin: [0, 0, 0] }, [1, 1, 1]).digest).not.toBe(shape.digest);
    expect(() => maskRuns({ ...shape, runs: '?' })).toThrow(RangeError);
  });

  it('is shown on its slices along its voxel edges, and cannot be reshaped or moved', () => {
    const shape = shapeOf(small, [1, 1, 1], [2, 1, 1]);
    const view = { normal: [0, 0, 1] as const, halfThickness: 1.5 };
    const { outlines } = regionSection(shape, { ...view, point: [0, 0, 14] });
    const corners = outlines.flat().map(([x, y]) => [x, y]);
    expect(corners.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0))).toEqual([
      [-3, 8],
      [-3, 10],
      [1, 8],
      [1, 10],
    ]);
    expect(regionSection(shape, { ...view, point: [0, 0, 17] }).outlines).toEqual([]);
    expect(handles(shape)).toEqual([]);
    expect(translate(shape, [1, 2, 3])).toBe(shape);
    expect(moveHandle(shape, 0, [0, 0, 0], [0, 0, 1])).toBe(shape);
    expect(regionCentre(shape)).toEqual([-2, 9, 14]);
    expect(maskCorners(shape)).toHaveLength(8);
  });

  it('tells voxels that are its own from others', () => {
    const shape = shapeOf(small, [1, 1, 1]);
    expect(isOnGrid(shape, small)).toBe(true);
    expect(isOnGrid(shape, { ...small, dimensions: [60, 50, 40], origin: [-24, -13, -19] })).toBe(true);
    expect(isOnGrid(shape, flipped(small, 2))).toBe(true);
    expect(isOnGrid(shape, { ...small, origin: [-3, 7, 11] })).toBe(false);
    expect(isOnGrid(shape, { ...small, spacing: [2, 2, 6] })).toBe(false);
    expect(isOnGrid(shape, { ...small, spacing: [1, 1, 1.5] })).toBe(false);
    expect(isOnGrid(shape, permuted(small, [1, 2, 0]))).toBe(true);
    expect(isOnGrid(shape, rotatedGrid(small, rotation([0, 0, 1], 0.3)))).toBe(false);
  });
});
