import { describe, expect, it } from 'vitest';
import { orientationLetters, reformatBasis } from '#core/geometry/orientation.ts';
import { dot, type Vector3 } from '#core/geometry/grid.ts';

describe('orientationLetters', () => {
  // PS3.3 C.7.6.1.1.1: R right, L left, A anterior, P posterior, F feet, H head; LPS axes point L, P, H.
  it.each<[Vector3, string]>([
    [[1, 0, 0], 'L'],
    [[-1, 0, 0], 'R'],
    [[0, 1, 0], 'P'],
    [[0, -1, 0], 'A'],
    [[0, 0, 1], 'H'],
    [[0, 0, -1], 'F'],
    [[0.8, 0.6, 0], 'LP'],
    [[-0.6, 0.8, 0], 'PR'],
    [[0, -0.5, 0.866], 'HA'],
    [[0.577, 0.578, 0.579], 'HPL'],
    [[0.999, 0.04, 0], 'L'],
    [[20, 0, 0], 'L'],
    [[0, 0, 0], ''],
  ])('calls %j %s', (direction, letters) => expect(orientationLetters(direction)).toBe(letters));
});

describe('reformatBasis', () => {
  it.each([
    { plane: 'axial', right: 'L', down: 'P', sight: 'H' },
    { plane: 'coronal', right: 'L', down: 'F', sight: 'P' },
    { plane: 'sagittal', right: 'P', down: 'F', sight: 'R' },
  ] as const)('shows $plane in radiological convention', ({ plane, right, down, sight }) => {
    const basis = reformatBasis(plane);
    expect([basis.right, basis.down, basis.sight].map(orientationLetters)).toEqual([right, down, sight]);
    expect(dot(basis.right, basis.down)).toBe(0);
  });
});
