import { describe, expect, it } from 'vitest';
import type { FourthDimension } from '#core/imaging/fourthDimension.ts';
import { axisName, axisSourceText, pointText } from '#ui/dimensionText.ts';

const dimension = (
  kind: FourthDimension['kind'],
  unit: FourthDimension['unit'],
  values: readonly number[],
  detail = '',
): FourthDimension => ({
  kind,
  unit,
  source: unit === undefined ? undefined : { attribute: 'Acquisition Time', tag: '(0008,0032)' },
  points: values.map((value) => ({ stackId: String(value), value, detail })),
  warnings: [],
});

describe('a place on the axis, in words', () => {
  it.each([
    { of: dimension('time', 's', [0, 12, 24]), words: 't 12\u00a0s' },
    { of: dimension('time', 's', [4.9996, 14.9996, 24.9996]), words: 't 15.0\u00a0s' },
    { of: dimension('time', 's', [0, 1.26, 2.52]), words: 't 1.3\u00a0s' },
    { of: dimension('time', 's', [0, 0.25, 0.5]), words: 't 0.25\u00a0s' },
    { of: dimension('echo', 'ms', [12.5, 25, 37.5]), words: 'TE 25.0\u00a0ms' },
    { of: dimension('b', 's/mm2', [0, 800, 800], 'trace'), words: 'b 800\u00a0s/mm² trace' },
    { of: dimension('echo', 'ms', [12, 24, 36]), words: 'TE 24\u00a0ms' },
    { of: dimension('phase', '%', [0, 10, 20]), words: 'phase 10\u00a0%' },
    { of: dimension('time', undefined, [1, 2, 3]), words: 'time point 2' },
    { of: dimension('repeat', undefined, [1, 2]), words: 'repeat 2' },
  ])('$words', ({ of, words }) => {
    const point = of.points[1];
    expect(point && pointText(of, point)).toBe(words);
  });

  it('names the axis with its unit and its source', () => {
    expect(axisName(dimension('time', 's', [0, 1]))).toBe('Time, s');
    expect(axisName(dimension('time', undefined, [1, 2]))).toBe('Time, counted');
    expect(axisSourceText(dimension('time', 's', [0, 1]))).toBe('by Acquisition Time (0008,0032)');
    expect(axisSourceText(dimension('time', undefined, [1, 2]))).toBe('counted: no attribute gives values');
  });
});
