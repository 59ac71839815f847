import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Grid } from '#core/geometry/grid.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import { VOXEL_UNITS, type VoxelQuantity } from '#core/quantities.ts';
import type { Region, RegionShape } from '#core/regions/region.ts';
import type { ValueAt } from './fields.ts';

/** A volume of 64-bit values, slope 1, intercept 0, unless told otherwise. */
export function volumeOf(grid: Grid, valueAt: ValueAt, change: Partial<Volume> = {}): Volume {
  const [columns, rows, slices] = grid.dimensions;
  const voxels = Float64Array.from({ length: columns * rows * slices }, (_, n) =>
    valueAt(n % columns, Math.floor(n / columns) % rows, Math.floor(n / columns / rows)),
  );
  const [slope, intercept] = [new Float64Array(slices).fill(1), new Float64Array(slices)];
  return { stackId: '1.2.4/0', grid, voxels, slope, intercept, ...change };
}

export function meaningOf(quantity: VoxelQuantity, slices: number, change: Partial<ValueMeaning> = {}): ValueMeaning {
  return {
    quantity,
    unit: VOXEL_UNITS[quantity],
    factor: new Float64Array(slices).fill(1),
    offset: new Float64Array(slices),
    record: { formula: 'V', filled: 'V', terms: [], candidates: [] },
    warnings: [],
    ...change,
  };
}

export const regionOf = (shape: RegionShape, change: Partial<Region> = {}): Region => ({
  id: 'r1',
  name: 'T1',
  role: 'target',
  organ: 'liver',
  node: false,
  shape,
  studyUid: '1.2',
  seriesUid: '1.2.4',
  stackId: '1.2.4/0',
  frameOfReferenceUid: '1.2.3',
  ...change,
});

export function requestOf(
  shape: RegionShape,
  volume: Volume,
  {
    quantity = 'HU',
    region = {},
    meaning = {},
  }: {
    quantity?: VoxelQuantity;
    region?: Partial<Region>;
    meaning?: Partial<ValueMeaning>;
  } = {},
): RegionRequest {
  return {
    region: regionOf(shape, region),
    volume,
    meaning: meaningOf(quantity, volume.grid.dimensions[2], meaning),
    modality: 'CT',
    seriesUid: '1.2.4',
    instanceUids: ['1.2.5.1', '1.2.5.2'],
  };
}
