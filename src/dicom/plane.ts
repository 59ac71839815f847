import { cross, dot, norm, normalized, type Vector3 } from '#core/geometry/grid.ts';
import { numbers, type DataSet } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';

export type Plane = NonNullable<Frame['plane']>;

/** Direction cosines may stray this far from unit length and right angles: they are printed with few decimals. */
const COSINE_TOLERANCE = 1e-3;

const vector = ([x, y, z]: readonly number[]): Vector3 | undefined =>
  x !== undefined && y !== undefined && z !== undefined && [x, y, z].every(Number.isFinite) ? [x, y, z] : undefined;

/** Image Position and Image Orientation (Patient), PS3.3 C.7.6.2.1.1; undefined when absent or no right-angled frame. */
export function planeOf(dataSet: DataSet): Plane | undefined {
  const origin = vector(numbers(dataSet, '00200032'));
  const cosines = numbers(dataSet, '00200037');
  const row = vector(cosines.slice(0, 3));
  const column = vector(cosines.slice(3, 6));
  if (!origin || !row || !column || cosines.length !== 6) return undefined;
  const isUnit = (v: Vector3) => Math.abs(norm(v) - 1) <= COSINE_TOLERANCE;
  if (!isUnit(row) || !isUnit(column) || Math.abs(dot(row, column)) > COSINE_TOLERANCE) return undefined;
  return { origin, row: normalized(row), column: normalized(column) };
}

export const normalOf = ({ row, column }: Plane): Vector3 => normalized(cross(row, column));

/** Pixel Spacing (0028,0030) is row spacing, then column spacing; a frame has [between columns, between rows], mm. */
export function spacingOf(dataSet: DataSet): readonly [number, number] | undefined {
  const [betweenRows, betweenColumns] = numbers(dataSet, '00280030');
  const isLength = (value: number | undefined): value is number =>
    value !== undefined && Number.isFinite(value) && value > 0;
  return isLength(betweenRows) && isLength(betweenColumns) ? [betweenColumns, betweenRows] : undefined;
}
