import { expect, it } from 'vitest';
import { groupedBy } from '#core/grouped.ts';

it('groups by key, keys and items in the order they came', () => {
  const groups = groupedBy(['pear', 'apple', 'plum', 'apricot'], ([first = '']) => first);
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple', 'apricot']],
  ]);
});
