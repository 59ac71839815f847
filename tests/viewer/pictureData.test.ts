import { describe, expect, it } from 'vitest';
import { hasHoles } from '../../src/viewer/pictureData.ts';

describe('hasHoles', () => {
  it.each([
    [new Float32Array([0, 1, NaN]), true],
    [new Float64Array([NaN, 1]), true],
    [new Float32Array([0, -1, Infinity]), false],
    [new Int16Array([0, -1, 7]), false],
    [new Float32Array(0), false],
  ])('%o: %s', (voxels, expected) => expect(hasHoles(voxels)).toBe(expected));
});
