import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '#features/response/spreadLabels.ts';

const room = { gap: 12, top: 0, bottom: 200 };

describe('spreadLabels', () => {
  it.each([
    ['apart already', [10, 50, 30], [10, 50, 30]],
    ['two at one height part evenly', [100, 100], [94, 106]],
    ['three at one height', [100, 100, 100], [88, 100, 112]],
    ['a pair pushes a third', [100, 104, 112], [93 + 1 / 3, 105 + 1 / 3, 117 + 1 / 3]],
    ['order of the lines, not of heights', [106, 100], [109, 97]],
    ['at the top', [0, 2], [0, 12]],
    ['at the bottom', [200, 199], [200, 188]],
    ['none', [], []],
  ])('%s', (_name, wanted, expected) => {
    const heights = spreadLabels(wanted, room);
    expected.forEach((height, index) => expect(heights[index]).toBeCloseTo(height, 9));
    expect(heights).toHaveLength(expected.length);
  });

  it('never puts two nearer than the gap, nor above the top', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 30 }), (wanted) => {
        const sorted = spreadLabels(wanted, room).toSorted((a, b) => a - b);
        return sorted.every((height, at) => height >= (at === 0 ? 0 : (sorted[at - 1] ?? 0) + room.gap) - 1e-9);
      }),
    );
  });
});
