import type { Elements } from './dicom.ts';

/** Referenced Image Sequence of one image, of a multi-frame one the frames named. */
export const imageReference = (uid: string, frames?: string): Elements => ({
  '00081150': ['UI', '1.2.840.10008.5.1.4.1.1.2'],
  '00081155': ['UI', uid],
  ...(frames !== undefined && { '00081160': ['IS', frames] }),
});

/** A grayscale presentation state of two images of a CT series of builders/dicom.ts, 4 × 3 pixels. */
export function presentation(change: Elements = {}): Elements {
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.11.1'],
    '00080018': ['UI', '1.2.3.77'],
    '00080060': ['CS', 'PR'],
    '00081115': [
      'SQ',
      [{ '00081140': ['SQ', [imageReference('1.2.3.1'), imageReference('1.2.3.2')]], '0020000E': ['UI', '1.2.3'] }],
    ],
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.2.7'],
    '00281052': ['DS', '0'],
    '00281053': ['DS', '1'],
    '00283110': ['SQ', [{ '00281050': ['DS', '50'], '00281051': ['DS', '300'] }]],
    '00700041': ['CS', 'Y'],
    '00700042': ['US', [90]],
    '0070005A': [
      'SQ',
      [{ '00700052': ['SL', [1, 1]], '00700053': ['SL', [4, 3]], '00700100': ['CS', 'SCALE TO FIT'] }],
    ],
    '00700080': ['CS', 'KEY IMAGE'],
    '00700081': ['LO', 'As the reader left it'],
    '00700084': ['PN', 'Doe^Jane'],
    '20500020': ['CS', 'IDENTITY'],
    ...change,
  };
}

/** A graphic object of Graphic Annotation Sequence. */
export const graphic = (type: string, points: readonly number[], change: Elements = {}): Elements => ({
  '00700005': ['CS', 'PIXEL'],
  '00700020': ['US', [2]],
  '00700021': ['US', [points.length / 2]],
  '00700022': ['FL', points],
  '00700023': ['CS', type],
  '00700024': ['CS', 'N'],
  ...change,
});

export const annotations = (graphics: readonly Elements[], texts: readonly Elements[] = []): Elements => ({
  '00700001': [
    'SQ',
    [
      {
        ...(graphics.length > 0 && { '00700009': ['SQ', graphics] as const }),
        ...(texts.length > 0 && { '00700008': ['SQ', texts] as const }),
      },
    ],
  ],
});
