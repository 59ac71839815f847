import type { Statistic } from '#core/measurements/measurement.ts';
import type { Quantity } from '#core/quantities.ts';
import { unitWords } from '#ui/words/units.ts';

/** How a unit is shown: what the value is multiplied by, the decimals, and the unit in the reader's spelling. */
export interface Display {
  readonly factor: number;
  readonly decimals: number;
  readonly unit: string;
}

/** Display rules of the specification (pet-suv.md, mri-adc.md and ct-recist.md, heads). */
const DISPLAYS: Readonly<Record<string, Display>> = {
  'mm2/s': { factor: 1e6, decimals: 0, unit: '×10⁻⁶ mm²/s' },
  "[hnsf'U]": { factor: 1, decimals: 0, unit: 'HU' },
  'Bq/ml': { factor: 1, decimals: 0, unit: 'Bq/ml' },
  mm: { factor: 1, decimals: 1, unit: 'mm' },
  mm2: { factor: 1, decimals: 1, unit: 'mm²' },
  cm2: { factor: 1, decimals: 2, unit: 'cm²' },
  'mm{detector}': { factor: 1, decimals: 1, unit: unitWords.atDetector('mm') },
  'mm2{detector}': { factor: 1, decimals: 1, unit: unitWords.atDetector('mm²') },
  'mm{film}': { factor: 1, decimals: 1, unit: unitWords.onFilm('mm') },
  'mm2{film}': { factor: 1, decimals: 1, unit: unitWords.onFilm('mm²') },
  '{pixels}': { factor: 1, decimals: 1, unit: 'px' },
  '{pixels2}': { factor: 1, decimals: 0, unit: 'px²' },
  s: { factor: 1, decimals: 3, unit: 's' },
  'mm/s': { factor: 1, decimals: 1, unit: 'mm/s' },
  'cm/s': { factor: 1, decimals: 1, unit: 'cm/s' },
  cm: { factor: 1, decimals: 1, unit: 'cm' },
  'mm[Hg]': { factor: 1, decimals: 1, unit: 'mmHg' },
  '{ratio}': { factor: 1, decimals: 2, unit: '' },
  mm3: { factor: 1e-3, decimals: 2, unit: 'ml' },
  ml: { factor: 1, decimals: 2, unit: 'ml' },
  '%': { factor: 1, decimals: 1, unit: '%' },
  's/mm2': { factor: 1, decimals: 0, unit: 's/mm²' },
  '1': { factor: 1, decimals: 1, unit: unitWords.stored },
};

/** Averages of whole numbers carry one more digit than the numbers themselves. */
const AVERAGED: readonly Statistic[] = ['mean', 'sd', 'median', 'p10', 'p90'];

export function displayOf(unit: string, statistic?: Statistic): Display {
  if (statistic === 'count') return { factor: 1, decimals: 0, unit: unitWords.voxels };
  const known = DISPLAYS[unit] ?? { factor: 1, decimals: 2, unit: spelled(unit) };
  const averaged = unit === "[hnsf'U]" && statistic !== undefined && AVERAGED.includes(statistic);
  return averaged ? { ...known, decimals: 1 } : known;
}

/** "g/ml{SUVbw}" → "g/ml", "cm2/ml" → "cm²/ml": annotations are dropped, exponents raised. */
function spelled(unit: string): string {
  return unit
    .replace(/\{[^}]*\}/g, '')
    .replace(/([a-zA-Z])2/g, '$1²')
    .replace(/([a-zA-Z])3/g, '$1³');
}

/** A UCUM code in the reader's spelling, for values that are not scaled: "mm²/s", "HU", "g/ml"; '' for plain numbers. */
export function unitName(unit: string): string {
  if (unit === '1') return '';
  if (unit.startsWith('{')) return DISPLAYS[unit]?.unit ?? '';
  return unit === "[hnsf'U]" ? 'HU' : spelled(unit);
}

export interface ShownQuantity {
  readonly number: string;
  readonly unit: string;
}

/** A quantity as a reader sees it. `signed` shows + on gains: for changes and distances. */
export function shownQuantity(
  { value, unit }: Quantity,
  { statistic, signed = false }: { readonly statistic?: Statistic | undefined; readonly signed?: boolean } = {},
): ShownQuantity {
  const display = displayOf(unit, statistic);
  return { number: shownNumber(value * display.factor, display.decimals, signed), unit: display.unit };
}

/** Above this every double is whole and no reader counts the digits; only damaged headers lead here. */
const EXPONENT_FROM = 1e15;

/** Rounded half away from zero (statistics.md section 2), a true minus, groups of three from five digits on. */
export function shownNumber(value: number, decimals: number, signed = false): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= EXPONENT_FROM) return value.toExponential(3);
  const rounded = roundHalfAway(value, decimals);
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
  const digits = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`;
  if (rounded < 0) return `−${digits}`;
  return signed && rounded > 0 ? `+${digits}` : digits;
}

/** Works on the shortest decimal of the number, so that an exported 2.675 is shown as 2.68. */
function roundHalfAway(value: number, decimals: number): number {
  const [mantissa = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${scaled}e${-decimals}`);
}

const grouped = (whole: string) => (whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u202f'));

/** Whole counts of things, grouped from four digits on: "1 284". */
export const shownCount = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Bytes as a reader sees them: "38 MB". */
export function shownBytes(bytes: number): string {
  if (bytes < 1e6) return `${shownNumber(bytes / 1e3, 0)} kB`;
  return bytes < 1e9 ? `${shownNumber(bytes / 1e6, 0)} MB` : `${shownNumber(bytes / 1e9, 1)} GB`;
}
