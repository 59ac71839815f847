/** An expected outcome as a value: either what was asked for, or the facts needed to explain why it cannot be given. */
export type Result<T, F = Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export const success = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const failed = <F>(failure: F): Result<never, F> => ({ ok: false, failure });

/**
 * Something a reader must be told: `code` is the specification's (SUV_W_…, ADC_E_…, REC_W_…, INP_E_…), `message` one
 * factual sentence with the remedy, `tag` the DICOM attribute at fault as "(gggg,eeee)".
 */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly tag?: string;
}

/** A notice that stops a computation or withholds a file. Codes contain `_E_`. */
export type Failure = Notice;
