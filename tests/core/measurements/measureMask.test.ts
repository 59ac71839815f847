import { describe, expect, it } from 'vitest';
import { indexToWorld } from '#core/geometry/grid.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { valueOf, type Statistic } from '#core/measurements/measurement.ts';
import { shapeOfRecord } from '#core/measurements/recordedShape.ts';
import { maskShape } from '#core/regions/maskShape.ts';
import { runsFromMask } from '#core/regions/masks.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { makeGrid } from '../../builders/grids.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

const grid = makeGrid({ dimensions: [8, 6, 4], spacing: [2, 2, 5], origin: [10, 20, 30] });

/** Columns 1 to 4 of rows 2 and 3 of slice 1: 8 x 4 mm between voxel edges, 6 x 2 mm between centres. */
function block() {
  const mask = new Uint8Array(8 * 6 * 4);
  for (const j of [2, 3]) mask.fill(1, 1 + 8 * (j + 6), 5 + 8 * (j + 6));
  return maskShape(runsFromMask(mask, grid), grid);
}

const IMPORTED = {
  kind: 'seg',
  sopInstanceUid: '1.2.9',
  digest: 'f'.repeat(64),
  number: 2,
  label: 'Mass',
  author: 'A^B',
  software: 'Maker 1.0',
  algorithm: 'MANUAL',
} as const;

describe('a segmentation measured', () => {
  const volume = volumeOf(grid, (i, j, k) => i + 10 * j + 100 * k);
  const [voxels, diameter] = measureRegion(requestOf(block(), volume, { region: { imported: IMPORTED } }), summarise);
  const value = (statistic: Statistic) => voxels && valueOf(voxels, statistic)?.value;

  it('has the statistics of its voxels', () => {
    // Values 100 + {1, 2, 3, 4} + {20, 30}.
    expect([value('count'), value('volume'), value('mean'), value('min'), value('max')]).toEqual([
      8, 160, 127.5, 121, 134,
    ]);
    expect(voxels && valueOf(voxels, 'max')?.at).toEqual({ index: [4, 3, 1], world: indexToWorld(grid, [4, 3, 1]) });
    expect(voxels?.warnings).toEqual([]);
  });

  it('has the axes of its outline by marching squares (ct-recist.md 2.1)', () => {
    // The ring of half voxels around 4 x 2 centres of 2 mm: from (-1, 0) to (7, 2) mm, |(8, 2)|.
    expect(diameter && valueOf(diameter, 'longAxis')?.value).toBeCloseTo(Math.hypot(8, 2), 9);
    expect(diameter?.derivation?.algorithm.name).toContain('mask');
  });

  it('is recorded by its digest and its source, and replayed from its region', () => {
    const derivation = voxels?.derivation;
    expect(derivation?.shape).toMatchObject({ kind: 'mask', count: 8, digest: block().digest });
    expect(derivation?.shape).not.toHaveProperty('runs');
    expect(derivation?.settings).toMatchObject({
      importedFrom: '1.2.9',
      importedFile: 'f'.repeat(64),
      importedLabel: '2 Mass',
    });
    if (!derivation) throw new Error('not measured');
    expect(shapeOfRecord(derivation.shape, block())).toEqual(block());
    expect(shapeOfRecord(derivation.shape, maskShape(runsFromMask(new Uint8Array(192), grid), grid))).toBeUndefined();
    expect(shapeOfRecord(derivation.shape, { kind: 'whole' })).toBeUndefined();
    expect(shapeOfRecord({ kind: 'whole' }, block())).toEqual({ kind: 'whole' });
  });

  it('says where it is resampled and where it is cut off', () => {
    const finer = makeGrid({ dimensions: [16, 12, 2], spacing: [1, 1, 5], origin: [9.5, 19.5, 35] });
    const [resampled] = measureRegion(
      requestOf(
        block(),
        volumeOf(finer, () => 1),
      ),
      summarise,
    );
    expect(resampled && valueOf(resampled, 'count')?.value).toBe(32);
    expect(resampled?.warnings).toMatchObject([
      {
        code: 'INT_W_RESAMPLED',
        message: expect.stringContaining('2 x 2 x 5 mm, these images of 1 x 1 x 5 mm') as string,
      },
    ]);
    const half = { ...grid, dimensions: [3, 6, 4] as const };
    const [cut] = measureRegion(
      requestOf(
        block(),
        volumeOf(half, () => 1),
      ),
      summarise,
    );
    expect(cut && valueOf(cut, 'count')?.value).toBe(4);
    expect(cut?.warnings).toMatchObject([
      { code: 'REC_W_REGION_OUTSIDE', message: expect.stringContaining('50.0 %') as string },
    ]);
  });

  it('is refused in another frame of reference', () => {
    const request = requestOf(block(), volume, { region: { seriesUid: '9', frameOfReferenceUid: '9.9' } });
    expect(measureRegion(request, summarise)).toMatchObject([{ failure: { code: 'INT_E_FOR' } }]);
  });
});
