import type { DataSet } from '#core/imaging/dataset.ts';

/** Where the bytes of an instance are, without holding them. `id` is unique within one import (its position). */
export interface FileReference {
  readonly id: number;
  /** Path as the user's disk or archive names it; untrusted text. */
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the file, lower-case hexadecimal: a study is recognised again by it. */
  readonly digest: string;
}

/** Where the pixel data of an instance lies in its Part 10 bytes (after inflation of a deflated file). */
export interface PixelLocation {
  readonly keyword: 'PixelData' | 'FloatPixelData' | 'DoubleFloatPixelData';
  readonly transferSyntax: string;
  /** Byte offset and length of the value; for encapsulated data the whole run of items. */
  readonly offset: number;
  readonly length: number;
  readonly encapsulated: boolean;
  /** Samples of one byte written as big-endian words: each pair of bytes is the other way round (PS3.5 section 8.1.2). */
  readonly swapped?: boolean;
}

/** One SOP instance as read: its header as plain data and the place of its pixels. */
export interface Instance {
  readonly file: FileReference;
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  readonly seriesUid: string;
  readonly studyUid: string;
  readonly dataSet: DataSet;
  readonly pixels?: PixelLocation;
}
