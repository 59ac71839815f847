import { number, numbers, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Place } from './presentationGraphics.ts';

/** What a display shutter leaves to be seen, in pixels from the top left corner of the first one (PS3.3 C.7.6.11). */
export type Shutter =
  | { readonly kind: 'polygon'; readonly points: readonly Place[] }
  | { readonly kind: 'circle'; readonly centre: Place; readonly radius: number };

/** Columns and rows of shutters count pixels from 1; their centre lies half a pixel before that number. */
const centreOf = (count: number) => count - 0.5;

function rectangular(dataSet: DataSet): Shutter | undefined {
  const [left, right, upper, lower] = ['00181602', '00181604', '00181606', '00181608'].map((tag) => number(dataSet, tag) ?? NaN); // prettier-ignore
  if (left === undefined || right === undefined || upper === undefined || lower === undefined) return undefined;
  if (![left, right, upper, lower].every(Number.isFinite) || right < left || lower < upper) return undefined;
  // The edges are pixels that are seen.
  return { kind: 'polygon', points: [[left - 1, upper - 1], [right, upper - 1], [right, lower], [left - 1, lower]] }; // prettier-ignore
}

/** Row, then column. */
function circular(dataSet: DataSet): Shutter | undefined {
  const [row, column] = numbers(dataSet, '00181610');
  const radius = number(dataSet, '00181612');
  if (row === undefined || column === undefined || radius === undefined) return undefined;
  if (![row, column, radius].every(Number.isFinite) || radius <= 0) return undefined;
  return { kind: 'circle', centre: [centreOf(column), centreOf(row)], radius };
}

/** Row and column of one corner after the other. */
function polygonal(dataSet: DataSet): Shutter | undefined {
  const values = numbers(dataSet, '00181620');
  if (values.length < 6 || values.length % 2 !== 0 || !values.every(Number.isFinite)) return undefined;
  const points = Array.from({ length: values.length / 2 }, (_, at): Place => [
    centreOf(values[2 * at + 1] ?? NaN),
    centreOf(values[2 * at] ?? NaN),
  ]);
  return { kind: 'polygon', points };
}

const SHAPES: Readonly<Record<string, (dataSet: DataSet) => Shutter | undefined>> = {
  RECTANGULAR: rectangular,
  CIRCULAR: circular,
  POLYGONAL: polygonal,
};

/** The shutters a header states: what every one of them leaves is seen; those that cannot be drawn are named. */
export function shuttersOf(dataSet: DataSet): {
  readonly shutters: readonly Shutter[];
  readonly leftOut: readonly string[];
} {
  const leftOut: string[] = [];
  const shutters = texts(dataSet, '00181600').flatMap((stated) => {
    const name = stated.trim().toUpperCase();
    const shutter = SHAPES[name]?.(dataSet);
    if (!shutter)
      leftOut.push(name in SHAPES ? `a damaged ${name.toLowerCase()} shutter` : `a shutter of shape "${name}"`);
    return shutter ? [shutter] : [];
  });
  return { shutters, leftOut };
}
