import type { Grid } from '#core/geometry/grid.ts';
import { createRunCollector } from './runCollector.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/** Five bits a character and a sixth that says that more follow, lowest bits first, as in source maps. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE = 32;

/**
 * Runs as short text, for the ledger: voxels skipped and voxels inside, in turn, along the rows, columns and slices of
 * the grid (index i + columns · (j + rows · k)). Most runs take three or four characters.
 */
export function textFromRuns({ runs }: VoxelRuns, { dimensions: [columns, rows] }: Pick<Grid, 'dimensions'>): string {
  const parts: string[] = [];
  let next = 0;
  for (let at = 0; at < runs.length; at += 4) {
    const [k = 0, j = 0, first = 0, last = 0] = runs.subarray(at, at + 4);
    const start = first + columns * (j + rows * k);
    parts.push(digits(start - next), digits(last - first + 1));
    next = start + last - first + 1;
  }
  return parts.join('');
}

function digits(value: number): string {
  let text = '';
  let rest = value;
  do {
    const low = rest % BASE;
    rest = (rest - low) / BASE;
    text += DIGITS[rest > 0 ? low + BASE : low] ?? '';
  } while (rest > 0);
  return text;
}

/** The runs that `textFromRuns` wrote. @throws RangeError for other text, or runs that leave a row of the grid. */
export function runsFromText(text: string, { dimensions: [columns, rows, slices] }: Pick<Grid, 'dimensions'>) {
  const values = numbersOf(text);
  if (values.length % 2 !== 0) throw new RangeError('a run has no length');
  const collector = createRunCollector();
  let next = 0;
  for (let at = 0; at < values.length; at += 2) {
    const [skipped = 0, length = 0] = [values[at], values[at + 1]];
    const start = next + skipped;
    const first = start % columns;
    const line = (start - first) / columns;
    const j = line % rows;
    const k = (line - j) / rows;
    if (length < 1 || first + length > columns || k >= slices) throw new RangeError('a run leaves its row of the grid');
    collector.add(k, j, first, first + length - 1);
    next = start + length;
  }
  return collector.finish();
}

function numbersOf(text: string): readonly number[] {
  const values: number[] = [];
  let value = 0;
  let weight = 1;
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0) throw new RangeError(`${letter} is no digit of a run`);
    value += (digit % BASE) * weight;
    weight *= BASE;
    if (digit >= BASE) continue;
    values.push(value);
    [value, weight] = [0, 1];
  }
  if (weight > 1) throw new RangeError('the last run is cut off');
  return values;
}
