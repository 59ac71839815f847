import { expect, it } from 'vitest';
import { shownDate, shownInstant } from '#ui/dates.ts';

it.each([
  ['20261124', '2026-11-24'],
  ['', '–'],
  ['2026.11.24', '2026-11-24'],
  ['2026.1124', '2026.1124'],
])('shows the DICOM date %s as %s', (date, shown) => {
  expect(shownDate(date)).toBe(shown);
});

it.each([
  [60, '2026-11-25 00:41:07 +01:00'],
  [-210, '2026-11-24 20:11:07 −03:30'],
  [0, '2026-11-24 23:41:07 +00:00'],
])('shows an instant at the clock of an actor %d minutes east', (offset, shown) => {
  expect(shownInstant('2026-11-24T23:41:07.250Z', offset)).toBe(shown);
});
