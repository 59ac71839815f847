import { expect, it } from 'vitest';
import { sectionPath } from '#core/viewing/sectionPath.ts';
import type { Projection } from '#core/viewing/projection.ts';

/** Half a millimetre a pixel, the point (0, 0, 0) in the middle of 100 × 80 pixels, x to the right, y down. */
const projection: Projection = {
  centre: [0, 0, 0],
  basis: { right: [1, 0, 0], down: [0, 1, 0], sight: [0, 0, 1] },
  millimetresPerPixel: 0.5,
  size: [100, 80],
};

it('places a closed outline, a line and the cross of a point on the canvas', () => {
  const triangle = [[0, 0, 0], [10, 0, 0], [0, 5, 0]] as const; // prettier-ignore
  const path = sectionPath({ outlines: [triangle], lines: [[[0, 0, 0], [-10, -5, 0]]], points: [[5, 5, 0]] }, projection); // prettier-ignore
  expect(path).toBe('M50.00 40.00L70.00 40.00L50.00 50.00Z' + 'M50.00 40.00L30.00 30.00' + 'M54 50h12M60 44v12');
});

it('is empty for a plane that cuts nothing', () => {
  expect(sectionPath({ outlines: [], lines: [], points: [] }, projection)).toBe('');
});
