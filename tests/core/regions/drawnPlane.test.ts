import { describe, expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import { drawnPlane } from '#core/regions/drawnPlane.ts';

const length = (normal: Vector3) => ({ kind: 'length', ends: [[0, 0, 0], [30, 0, 0]], normal }) as const; // prettier-ignore
const AXIAL: Vector3 = [0, 0, 1];

describe('the plane a length is drawn on, ct-recist.md 2.2 and section 12', () => {
  it.each([
    ['acquired', AXIAL, ['ORIGINAL', 'PRIMARY', 'AXIAL']],
    ['acquired', [0, 0, -1], []],
    ['reformatted', [0, 1, 0], ['ORIGINAL', 'PRIMARY', 'AXIAL']],
    ['reformatted', [0, Math.sin(0.05), Math.cos(0.05)], ['ORIGINAL', 'PRIMARY', 'AXIAL']],
    ['localizer', AXIAL, ['ORIGINAL', 'PRIMARY', 'LOCALIZER']],
    ['derived', AXIAL, ['DERIVED ', 'SECONDARY', 'AXIAL']],
  ] as const)('is %s', (plane, normal, imageType) => {
    expect(drawnPlane(length([...normal]), { normal: AXIAL, imageType })).toBe(plane);
  });

  it('is a slice for a shape that has no plane of its own', () => {
    const sphere = { kind: 'sphere', centre: [0, 0, 0], radius: 9 } as const;
    expect(drawnPlane(sphere, { normal: AXIAL, imageType: ['ORIGINAL'] })).toBe('acquired');
  });
});
