import { expect, it } from 'vitest';
import { shownName } from '#ui/personName.ts';

it.each([
  ['Phantom^CT', 'Phantom, CT'],
  ['Doe^Jane^M^Dr^', 'Doe, Jane M Dr'],
  ['Yamada^Tarou=山田^太郎=やまだ^たろう', 'Yamada, Tarou'],
  ['=山田^太郎', '山田, 太郎'],
  ['^Jane', 'Jane'],
  ['CMB-CRC', 'CMB-CRC'],
  ['', ''],
])('shows %s as %s', (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
