import { describe, expect, it } from 'vitest';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { axialGrid } from '../../builders/fields.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

/** Voxels of 2 × 3 × 5 = 30 mm³, centres from 0 to 18, 27 and 15 mm. */
const grid = axialGrid([10, 10, 4], [2, 3, 5]);

function outside(shape: RegionShape, quantity: VoxelQuantity = 'HU') {
  const volume = volumeOf(grid, () => 1);
  return measureRegion(requestOf(shape, volume, { quantity }), summarise).map(({ warnings }) =>
    warnings.filter(({ code }) => code.endsWith('_W_REGION_OUTSIDE')),
  );
}

const box = (from: readonly [number, number, number], to: readonly [number, number, number]): RegionShape => ({
  kind: 'box',
  from,
  to,
});

describe('a region that reaches beyond the images', () => {
  // Of 4 × 2 × 2 centres from −4 to 2 mm along the row, those at −4 and −2 are outside: 8 of 16, 240 mm³.
  it.each([
    ['HU', 'REC_W_REGION_OUTSIDE'],
    ['SUVbw', 'SUV_W_REGION_OUTSIDE'],
    ['ADC', 'ADC_W_REGION_OUTSIDE'],
  ] as const)('says how much of it is measured, %s', (quantity, code) => {
    expect(outside(box([-4, 0, 0], [2, 3, 5]), quantity)).toEqual([
      [
        {
          code,
          message: '50.0 % of the region (240.0 mm3) lies outside the images; only its part inside is measured.',
        },
      ],
    ]);
  });

  it.each<[string, RegionShape, string]>([
    // One column of the four is outside: 1/4 of 4 × 10 × 4 voxels.
    ['beyond the last column', box([14, 0, 0], [20, 27, 15]), '25.0 % of the region (1200.0 mm3)'],
    // Five slices, three of them below the first.
    ['below the first slice', box([0, 0, -15], [2, 3, 5]), '60.0 % of the region (360.0 mm3)'],
    // Columns −2 … 2: two of five outside, in the slab of one slice.
    [
      'a rectangle over the edge',
      {
        kind: 'rectangle',
        corners: [[-5, 1, 0], [5, 1, 0], [5, 5, 0], [-5, 5, 0]],
        normal: [0, 0, 1],
      },
      '40.0 % of the region (60.0 mm3)',
    ],
    // Planes 10, 15, 20 mm high; the images end at 15.
    [
      'a contour above the last slice',
      {
        kind: 'contours',
        contours: [10, 15, 20].map((z) => [[1, 1, z], [5, 1, z], [5, 5, z], [1, 5, z]] as const),
        normal: [0, 0, 1],
      },
      '33.3 % of the region (60.0 mm3)',
    ],
  ])('%s', (_what, shape, share) => {
    expect(outside(shape)[0]?.map(({ message }) => message)).toEqual([
      `${share} lies outside the images; only its part inside is measured.`,
    ]);
  }); // prettier-ignore

  it('half a sphere around a corner voxel, by counting the lattice', () => {
    const radius = 9;
    let [all, inside] = [0, 0];
    for (let k = -3; k <= 3; k++)
      for (let j = -4; j <= 4; j++)
        for (let i = -6; i <= 6; i++) {
          if ((2 * i) ** 2 + (3 * j) ** 2 + (5 * k) ** 2 > radius ** 2) continue;
          all++;
          if (i >= 0 && j >= 0 && k >= 0) inside++;
        }
    const share = `${((100 * (all - inside)) / all).toFixed(1)} % of the region (${(30 * (all - inside)).toFixed(1)} mm3)`;
    expect(outside({ kind: 'sphere', centre: [0, 0, 0], radius })[0]?.[0]?.message).toContain(share);
  });

  it('a threshold region may be cut off: its search sphere is judged, for values and axes alike', () => {
    // Centres within 3 mm of the corner, whose neighbours are 2, 3 and 5 mm away: 0; ±2; ±3. Inside: 0, +2, +3.
    const shape: RegionShape = {
      kind: 'threshold',
      within: { centre: [0, 0, 0], radius: 3 },
      rule: { kind: 'fixed', value: 0.5, unit: "[hnsf'U]", connected: true },
      seriesUid: '1.2.4',
    };
    const message = '40.0 % of the search sphere (60.0 mm3) lies outside the images; only its part inside is measured.';
    expect(outside(shape).map((warnings) => warnings.map((warning) => warning.message))).toEqual([
      [message],
      [message],
    ]);
  });

  it('far beyond, where counting would take for ever', () => {
    expect(outside({ kind: 'sphere', centre: [0, 0, 0], radius: 1e7 })[0]?.[0]?.message).toBe(
      'The region reaches far beyond the images; only its part inside is measured.',
    );
  });
});

describe('a region inside the images', () => {
  it.each<[string, RegionShape]>([
    ['the whole volume', { kind: 'whole' }],
    ['a box to the outer faces of the outermost voxels', box([-1, -1.5, -2.5], [19, 28.5, 17.5])],
    ['a sphere in the middle', { kind: 'sphere', centre: [9, 14, 7], radius: 6 }],
    ['a probe', { kind: 'point', at: [0, 0, 0] }],
    [
      'an outline on the first slice',
      { kind: 'freehand', points: [[1, 1, 0], [9, 1, 0], [9, 9, 0]], normal: [0, 0, 1] },
    ],
  ])('%s needs no word', (_what, shape) => expect(outside(shape)[0]).toEqual([])); // prettier-ignore
});
