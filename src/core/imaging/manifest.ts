import type { Study } from '#core/imaging/series.ts';

/** A file that is not shown, and why. `code` is INP_E_… ; `remedy` says what the user can do. */
export interface WithheldFile {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** The account of one import: received = shown + withheld.length, always. */
export interface Manifest {
  readonly received: number;
  readonly shown: number;
  readonly withheld: readonly WithheldFile[];
  readonly studies: readonly Study[];
}
