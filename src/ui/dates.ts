/**
 * "20261124" and the ACR-NEMA form "2026.11.24" (PS3.5 6.2, DA) → "2026-11-24". Text that is no DICOM date is shown as
 * it stands; '' as a dash.
 */
export function shownDate(date: string): string {
  if (date === '') return '–';
  const parts = /^(\d{4})(\.?)(\d{2})\2(\d{2})$/.exec(date);
  return parts ? `${parts[1]}-${parts[3]}-${parts[4]}` : date;
}

/** A UTC instant at the clock of the person who acted: "2026-11-24 09:41:07 +01:00". */
export function shownInstant(at: string, offsetMinutes: number): string {
  const local = new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${shownOffset(offsetMinutes)}`;
}

function shownOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
