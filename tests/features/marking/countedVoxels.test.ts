import { describe, expect, it } from 'vitest';
import type { RegionShape } from '#core/regions/region.ts';
import type { ShownStack } from '#actions/view/activeView.ts';
import { createVoxelCounts } from '#features/marking/countedVoxels.ts';
import { axialGrid, hotspot, hotspotGrid } from '../../builders/fields.ts';
import { seriesOf, stackOf } from '../../builders/petSeries.ts';
import { meaningOf, volumeOf } from '../../builders/regionRequests.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const stack = stackOf([]);
const series = seriesOf('pet', stack);
const shown: ShownStack = {
  series,
  stack,
  decoded: { kind: 'volume', volume: volumeOf(hotspotGrid, hotspot) },
  meaning: meaningOf('SUVbw', hotspotGrid.dimensions[2]),
  withheld: undefined,
};

const threshold = (seriesUid = series.seriesUid): RegionShape => ({
  kind: 'threshold',
  within: { centre: [40, 40, 40], radius: 60 },
  rule: { kind: 'fraction', of: 0.41, connected: true },
  seriesUid,
});

/** Voxels are counted only once the whole stack is decoded. */
function counts() {
  const { workstation } = workstationInMemory();
  workstation.volumes.getState().put(stack.id, { state: 'ready', decoded: shown.decoded });
  return createVoxelCounts(workstation);
}

describe('the voxels a region counts', () => {
  it('are those of the worked example (pet-suv.md 9.3), found once', () => {
    const { counted } = counts();
    const shape = threshold();
    const voxels = counted(shape, shown);
    expect(voxels?.runs.count).toBe(105);
    expect(counted(shape, shown)).toBe(voxels);
  });

  it('are found again for another stack or another meaning of it', () => {
    const { counted } = counts();
    const shape: RegionShape = { kind: 'whole' };
    expect(counted(shape, shown)?.runs.count).toBe(21 ** 3);
    const smaller = axialGrid([2, 3, 4], [4, 4, 4]);
    const other = { ...shown, decoded: { kind: 'volume', volume: volumeOf(smaller, () => 1) } } as const;
    expect(counted(shape, other)?.runs.count).toBe(24);
  });

  it('of a threshold exist only on its own series, and not where there is no volume', () => {
    const { counted, ofThreshold } = counts();
    expect(counted(threshold('9.9'), shown)).toBeUndefined();
    expect(
      counted(threshold(), { ...shown, decoded: { kind: 'images', stackId: stack.id, images: [] } }),
    ).toBeUndefined();
    const shape = threshold();
    expect(shape.kind === 'threshold' && ofThreshold(shape)).toBeUndefined();
  });
});
