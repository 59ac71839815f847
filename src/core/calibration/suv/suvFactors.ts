import type { RuleCandidate, Term } from '#core/calibration/meaning.ts';
import type { SuvVariant } from '#core/quantities.ts';
import type { Notice } from '#core/result.ts';
import type { SuvOverrides } from './overrides.ts';
import type { PetImages } from './petImages.ts';

/** What is asked for, of which images, with what in place of the header. */
export interface SuvRequest {
  readonly images: PetImages;
  readonly variant: SuvVariant;
  readonly overrides: SuvOverrides;
}

/** SUV per V of each frame, and how it came about. */
export interface SuvFactors {
  readonly factor: Float64Array;
  readonly formula: string;
  readonly filled: string;
  readonly terms: readonly Term[];
  readonly candidates: readonly RuleCandidate[];
  readonly warnings: readonly Notice[];
}
