import { describe, expect, it } from 'vitest';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { hoverValue } from '#core/viewing/hoverValue.ts';
import { crossingLine } from '#core/viewing/planeLines.ts';
import { scaleBarLength } from '#core/viewing/scaleBar.ts';
import { thumbnail } from '#core/viewing/thumbnail.ts';

/** 2 × 2 × 2 voxels of 1 mm whose stored value is 1 … 8, with a scale of its own on the second slice. */
const volume: Volume = {
  stackId: 's',
  grid: {
    dimensions: [2, 2, 2],
    spacing: [1, 1, 1],
    origin: [0, 0, 0],
    row: [1, 0, 0],
    column: [0, 1, 0],
    normal: [0, 0, 1],
    frameOfReferenceUid: '1',
  },
  voxels: Int16Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  slope: Float64Array.of(1, 10),
  intercept: Float64Array.of(0, -1),
  padding: { from: 4, to: 4 },
};
const meaning = { factor: Float64Array.of(1, 2), offset: Float64Array.of(0, 0.5) } as unknown as ValueMeaning;

describe('the value under the pointer', () => {
  it('is that of the voxel whose box holds the point', () => {
    expect(hoverValue(volume, meaning, [0.4, 0.4, 0.4])).toBe(1);
    // Stored 6 on slice 1: (6 × 10 − 1) × 2 + 0.5.
    expect(hoverValue(volume, meaning, [1.49, -0.49, 1])).toBe(118.5);
  });

  it('is absent outside, in padding and where nothing is mapped', () => {
    expect(hoverValue(volume, meaning, [-0.51, 0, 0])).toBeUndefined();
    expect(hoverValue(volume, meaning, [2, 0, 0])).toBeUndefined();
    expect(hoverValue(volume, meaning, [1, 1, 0])).toBeUndefined();
    // Slice 1 maps modality values up to 50: stored 5 is 49, stored 6 is 59.
    const mapped = { from: Float64Array.of(2, 0), to: Float64Array.of(9, 50) };
    expect(hoverValue(volume, { ...meaning, mapped }, [0, 0, 0])).toBeUndefined();
    expect(hoverValue(volume, { ...meaning, mapped }, [0, 0, 1])).toBe(98.5);
    expect(hoverValue(volume, { ...meaning, mapped }, [1, 0, 1])).toBeUndefined();
  });
});

describe('the scale bar', () => {
  it.each([
    { millimetresPerPixel: 0.5, pixels: 120, length: 50 },
    { millimetresPerPixel: 1, pixels: 120, length: 100 },
    { millimetresPerPixel: 0.19, pixels: 120, length: 20 },
    { millimetresPerPixel: 0.01, pixels: 120, length: 1 },
    { millimetresPerPixel: 2, pixels: 120, length: 200 },
  ])('is $length mm at $millimetresPerPixel mm a pixel', ({ millimetresPerPixel, pixels, length }) => {
    expect(scaleBarLength(millimetresPerPixel, pixels)).toBeCloseTo(length, 12);
  });
});

describe('the line where two planes cross', () => {
  it('of an axial and a sagittal plane runs from front to back', () => {
    const line = crossingLine({ point: [0, 0, 10], normal: [0, 0, 1] }, { point: [7, 3, 3], normal: [1, 0, 0] });
    expect(line?.point).toEqual([7, 0, 10]);
    expect(line?.direction.map(Math.abs)).toEqual([0, 1, 0]);
  });

  it('is absent for parallel planes', () => {
    expect(
      crossingLine({ point: [0, 0, 10], normal: [0, 0, 1] }, { point: [0, 0, 3], normal: [0, 0, -1] }),
    ).toBeUndefined();
  });
});

describe('the thumbnail', () => {
  it('shows the middle slice through the window', () => {
    // Slice 1 in its unit: (stored × 10 − 1) × 2 + 0.5 = 98.5, 118.5, 138.5, 158.5.
    const { pixels } = thumbnail(
      { kind: 'volume', volume },
      {
        meaning,
        window: { lower: 98.5, upper: 158.5 },
        inverse: false,
        size: 2,
      },
    );
    expect([0, 1, 2, 3].map((at) => pixels[at * 4])).toEqual([0, 85, 170, 255]);
  });

  it('keeps proportions and stays black around', () => {
    const image = {
      columns: 4,
      rows: 2,
      samples: 1,
      voxels: new Uint8Array(8).fill(200),
      slope: 1,
      intercept: 0,
    } as const;
    const { pixels } = thumbnail(
      { kind: 'images', stackId: 's', images: [image] },
      {
        meaning: { factor: Float64Array.of(1), offset: Float64Array.of(0) } as unknown as ValueMeaning,
        window: { lower: 0, upper: 200 },
        inverse: false,
        size: 4,
      },
    );
    expect([0, 4, 8, 12].map((at) => pixels[at * 4])).toEqual([0, 255, 255, 0]);
  });

  it('is black for an empty stack', () => {
    const { pixels } = thumbnail(
      { kind: 'images', stackId: 's', images: [] },
      {
        meaning,
        window: { lower: 0, upper: 1 },
        inverse: false,
        size: 1,
      },
    );
    expect([...pixels]).toEqual([0, 0, 0, 255]);
  });
});
