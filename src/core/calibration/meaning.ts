import type { VoxelQuantity } from '#core/quantities.ts';
import type { Notice } from '#core/result.ts';

/** One value that entered a formula, traceable to where it came from. */
export interface Term {
  /** As in the formula: D, W, t_ref … */
  readonly symbol: string;
  /** "Radionuclide Total Dose" */
  readonly meaning: string;
  /** Formatted without rounding: a number with its unit, or a time. */
  readonly value: string;
  readonly unit: string;
  /** "(0018,1074)", absent for computed terms. */
  readonly tag?: string;
  /** The text of the attribute as it stands in the file. */
  readonly raw?: string;
  readonly origin: 'header' | 'computed' | 'table' | 'override';
}

/** One way the decay reference time could have been chosen, and what it would have given (pet-suv.md 6.2). */
export interface RuleCandidate {
  readonly rule: string;
  readonly time: string;
  /** The SUV factor (quantity per modality value) this candidate would give. */
  readonly factor: number;
  readonly chosen: boolean;
}

/** How stored values became a quantity: enough to write the formula with its values put in. */
export interface CalibrationRecord {
  /** "SUVbw = V × F × W / D" */
  readonly formula: string;
  /** The same with every value put in: "SUVbw = V × 1.4606 × 70000 g / 3.6808e8 Bq". */
  readonly filled: string;
  readonly terms: readonly Term[];
  readonly candidates: readonly RuleCandidate[];
}

/**
 * What the numbers of a volume mean: quantity = modality value × factor[k] + offset[k] for slice k.
 * `mapped` limits the modality values that are defined, slice by slice, ends included (Real World Value Mapping); others
 * are NaN.
 */
export interface ValueMeaning {
  readonly quantity: VoxelQuantity;
  readonly unit: string;
  readonly factor: Float64Array;
  readonly offset: Float64Array;
  readonly mapped?: { readonly from: Float64Array; readonly to: Float64Array };
  readonly record: CalibrationRecord;
  readonly warnings: readonly Notice[];
}
