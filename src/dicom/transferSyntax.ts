/** What compresses the frames of an encapsulated transfer syntax. */
export type PixelCoding = 'native' | 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k' | 'deflate';

/** How a data set is written (PS3.5 section 10 and Annex A). */
export interface TransferSyntax {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
  readonly deflated: boolean;
  readonly coding: PixelCoding;
}

const native = { explicit: true, littleEndian: true, deflated: false, coding: 'native' } as const;
const encapsulated = (coding: PixelCoding): TransferSyntax => ({ ...native, coding });

export const IMPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';
/** General Electric, retired: implicit little endian, but the pixel data is big endian. */
export const GE_BIG_ENDIAN_PIXELS = '1.2.840.113619.5.2';

const KNOWN: Readonly<Record<string, TransferSyntax>> = {
  [IMPLICIT_LITTLE_ENDIAN]: { ...native, explicit: false },
  [EXPLICIT_LITTLE_ENDIAN]: native,
  '1.2.840.10008.1.2.1.99': { ...native, deflated: true },
  [EXPLICIT_BIG_ENDIAN]: { ...native, littleEndian: false },
  [GE_BIG_ENDIAN_PIXELS]: { ...native, explicit: false },
  '1.2.840.10008.1.2.5': encapsulated('rle'),
  '1.2.840.10008.1.2.4.50': encapsulated('jpeg'),
  '1.2.840.10008.1.2.4.51': encapsulated('jpeg'),
  '1.2.840.10008.1.2.4.53': encapsulated('jpeg'),
  '1.2.840.10008.1.2.4.55': encapsulated('jpeg'),
  '1.2.840.10008.1.2.4.57': encapsulated('jpeg-lossless'),
  '1.2.840.10008.1.2.4.70': encapsulated('jpeg-lossless'),
  '1.2.840.10008.1.2.4.80': encapsulated('jpeg-ls'),
  '1.2.840.10008.1.2.4.81': encapsulated('jpeg-ls'),
  '1.2.840.10008.1.2.4.90': encapsulated('jpeg-2000'),
  '1.2.840.10008.1.2.4.91': encapsulated('jpeg-2000'),
  '1.2.840.10008.1.2.4.201': encapsulated('htj2k'),
  '1.2.840.10008.1.2.4.202': encapsulated('htj2k'),
  '1.2.840.10008.1.2.4.203': encapsulated('htj2k'),
  '1.2.840.10008.1.2.8.1': encapsulated('deflate'),
};

/** The transfer syntax of a UID whose pixels can be decoded here; undefined for video, JPEG XL, JPIP and unknown ones. */
export const transferSyntax = (uid: string): TransferSyntax | undefined => KNOWN[uid];

/** How the header of any transfer syntax is written: all but the listed ones are explicit little endian (PS3.5 A.4). */
export const headerSyntax = (uid: string): TransferSyntax => KNOWN[uid] ?? native;

/** Lossy JPEG, in any of the transfer syntaxes that can hold it. With more than 8 bits it is shown, not measured. */
export const isLossyJpeg = (uid: string) => /^1\.2\.840\.10008\.1\.2\.4\.(50|51|53|55)$/.test(uid);
