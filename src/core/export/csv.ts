/** A spreadsheet takes text that starts with one of these for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * One CSV cell (RFC 4180; interchange.md section 6). Numbers are the shortest decimal that reads back the same; NaN
 * and undefined are empty. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type Cells = readonly (string | number | undefined)[];

/** A row of cells, its line end included: comma, CRLF. */
export const csvLine = (cells: Cells): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Rows of cells as CSV, the header first. */
export const csvTable = (header: readonly string[], rows: readonly Cells[]): string =>
  [header, ...rows].map(csvLine).join('');
