import { cross, normalized, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { phantomFile, phantomSpace, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { gaussian } from '../randomness.ts';
import { paint, slicesOf, type Ellipsoid } from '../scene.ts';
import { ANATOMY } from './anatomy.ts';
import { CT_IMAGE_STORAGE, ctModules } from './ctHeader.ts';

export interface LesionTruth {
  readonly name: string;
  readonly organ: 'lung' | 'liver' | 'lymph node';
  readonly node: boolean;
  /** LPS mm; its z lies on a slice. */
  readonly centre: Vector3;
  /** Axes in the axial plane, mm, per time point: long, short; undefined where the lesion is not there. */
  readonly axes: readonly (readonly [number, number] | undefined)[];
  /** Direction of the long axis, degrees from +x towards +y. */
  readonly angle: number;
  /** Height, mm, as a share of the long axis. */
  readonly height: number;
}

/**
 * Targets through baseline and two follow-ups. Sums (longest diameter; short axis of the node): 112, 74 (−33.9 %, partial
 * response), 95 (+28.4 % and 21 mm above the nadir, progression), with a new lesion at the second follow-up.
 */
export const LESIONS: readonly LesionTruth[] = [
  { name: 'T1', organ: 'lung', node: false, centre: [-82, -8, 245], axes: [[30, 22], [20, 15], [26, 19]], angle: 25, height: 0.9 },
  { name: 'T2', organ: 'liver', node: false, centre: [-88, -22, 165], axes: [[40, 28], [26, 18], [34, 24]], angle: 70, height: 0.8 },
  { name: 'T3', organ: 'liver', node: false, centre: [-48, 18, 180], axes: [[24, 20], [16, 13], [20, 17]], angle: -35, height: 1 },
  { name: 'N1', organ: 'lymph node', node: true, centre: [-4, -22, 305], axes: [[26, 18], [18, 12], [22, 15]], angle: 10, height: 1 },
  { name: 'new', organ: 'lung', node: false, centre: [86, 12, 265], axes: [undefined, undefined, [14, 12]], angle: 0, height: 1 },
]; // prettier-ignore

export const TIME_POINTS = [
  { id: 'baseline', words: 'Baseline', date: '20250106', time: '091500.00' },
  { id: 'follow-up-1', words: 'Follow-up 1', date: '20250303', time: '093000.00' },
  { id: 'follow-up-2', words: 'Follow-up 2', date: '20250505', time: '090500.00' },
] as const;

/** HU of a lesion in its organ: enhancing in lung and as a node, darker than enhanced liver. */
const LESION_HU: Readonly<Record<LesionTruth['organ'], number>> = { lung: 55, liver: 35, 'lymph node': 80 };

function lesionsAt(timePoint: number): readonly Ellipsoid[] {
  return LESIONS.flatMap(({ organ, centre, axes, angle, height }) => {
    const size = axes[timePoint];
    if (!size) return [];
    const [long, short] = size;
    return [{ centre, semiAxes: [long / 2, short / 2, (long * height) / 2] as const, angle, value: LESION_HU[organ] }];
  });
}

export interface CtAcquisition {
  readonly id: string;
  readonly words: string;
  readonly grid: Omit<Grid, 'frameOfReferenceUid'>;
}

const axial = (
  size: number,
  spacing: number,
  [x, y, z]: Vector3,
  slices: number,
  step: number,
): CtAcquisition['grid'] => ({
  dimensions: [size, size, slices],
  spacing: [spacing, spacing, step],
  origin: [x - ((size - 1) / 2) * spacing, y - ((size - 1) / 2) * spacing, z],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
});

/** 5 mm slices of chest and upper abdomen, as trials read them. */
export const ROUTINE: CtAcquisition = { id: '5mm', words: 'CT 5 mm', grid: axial(256, 1.4, [0, 0, 100], 48, 5) };

/** 1.25 mm slices around the liver lesions. */
export const THIN: CtAcquisition = {
  id: '1.25mm',
  words: 'CT 1.25 mm liver',
  grid: axial(192, 0.8, [-70, -4, 130], 64, 1.25),
};

/** A stack turned about two axes: geometry must come from the attributes, not from row and column numbers. */
export const OBLIQUE: CtAcquisition = { id: 'oblique', words: 'CT oblique', grid: obliqueGrid() };

function obliqueGrid(): CtAcquisition['grid'] {
  const row = normalized([0.9, 0.3, 0.1]);
  const column = normalized(cross(normalized(cross(row, [-0.2, 0.95, 0.25])), row));
  const normal = cross(row, column);
  const [size, spacing, slices, step] = [192, 1, 40, 2.5];
  const corner = (axis: 0 | 1 | 2) =>
    ([-75, -2, 172][axis] as number) -
    ((size - 1) / 2) * spacing * (row[axis] + column[axis]) -
    ((slices - 1) / 2) * step * normal[axis];
  return {
    dimensions: [size, size, slices],
    spacing: [spacing, spacing, step],
    origin: [corner(0), corner(1), corner(2)],
    row,
    column,
    normal,
  };
}

/** One time point of the subject in one acquisition. */
export function tumourScan(timePoint: 0 | 1 | 2, acquisition: CtAcquisition): readonly PhantomFile[] {
  const point = TIME_POINTS[timePoint];
  const study = `CT tumour ${point.id}`;
  const grid: Grid = { ...acquisition.grid, frameOfReferenceUid: phantomSpace(study) };
  const series: PhantomSeries = {
    name: `ct-tumour/${point.id}/${acquisition.id}`,
    sopClassUid: CT_IMAGE_STORAGE,
    modality: 'CT',
    patientId: 'PHANTOM-CT',
    patientName: 'Phantom^CT',
    study,
    studyDescription: `CT chest and abdomen, ${point.words.toLowerCase()}`,
    description: acquisition.words,
    bodyPart: 'CHESTABDOMEN',
    number: 1,
    date: point.date,
    time: point.time,
    grid,
    attributes: ctModules,
  };
  const noise = gaussian(20250106 + timePoint);
  const hu = paint(grid, [...ANATOMY, ...lesionsAt(timePoint)], -1000).map((value) => value + 8 * noise());
  return slicesOf(grid, hu).map((values, slice) =>
    phantomFile(series, {
      slice,
      number: slice + 1,
      stored: Int16Array.from(values, (value) => Math.max(0, Math.round(value + 1024))),
      slope: '1',
      intercept: '-1024',
    }),
  );
}
