import { describe, expect, it } from 'vitest';
import type { Grid } from '#core/geometry/grid.ts';
import { reformatBasis } from '#core/geometry/orientation.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { diagonal, seenAlong, slabOf, wholePlanes } from '#core/viewing/slab.ts';
import {
  angleBetween,
  frontAngle,
  frontBasis,
  turnedAbout,
  turnedBasis,
  TURN_STEP,
  TURNS,
} from '#core/viewing/turning.ts';
import { volumePlanes } from '#core/viewing/viewPlanes.ts';

/** 30 × 40 × 10 voxels of 2 × 1 × 3 mm: 60 mm wide, 40 deep, 30 high. */
const GRID: Grid = {
  dimensions: [30, 40, 10], spacing: [2, 1, 3], origin: [0, 0, 0],
  row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
}; // prettier-ignore

function volume(marks: readonly (readonly [number, number, number, number])[], padding?: Volume['padding']): Volume {
  const voxels = new Int16Array(30 * 40 * 10).fill(100);
  for (const [i, j, k, value] of marks) voxels[i + 30 * (j + 40 * k)] = value;
  const perSlice = (value: number) => new Float64Array(10).fill(value);
  return {
    stackId: 's', grid: GRID, voxels, slope: perSlice(1), intercept: perSlice(0), ...(padding ? { padding } : {}),
  }; // prettier-ignore
}

describe('seenAlong', () => {
  const ray = { point: [20, 20, 12], sight: [0, 1, 0] } as const;

  it('finds the hottest voxel along the line of sight, in LPS mm', () => {
    const seen = seenAlong(volume([[10, 33, 4, 900], [11, 5, 4, 2000]]), { kind: 'max', thickness: 'whole' }, ray); // prettier-ignore
    expect(seen).toEqual([20, 33, 12]);
  });

  it('keeps within half the thickness on either side of the plane', () => {
    const marked = volume([[10, 33, 4, 900], [10, 24, 4, 300]]); // prettier-ignore
    expect(seenAlong(marked, { kind: 'max', thickness: 10 }, ray)).toEqual([20, 24, 12]);
    expect(seenAlong(marked, { kind: 'max', thickness: 26 }, ray)).toEqual([20, 33, 12]);
  });

  it('finds the coldest for a minimum, never padding, and no place for a mean', () => {
    const marked = volume([[10, 22, 4, -50], [10, 23, 4, -2000]], { from: -2000, to: -2000 }); // prettier-ignore
    expect(seenAlong(marked, { kind: 'min', thickness: 20 }, ray)).toEqual([20, 22, 12]);
    expect(seenAlong(marked, { kind: 'mean', thickness: 20 }, ray)).toBeUndefined();
    expect(
      seenAlong(marked, { kind: 'max', thickness: 'whole' }, { point: [-90, 0, 0], sight: [0, 1, 0] }),
    ).toBeUndefined();
  });
});

describe('wholePlanes', () => {
  it('shows one plane, as wide as the volume can appear while it turns, and as high as it is', () => {
    const planes = volumePlanes(GRID, 'coronal');
    expect(planes.positions).toHaveLength(40);
    const whole = wholePlanes(planes, GRID);
    expect(whole.positions).toEqual([19.5]);
    expect(whole.extent[0]).toBeCloseTo(Math.hypot(60, 40), 9);
    expect(whole.extent[1]).toBeCloseTo(30, 9);
    const turned = wholePlanes(volumePlanes(GRID, frontBasis(35)), GRID);
    expect(turned.extent[0]).toBeCloseTo(whole.extent[0], 9);
    expect(turned.extent[1]).toBeCloseTo(30, 9);
  });

  it('keeps the frame of a view whose head is not on top', () => {
    expect(wholePlanes(volumePlanes(GRID, 'axial'), GRID).extent).toEqual([60, 40]);
  });
});

describe('slabOf', () => {
  it('keeps the thickness between 1 and 500 mm', () => {
    expect(
      [slabOf('max', 20), slabOf('min', 0), slabOf('mean', 9999), slabOf('max', NaN)].map(({ thickness }) => thickness),
    ).toEqual([20, 1, 500, 1]);
    expect(diagonal(GRID)).toBeCloseTo(Math.sqrt(60 ** 2 + 40 ** 2 + 30 ** 2), 9);
  });
});

describe('turning', () => {
  it('turns right-handed about an axis', () => {
    const [x, y, z] = turnedAbout([1, 0, 0], [0, 0, 1], 90);
    expect([x, y, z].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 1, 0]);
  });

  it('goes from the front to the left side in a quarter, and once round in all steps', () => {
    const side = frontBasis(90);
    const sagittal = reformatBasis('sagittal');
    for (const key of ['right', 'down', 'sight'] as const) {
      side[key].forEach((value, axis) => expect(value).toBeCloseTo(sagittal[key][axis] ?? NaN, 9));
    }
    expect(TURN_STEP * TURNS).toBe(360);
    for (const angle of [0, 5, 90, 180, 275, 355]) expect(frontAngle(frontBasis(angle))).toBeCloseTo(angle, 9);
    expect(frontAngle(reformatBasis('axial'))).toBeUndefined();
  });

  it('stays at right angles after a thousand turns', () => {
    let basis = reformatBasis('axial');
    for (let at = 0; at < 1000; at++) basis = turnedBasis(basis, [0.6, 0, 0.8], 7);
    const dots = [[basis.right, basis.down], [basis.right, basis.sight], [basis.right, basis.right]] as const; // prettier-ignore
    expect(dots.map(([a, b]) => Math.round((a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) * 1e12) / 1e12)).toEqual([
      0, 0, 1,
    ]);
  });

  it('measures the turn of a handle clockwise on the screen', () => {
    expect(angleBetween([10, 0], [0, 10])).toBeCloseTo(90, 9);
    expect(angleBetween([10, 0], [10, -10])).toBeCloseTo(-45, 9);
  });
});

describe('an oblique plane', () => {
  it('cuts along its basis: positions advance along its sight, by the voxels met there', () => {
    const planes = volumePlanes(GRID, frontBasis(90));
    expect(planes.advance[0]).toBeCloseTo(-1, 9);
    expect(planes.positions).toHaveLength(30);
    expect(planes.extent[0]).toBeCloseTo(40, 9);
  });
});
