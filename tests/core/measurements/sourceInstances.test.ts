import { expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { axialGrid } from '../../builders/fields.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

// Slices at z = 0, 5, 10, 15, 20, 25 mm.
const grid = axialGrid([10, 10, 6], [2, 3, 5]);
const volume = volumeOf(grid, () => 1);
const files = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'];

const line = (from: Vector3, to: Vector3): RegionShape => ({ kind: 'length', ends: [from, to], normal: [0, 0, 1] });

const instances = (shape: RegionShape, instanceUids: readonly string[] = files) =>
  measureRegion({ ...requestOf(shape, volume), instanceUids }, summarise).map(
    ({ derivation }) => derivation?.instanceUids,
  );

it.each<{ name: string; shape: RegionShape; of: readonly (readonly string[])[] }>([
  { name: 'the whole volume', shape: { kind: 'whole' }, of: [files] },
  { name: 'a point', shape: { kind: 'point', at: [4, 6, 16] }, of: [['1.3']] },
  { name: 'a sphere', shape: { kind: 'sphere', centre: [8, 12, 10], radius: 6 }, of: [['1.1', '1.2', '1.3']] },
  { name: 'a line in a slice', shape: line([2, 3, 20], [8, 3, 20]), of: [['1.4']] },
  { name: 'a line across slices', shape: line([2, 3, 21], [2, 3, 9]), of: [['1.2', '1.3', '1.4']] },
  { name: 'a line out of the volume', shape: line([2, 3, 20], [2, 3, 90]), of: [['1.4', '1.5']] },
  {
    name: 'an outline, for its values and its size',
    shape: { kind: 'rectangle', normal: [0, 0, 1], corners: [[1, 2, 5], [9, 2, 5], [9, 14, 5], [1, 14, 5]] },
    of: [['1.1'], ['1.1']],
  },
  {
    name: 'a threshold, for its values and its size',
    shape: {
      kind: 'threshold',
      within: { centre: [8, 12, 25], radius: 6 },
      rule: { kind: 'fraction', of: 0.5, connected: true },
      seriesUid: '1.2.4',
    },
    of: [['1.4', '1.5'], ['1.4', '1.5']],
  },
])('a derivation names the files of the slices under $name', ({ shape, of }) => {
  expect(instances(shape)).toEqual(of);
}); // prettier-ignore

it('names a file of many frames once', () => {
  expect(instances({ kind: 'whole' }, new Array<string>(6).fill('1.7'))).toEqual([['1.7']]);
});
