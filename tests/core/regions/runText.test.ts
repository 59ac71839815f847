import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsFromMask } from '#core/regions/masks.ts';
import { runsFromText, textFromRuns } from '#core/regions/runText.ts';

const grid = { dimensions: [5, 4, 3] as const };

describe('runs as text', () => {
  it('writes voxels skipped and voxels inside, five bits a character', () => {
    // Voxels 2 to 4 of the first row, and voxel (1, 2, 2): index 1 + 5 * (2 + 4 * 2) = 51, 46 after voxel 4.
    const mask = new Uint8Array(60);
    mask.fill(1, 2, 5);
    mask[51] = 1;
    // 2 = C, 3 = D; 46 = 14 + 32 * 1: O with the sign of more to come (14 + 32 = u), then 1 = B; 1 = B.
    expect(textFromRuns(runsFromMask(mask, grid), grid)).toBe('CDuBB');
  });

  it('gives back every mask', () => {
    const masks = fc.uint8Array({ min: 0, max: 1, minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(masks, (mask) => {
        const runs = runsFromMask(mask, grid);
        expect(runsFromText(textFromRuns(runs, grid), grid)).toEqual(runs);
      }),
    );
  });

  it.each([
    ['a run without a length', 'C'],
    ['another character', 'C-'],
    ['a number cut off', 'Cg'],
    ['a run across the end of a row', 'CE'],
    ['a run of no voxels', 'CA'],
    ['a run beyond the grid', '8BB'],
  ])('refuses %s', (_, text) => {
    expect(() => runsFromText(text, grid)).toThrow(RangeError);
  });
});
