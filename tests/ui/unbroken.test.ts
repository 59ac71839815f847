import { expect, it } from 'vitest';
import { unbroken } from '#ui/unbroken.ts';

it.each([
  ['at least 30 % below', 'at least 30\u00a0% below'],
  ['4.2 mm more makes PD', '4.2\u00a0mm more makes PD'],
  ['3 steps', '3 steps'],
  ['2 mm and 5 %', '2\u00a0mm and 5\u00a0%'],
])('%s', (sentence, kept) => {
  expect(unbroken(sentence)).toBe(kept);
});
