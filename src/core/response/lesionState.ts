/**
 * What the reader says of a target that has no measured length at a time point (ct-recist.md section 4). `split` names
 * the regions that are its fragments; `merged` the target that carries the common diameter.
 */
export type LesionState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'too-small' }
  | { readonly kind: 'not-evaluable'; readonly reason: string }
  | { readonly kind: 'split'; readonly regionIds: readonly string[] }
  | { readonly kind: 'merged'; readonly into: string };

/** A state as recorded: of which lesion, by the name it has at baseline, in which study. */
export interface StatedLesion {
  readonly studyUid: string;
  readonly lesion: string;
  readonly state: LesionState;
}

/** The length of a target that is present and too small to measure, mm (RECIST 1.1 default). */
export const TOO_SMALL = 5;
