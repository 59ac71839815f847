import { indexToWorld, type Grid } from '#core/geometry/grid.ts';
import { sha256Hex } from '#core/digest.ts';
import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { SOFTWARE } from '#core/version.ts';
import { writePart10 } from '#dicom/write/writePart10.ts';

export interface PhantomFile {
  /** Relative path with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A UID that follows from a name alone, so that a phantom has the same UIDs every time it is made (PS3.5 B.2). */
export const phantomUid = (name: string) => `2.25.${BigInt(`0x${sha256Hex(`Readout phantom ${name}`).slice(0, 32)}`)}`;

export interface PhantomSeries {
  /** Folder of its files; also the seed of its UIDs. */
  readonly name: string;
  readonly sopClassUid: string;
  readonly modality: 'CT' | 'MR' | 'PT';
  readonly patientId: string;
  readonly patientName: string;
  /** Name of the study, shared by its series. */
  readonly study: string;
  readonly studyDescription: string;
  readonly description: string;
  /** Defined term of PS3.16 Annex L. */
  readonly bodyPart: 'ABDOMEN' | 'CHESTABDOMEN' | 'CHESTABDPELVIS' | 'HEAD';
  readonly number: number;
  /** YYYYMMDD and HHMMSS. */
  readonly date: string;
  readonly time: string;
  readonly grid: Grid;
  /** Attributes of the modality, equal in all images. */
  readonly attributes: DataSet;
}

/** The stored values of one image and what only it has. */
export interface PhantomImage {
  readonly slice: number;
  readonly number: number;
  readonly stored: Int16Array | Uint16Array | Uint32Array;
  readonly slope: string;
  readonly intercept: string;
  readonly attributes?: DataSet;
}

/** The spaces of phantoms are named, so that series of one study share a frame of reference. */
export const phantomSpace = (study: string) => phantomUid(`${study} frame of reference`);

export const text = (vr: string, ...values: readonly (string | number)[]): DataElement => ({ vr, Value: values });

/** One image as a Part 10 file with the modules its IOD requires (patient, study, series, plane, pixels). */
export function phantomFile(series: PhantomSeries, image: PhantomImage): PhantomFile {
  const number = String(image.number).padStart(4, '0');
  const dataSet: DataSet = {
    ...generalModules(series, image),
    ...planeModule(series, image),
    ...pixelModule(series.grid, image),
    ...series.attributes,
    ...image.attributes,
  };
  return { name: `${series.name}/IM${number}.dcm`, bytes: writePart10(dataSet) };
}

function generalModules(series: PhantomSeries, image: PhantomImage): DataSet {
  const { date, time } = series;
  return {
    '00080005': text('CS', 'ISO_IR 192'),
    '00080008': text('CS', 'ORIGINAL', 'PRIMARY', 'AXIAL'),
    '00080016': text('UI', series.sopClassUid),
    '00080018': text('UI', phantomUid(`${series.name} image ${image.number}`)),
    '00080020': text('DA', date),
    '00080021': text('DA', date),
    '00080022': text('DA', date),
    '00080023': text('DA', date),
    '00080030': text('TM', time),
    '00080031': text('TM', time),
    '00080032': text('TM', time),
    '00080033': text('TM', time),
    '00080050': text('SH', ''),
    '00080060': text('CS', series.modality),
    '00080070': text('LO', SOFTWARE.name),
    '00080090': text('PN', ''),
    '00081030': text('LO', series.studyDescription),
    '0008103E': text('LO', series.description),
    '00081090': text('LO', 'Digital reference object'),
    '00100010': text('PN', series.patientName),
    '00100020': text('LO', series.patientId),
    '00100030': text('DA', '19700101'),
    '00100040': text('CS', 'M'),
    '00180015': text('CS', series.bodyPart),
    '00181020': text('LO', SOFTWARE.version),
    '0020000D': text('UI', phantomUid(series.study)),
    '0020000E': text('UI', phantomUid(series.name)),
    '00200010': text('SH', '1'),
    '00200011': text('IS', String(series.number)),
    '00200013': text('IS', String(image.number)),
    '00200052': text('UI', series.grid.frameOfReferenceUid),
    '00201040': text('LO', ''),
  };
}

function planeModule({ grid }: PhantomSeries, { slice }: PhantomImage): DataSet {
  const position = indexToWorld(grid, [0, 0, slice]);
  return {
    '00180050': text('DS', grid.spacing[2]),
    '00180088': text('DS', grid.spacing[2]),
    '00200032': text('DS', ...position),
    '00200037': text('DS', ...grid.row, ...grid.column),
    '00201041': text('DS', position[2]),
    '00280030': text('DS', grid.spacing[1], grid.spacing[0]),
  };
}

function pixelModule(grid: Grid, { stored, slope, intercept }: PhantomImage): DataSet {
  const bits = stored.BYTES_PER_ELEMENT * 8;
  const signed = stored instanceof Int16Array;
  return {
    '00280002': text('US', 1),
    '00280004': text('CS', 'MONOCHROME2'),
    '00280010': text('US', grid.dimensions[1]),
    '00280011': text('US', grid.dimensions[0]),
    '00280100': text('US', bits),
    '00280101': text('US', bits),
    '00280102': text('US', bits - 1),
    '00280103': text('US', signed ? 1 : 0),
    '00281052': text('DS', intercept),
    '00281053': text('DS', slope),
    '7FE00010': { vr: 'OW', bytes: new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength) },
  };
}
