import { describe, expect, it } from 'vitest';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { boxWindow } from '#core/viewing/boxWindow.ts';
import type { Projection } from '#core/viewing/projection.ts';

/** 10 × 10 pixels of 1 mm: stored 10 × row + column, shown 20 less. */
const volume: Volume = {
  stackId: 's',
  grid: {
    dimensions: [10, 10, 1], spacing: [1, 1, 1], origin: [0, 0, 0],
    row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
  },
  voxels: Int16Array.from({ length: 100 }, (_, at) => at),
  slope: Float64Array.of(1),
  intercept: Float64Array.of(-20),
}; // prettier-ignore

const meaningOf = (quantity: ValueMeaning['quantity'], unit: ValueMeaning['unit']): ValueMeaning =>
  ({ quantity, unit, factor: [1], offset: [0] }) as unknown as ValueMeaning;

/** Ten CSS pixels a millimetre; the middle of the canvas is the middle of the image. */
const projection: Projection = {
  centre: [4.5, 4.5, 0],
  basis: { right: [1, 0, 0], down: [0, 1, 0], sight: [0, 0, 1] },
  millimetresPerPixel: 0.1,
  size: [100, 100],
};

describe('boxWindow', () => {
  it('spans the values under the box, in the unit shown', () => {
    // Columns 2 to 4, rows 3 to 5: stored 32 to 54, less 20.
    expect(boxWindow(volume, meaningOf('HU', "[hnsf'U]"), { projection, from: [22, 32], to: [48, 58] })).toEqual({
      lower: 12,
      upper: 34,
    });
  });

  it('is the same whichever corner the drag began at', () => {
    expect(boxWindow(volume, meaningOf('HU', "[hnsf'U]"), { projection, from: [48, 58], to: [22, 32] })).toEqual({
      lower: 12,
      upper: 34,
    });
  });

  it('keeps the 0 of quantities that start there, but not where values lie below it', () => {
    const suv = meaningOf('SUVbw', 'g/ml{SUVbw}');
    expect(boxWindow(volume, suv, { projection, from: [22, 32], to: [48, 58] })).toEqual({ lower: 0, upper: 34 });
    expect(boxWindow(volume, suv, { projection, from: [2, 2], to: [48, 8] })).toEqual({ lower: -20, upper: -16 });
  });

  it('gives none where a single value, or nothing, lies under the box', () => {
    const hu = meaningOf('HU', "[hnsf'U]");
    expect(boxWindow(volume, hu, { projection, from: [22, 32], to: [23, 33] })).toBeUndefined();
    expect(boxWindow(volume, hu, { projection, from: [-400, -400], to: [-300, -300] })).toBeUndefined();
  });
});
