import type { DataElement, DataSet } from '#core/imaging/dataset.ts';

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
