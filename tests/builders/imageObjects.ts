import { pixels, type Elements } from './dicom.ts';

/** SOP classes of images that are read one by one (PS3.4 Annex B.5). */
const CLASSES: Readonly<Record<string, string>> = {
  XA: '1.2.840.10008.5.1.4.1.1.12.1',
  RF: '1.2.840.10008.5.1.4.1.1.12.2',
  DX: '1.2.840.10008.5.1.4.1.1.1.1',
  MG: '1.2.840.10008.5.1.4.1.1.1.2',
  CR: '1.2.840.10008.5.1.4.1.1.1',
  NM: '1.2.840.10008.5.1.4.1.1.20',
  US: '1.2.840.10008.5.1.4.1.1.3.1',
  OT: '1.2.840.10008.5.1.4.1.1.7',
};

/** An image of 3 columns and 2 rows of this modality; frame k holds 6 k to 6 k + 5. */
export function cineOf(modality: string, frames: number, change: Elements = {}): Elements {
  return {
    '00080016': ['UI', CLASSES[modality] ?? '1.2.840.10008.5.1.4.1.1.7'],
    '00080018': ['UI', '1.2.3.1'],
    '00080060': ['CS', modality],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.3'],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280008': ['IS', String(frames)],
    '00280010': ['US', [2]],
    '00280011': ['US', [3]],
    '00280100': ['US', [16]],
    '00280101': ['US', [16]],
    '00280102': ['US', [15]],
    '00280103': ['US', [0]],
    '7FE00010': ['OW', pixels(6 * frames, (index) => index)],
    ...change,
  };
}
