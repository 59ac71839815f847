import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import { CT_IMAGE_STORAGE, ctModules } from '#phantoms/ct/ctHeader.ts';
import { phantomFile, phantomSpace } from '#phantoms/phantomFile.ts';
import { paint, slicesOf } from '#phantoms/scene.ts';

/** How far the subject lies from where it lay at the first visit, LPS mm: to the left, to the front, to the head. */
export const SHIFT: Vector3 = [12, -8, 15];

/** A body and three balls on its middle slice, LPS mm at the first visit. */
const BODY = { centre: [0, 0, 45], semiAxes: [80, 60, 90], value: 40 } as const;
export const BALLS: readonly Vector3[] = [
  [-40, -20, 45],
  [40, -10, 45],
  [0, 30, 45],
];

/** The same subject twice, shifted as a whole, in two studies of different frames of reference. */
export const shiftedScans = () => [...scan('first', '20250106', [0, 0, 0]), ...scan('second', '20250303', SHIFT)];

function scan(visit: string, date: string, shift: Vector3) {
  const study = `shifted ${visit} visit`;
  const moved = ([x, y, z]: Vector3): Vector3 => [x + shift[0], y + shift[1], z + shift[2]];
  const grid: Grid = {
    dimensions: [96, 96, 31],
    spacing: [2, 2, 3],
    origin: moved([-95, -95, 0]),
    row: [1, 0, 0],
    column: [0, 1, 0],
    normal: [0, 0, 1],
    frameOfReferenceUid: phantomSpace(study),
  };
  const series = {
    name: `shifted/${visit}`, sopClassUid: CT_IMAGE_STORAGE, modality: 'CT' as const, patientId: 'SHIFTED',
    patientName: 'Shifted^Subject', study, studyDescription: `CT, ${visit} visit`, description: 'CT 3 mm',
    bodyPart: 'ABDOMEN' as const, number: 1, date, time: '090000.00', grid, attributes: ctModules,
  }; // prettier-ignore
  const balls = BALLS.map((centre) => ({ centre: moved(centre), semiAxes: [8, 8, 8] as const, value: 300 }));
  const values = paint(grid, [{ ...BODY, centre: moved(BODY.centre) }, ...balls], -1000);
  return slicesOf(grid, values).map((slice, at) => {
    const stored = Int16Array.from(slice, (value) => Math.round(value + 1024));
    const { name, bytes } = phantomFile(series, { slice: at, number: at + 1, stored, slope: '1', intercept: '-1024' });
    return { name: name.replaceAll('/', '-'), mimeType: 'application/dicom', buffer: Buffer.from(bytes) };
  });
}
