import { describe, expect, it } from 'vitest';
import { shownDate, shownDay, shownInstant } from '#ui/dates.ts';

describe('a DICOM date (PS3.5 6.2, DA)', () => {
  // The forms are those of CLDR for a day, a short month and a year.
  it.each([
    ['en-US', '20261124', 'Nov 24, 2026'],
    ['en-GB', '20261124', '24 Nov 2026'],
    ['de-DE', '20261124', '24. Nov. 2026'],
    ['en-US', '2026.11.24', 'Nov 24, 2026'],
    ['en-US', '20280229', 'Feb 29, 2028'],
  ])('is written in %s: %s as %s', (locale, date, shown) => {
    expect(shownDate(date, locale)).toBe(shown);
  });

  it('keeps the Gregorian year where the locale counts from another', () => {
    expect(shownDate('20261124', 'th-TH')).toContain('2026');
    expect(shownDate('20261124', 'fa-IR')).toContain('2026');
  });

  it.each([
    ['nothing', '', '–'],
    ['two forms mixed', '2026.1124', '2026.1124'],
    ['a month that is none', '20261324', '20261324'],
    ['a day that month has not', '20260229', '20260229'],
    ['words', '<b>today</b>', '<b>today</b>'],
  ])('of %s is shown as it stands', (_name, date, shown) => {
    expect(shownDate(date, 'en-US')).toBe(shown);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('is the same day in %s', (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    expect(shownDate('20260101', 'en-GB')).toBe('01 Jan 2026');
    process.env.TZ = before;
  });
});

describe('an instant', () => {
  it.each([
    [60, 'en-US', 'Nov 25, 2026', '00:41:07 +01:00', '2026-11-25'],
    [-210, 'en-GB', '24 Nov 2026', '20:11:07 −03:30', '2026-11-24'],
    [0, 'de-DE', '24. Nov. 2026', '23:41:07 +00:00', '2026-11-24'],
  ])('is shown at the clock of an actor %d minutes east, in %s', (offset, locale, date, time, iso) => {
    expect(shownInstant('2026-11-24T23:41:07.250Z', offset, locale)).toEqual({ date, time, iso });
  });

  it.each([
    ['Asia/Tokyo', '25 Nov 2026'],
    ['America/Lima', '24 Nov 2026'],
  ])('falls on the day of its reader in %s', (zone, day) => {
    expect(shownDay('2026-11-24T23:41:07.250Z', 'en-GB', zone)).toBe(day);
  });
});
