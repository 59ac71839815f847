import { expect, it } from 'vitest';
import { rowAfter } from '#features/library/rowKeys.ts';

it.each([
  ['ArrowDown', 0, 5, 1],
  ['ArrowDown', 4, 5, 4],
  ['ArrowUp', 0, 5, 0],
  ['ArrowUp', 3, 5, 2],
  ['PageDown', 0, 100, 10],
  ['PageDown', 95, 100, 99],
  ['PageUp', 4, 100, 0],
  ['Home', 77, 100, 0],
  ['End', 0, 10_000, 9_999],
  ['End', 0, 0, undefined],
  ['a', 2, 5, undefined],
  ['constructor', 2, 5, undefined],
])('%s from row %i of %i leads to %s', (key, at, count, to) => expect(rowAfter(key, at, count)).toBe(to));
