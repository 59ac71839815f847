import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import type { Frame, Series, SeriesKind, Stack } from '#core/imaging/series.ts';
import { failed } from '#core/result.ts';

/** Values by tag; undefined takes an attribute away. */
export type Attributes = Readonly<Record<string, string | number | readonly DataSet[] | undefined>>;

/** A data set from tag → text, number, "a\\b" lists or sequence items. */
export function dataSetOf(attributes: Attributes): DataSet {
  const elements = Object.entries(attributes).flatMap(([tag, value]): [string, DataElement][] => {
    if (value === undefined) return [];
    if (typeof value === 'number') return [[tag, { vr: 'FD', Value: [value] }]];
    if (typeof value !== 'string') return [[tag, { vr: 'SQ', Value: value }]];
    return [[tag, value === '' ? { vr: 'LO' } : { vr: 'LO', Value: value.split('\\') }]];
  });
  return Object.fromEntries(elements);
}

/** Radiopharmaceutical of the reference object of pet-suv.md section 8: 368.08 MBq F-18 at 10:00. */
export const radiopharmaceutical = (change: Attributes = {}): DataSet =>
  dataSetOf({ '00181074': '368080000', '00181075': '6586.2', '00181072': '100000.00', ...change });

/**
 * A PET image of the reference object: BQML, START, 70 kg, 175 cm, male, series and acquisition at 11:00 on
 * 2025-01-03 (one hour after injection).
 */
export const petImage = (change: Attributes = {}, dose: Attributes = {}): DataSet =>
  dataSetOf({
    '00080016': '1.2.840.10008.5.1.4.1.1.128',
    '00080021': '20250103',
    '00080031': '110000.00',
    '00080022': '20250103',
    '00080032': '110000.00',
    '00100040': 'M',
    '00101030': '70',
    '00101020': '1.75',
    '00280051': 'NORM\\DTIM\\ATTN\\SCAT\\DECY',
    '00281052': '0',
    '00281053': '0.5',
    '00541001': 'BQML',
    '00541102': 'START',
    '00540016': [radiopharmaceutical(dose)],
    ...change,
  });

/** A stack of frames in memory, one per header, without geometry: calibration asks for none. */
export function stackOf(dataSets: readonly DataSet[], id = '1.2.3/0'): Stack {
  const frames = dataSets.map((dataSet, index): Frame => {
    const file = { id: index, name: `${index}.dcm`, size: 0, digest: String(index) };
    const uids = { sopInstanceUid: `1.2.3.${index}`, sopClassUid: '1.2', seriesUid: '1.2.3', studyUid: '1.2' };
    return { instance: { file, ...uids, dataSet }, frame: 0, dataSet, size: [2, 2] };
  });
  const grid = failed({ code: 'INP_E_GEOMETRY', message: 'No geometry in this test.' });
  return { id, label: id, key: {}, frames, grid, warnings: [] };
}

export const seriesOf = (kind: SeriesKind, ...stacks: readonly Stack[]): Series => ({
  seriesUid: '1.2.3',
  studyUid: '1.2',
  modality: kind === 'pet' ? 'PT' : 'CT',
  kind,
  description: '',
  number: 1,
  instances: stacks.flatMap(({ frames }) => frames.map(({ instance }) => instance)),
  stacks,
  warnings: [],
});

/**
 * The same image as enhanced PET (PS3.3 C.8.22): 368.08 MBq stated in MBq, decay corrected to 11:00, values through a
 * real world value mapping V = 2 × stored, beside a rescale of 0.5.
 */
export const enhancedImage = (change: Attributes = {}, mapping: Attributes = {}, dose: Attributes = {}): DataSet =>
  petImage(
    {
      '00080016': '1.2.840.10008.5.1.4.1.1.130',
      '00280051': undefined,
      '00541001': undefined,
      '00541102': undefined,
      '00189074': '20250103110000',
      '00189220': 300_000,
      '00189701': '20250103110000',
      '00189758': 'YES',
      '00189759': 'YES',
      '00409096': [
        dataSetOf({ '004008EA': [dataSetOf({ '00080100': 'Bq/ml' })], '00409225': 2, '00409224': 0, ...mapping }),
      ],
      ...change,
    },
    { '00181074': '368.08', ...dose },
  );
