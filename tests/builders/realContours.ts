import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDicom, type DataSet } from 'dicom-parser';
import { cross, distance, dot, subtract, type Grid, type Vector3 } from '#core/geometry/grid.ts';

const read = (file: string) => parseDicom(new Uint8Array(readFileSync(file)));
const numbers = (dataSet: DataSet, tag: string) => (dataSet.string(tag) ?? '').split('\\').map(Number);
const triple = (values: readonly number[], from = 0): Vector3 => [
  values[from] ?? NaN,
  values[from + 1] ?? NaN,
  values[from + 2] ?? NaN,
];

/** The grid of a folder of evenly spaced axial slices, from their headers alone. */
export function gridOfFolder(folder: string): Grid {
  const slices = readdirSync(folder).map((name) => read(path.join(folder, name)));
  const [any] = slices;
  if (!any) throw new Error(`${folder} is empty`);
  const orientation = numbers(any, 'x00200037');
  const [row, column] = [triple(orientation), triple(orientation, 3)];
  const normal = cross(row, column);
  const positions = slices
    .map((slice) => triple(numbers(slice, 'x00200032')))
    .sort((a, b) => dot(a, normal) - dot(b, normal));
  const [first, last] = [positions[0], positions.at(-1)];
  const [rowSpacing, columnSpacing] = numbers(any, 'x00280030');
  if (!first || !last || rowSpacing === undefined || columnSpacing === undefined) throw new Error('no geometry');
  return {
    dimensions: [any.uint16('x00280011') ?? 0, any.uint16('x00280010') ?? 0, positions.length],
    spacing: [columnSpacing, rowSpacing, distance(last, first) / (positions.length - 1)],
    origin: first,
    row,
    column,
    normal: subtract(normal, [0, 0, 0]),
    frameOfReferenceUid: any.string('x00200052') ?? '',
  };
}

/** The contours of one structure of an RT Structure Set, LPS mm. */
export function contoursOf(file: string, name: string): readonly (readonly Vector3[])[] {
  const items = (dataSet: DataSet, tag: string) =>
    (dataSet.elements[tag]?.items ?? []).flatMap((item) => item.dataSet ?? []);
  const structures = read(file);
  const structure = items(structures, 'x30060020').find((each) => each.string('x30060026') === name);
  const number = structure?.string('x30060022');
  const roi = items(structures, 'x30060039').find((each) => each.string('x30060084') === number);
  return (roi ? items(roi, 'x30060040') : []).map((contour) => {
    const values = numbers(contour, 'x30060050');
    return Array.from({ length: values.length / 3 }, (_, point) => triple(values, point * 3));
  });
}
