import type { Elements } from './dicom.ts';

export interface SegFrame {
  readonly segment: number;
  readonly z: number;
  /** 1 inside; or the stored value of a fractional segmentation or label map. 4 x 3 pixels, row by row. */
  readonly pixels: readonly number[];
}

/** Pixels packed eight to a byte, the first in the lowest bit, frames without padding (PS3.5 section 8.1.1, D). */
export function packed(pixels: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(pixels.length / 8));
  pixels.forEach((pixel, at) => (bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (pixel << (at & 7))));
  return bytes;
}

const code = (value: string, scheme: string, meaning: string): Elements => ({
  '00080100': ['SH', value],
  '00080102': ['SH', scheme],
  '00080104': ['LO', meaning],
});

export const segment = (number: number, label: string, overrides: Elements = {}): Elements => ({
  '00620003': ['SQ', [code('49755003', 'SCT', 'Morphologically Abnormal Structure')]],
  '00620004': ['US', [number]],
  '00620005': ['LO', label],
  '00620008': ['CS', 'SEMIAUTOMATIC'],
  '00620009': ['LO', 'grow'],
  '0062000F': ['SQ', [code('4147007', 'SCT', 'Mass')]],
  ...overrides,
});

/** The functional groups of one frame: its segment and its place, x -10 mm, y -20 mm. */
export const frameGroup = (
  { segment: own, z }: Pick<SegFrame, 'segment' | 'z'>,
  overrides: Elements = {},
): Elements => ({
  '00209113': ['SQ', [{ '00200032': ['DS', `-10\\-20\\${z}`] }]],
  '0062000A': ['SQ', [{ '0062000B': ['US', [own]] }]],
  ...overrides,
});

/** A segmentation of the CT of builders/dicom.ts: 4 x 3 pixels of 0.25 x 0.5 mm, slices 5 mm apart. */
export function segmentation(frames: readonly SegFrame[], overrides: Elements = {}): Elements {
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.66.4'],
    '00080018': ['UI', '1.2.3.9'],
    '00080060': ['CS', 'SEG'],
    '00080070': ['LO', 'Maker'],
    '00081090': ['LO', 'Segmenter'],
    '00081115': ['SQ', [{ '0008114A': ['SQ', [{ '00081155': ['UI', '1.2.3.1'] }, { '00081155': ['UI', '1.2.3.2'] }]], '0020000E': ['UI', '1.2.3'] }]], // prettier-ignore
    '0020000D': ['UI', '1.2'],
    '0020000E': ['UI', '1.2.4'],
    '00200052': ['UI', '1.9'],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280008': ['IS', String(frames.length)],
    '00280010': ['US', [3]],
    '00280011': ['US', [4]],
    '00280100': ['US', [1]],
    '00280101': ['US', [1]],
    '00280102': ['US', [0]],
    '00280103': ['US', [0]],
    '00181020': ['LO', '2.1'],
    '00620001': ['CS', 'BINARY'],
    '00620002': ['SQ', [segment(1, 'Mass', { '0062000D': ['US', [65535, 32896, 32896]] }), segment(2, 'Node')]],
    '00700080': ['CS', 'TUMOURS'],
    '00700084': ['PN', 'Doe^Jane'],
    '52009229': [
      'SQ',
      [
        {
          '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]],
          '00289110': ['SQ', [{ '00180050': ['DS', '5'], '00180088': ['DS', '5'], '00280030': ['DS', '0.5\\0.25'] }]],
        },
      ],
    ],
    '52009230': ['SQ', frames.map((frame) => frameGroup(frame))],
    '7FE00010': ['OB', packed(frames.flatMap(({ pixels }) => pixels))],
    ...overrides,
  };
}

/** Bytes instead of bits: fractional values, or segment numbers of a label map. */
export const ofBytes = (frames: readonly SegFrame[], overrides: Elements = {}): Elements =>
  segmentation(frames, {
    '00280100': ['US', [8]],
    '00280101': ['US', [8]],
    '00280102': ['US', [7]],
    '7FE00010': ['OB', Uint8Array.from(frames.flatMap(({ pixels }) => pixels))],
    ...overrides,
  });
