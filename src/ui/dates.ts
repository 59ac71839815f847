/** The month in letters: 01/02 is another day in London than in New York. Gregorian, as DICOM and ISO dates are. */
const DAY = { day: '2-digit', month: 'short', year: 'numeric', calendar: 'gregory', numberingSystem: 'latn' } as const;

/** A clock of 24 hours, midnight as 00. */
const CLOCK = {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', numberingSystem: 'latn',
} as const; // prettier-ignore

/**
 * "20261124" and the ACR-NEMA form "2026.11.24" (PS3.5 6.2, DA) as the locale (BCP 47, else the browser's) writes
 * dates: "Nov 24, 2026". A DICOM date has no time zone and is never shifted by one. Text that is no date of the
 * calendar is shown as it stands; '' as a dash.
 */
export function shownDate(date: string, locale?: string): string {
  if (date === '') return '–';
  const parts = /^(\d{4})(\.?)(\d{2})\2(\d{2})$/.exec(date);
  const iso = parts && `${parts[1]}-${parts[3]}-${parts[4]}`;
  const noon = new Date(`${iso}T12:00:00Z`);
  if (!iso || Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== iso) return date;
  return formatter(DAY, locale, 'UTC').format(noon);
}

export interface ShownInstant {
  /** "Nov 24, 2026" */
  readonly date: string;
  /** "09:41:07 +01:00" */
  readonly time: string;
  /** "2026-11-24", for searching whatever the locale. */
  readonly iso: string;
}

/** A UTC instant (ISO 8601) at the clock of the person who acted, minutes east of UTC, as the locale writes it. */
export function shownInstant(at: string, offsetMinutes: number, locale?: string): ShownInstant {
  const local = new Date(Date.parse(at) + offsetMinutes * 60_000);
  const write = (form: Form) => formatter(form, locale, 'UTC').format(local);
  return {
    date: write(DAY),
    time: `${write(CLOCK)} ${shownOffset(offsetMinutes)}`,
    iso: local.toISOString().slice(0, 10),
  };
}

/** The day of a UTC instant (ISO 8601) at the clock of this device, or in an IANA time zone. */
export const shownDay = (at: string, locale?: string, timeZone?: string): string =>
  formatter(DAY, locale, timeZone).format(new Date(at));

type Form = typeof DAY | typeof CLOCK;

/** One for all dates of a form and place: making one takes longer than a thousand dates, and a trail has twenty thousand. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(form: Form, locale: string | undefined, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = JSON.stringify([form === DAY, locale, timeZone]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...form, ...(timeZone && { timeZone }) });
  formatters.set(key, made);
  return made;
}

function shownOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
