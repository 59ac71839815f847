import { describe, expect, it } from 'vitest';
import { shownPosition } from '#ui/shownPosition.ts';

/** PS3.3 C.7.6.2.1.1: x runs to the patient's left, y to the posterior, z to the head. */
describe('shownPosition', () => {
  it.each([
    [[12.54, 3, 40], 'L 12.5  P 3.0  H 40.0 mm'],
    [[-12.55, -3, -40], 'R 12.6  A 3.0  F 40.0 mm'],
    [[-0.04, 0, 1234.56], 'L 0.0  P 0.0  H 1234.6 mm'],
    [[NaN, 0, 0], 'L –  P 0.0  H 0.0 mm'],
  ] as const)('%j is %s', (world, shown) => {
    expect(shownPosition(world).replaceAll('\u00a0', ' ')).toBe(shown);
  });
});
