import type { QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Failure, Notice, Result } from '#core/result.ts';
import type { Quantity } from '#core/quantities.ts';

/** `value`: the number itself; the others are percent changes (unit %) of that number between time points. */
export type Basis = 'value' | 'changeFromBaseline' | 'changeFromNadir';

export interface Cutoff {
  readonly id: string;
  readonly quantity: QuantityName;
  readonly statistic: Statistic;
  readonly basis: Basis;
  readonly unit: string;
  readonly comparator: '>' | '>=' | '<' | '<=' | '|x|>=';
  readonly value: number;
  /** A second condition on the absolute change, e.g. +5 mm beside +20 %. */
  readonly atLeast?: { readonly value: number; readonly unit: string };
  /** What "beyond" means: "malignancy indicator". */
  readonly meaning: string;
  readonly source: string;
  readonly modality?: string;
  readonly organ?: string;
  /** The radiopharmaceutical it was established for, "FDG": never judged for another, nor for an unknown one. */
  readonly tracer?: string;
  /** Smallest true change, 95 %: percent of the value, or in the unit of the cut-off. */
  readonly repeatability?: { readonly value: number; readonly unit: string; readonly source: string };
}

export interface Protocol {
  readonly name: string;
  /** Counts up at every saved edit. */
  readonly version: number;
  readonly cutoffs: readonly Cutoff[];
}

/** A number offered to the cut-offs: the subject it is about, and its value or why there is none. */
export interface Judgeable {
  /** Region name or "Targets". */
  readonly subject: string;
  readonly regionId?: string;
  readonly studyUid: string;
  readonly seriesUid?: string;
  readonly quantity: QuantityName;
  readonly statistic: Statistic;
  readonly basis: Basis;
  readonly modality: string;
  readonly organ: string;
  /** As `tracerTerm` names it; undefined where the header does not. */
  readonly tracer?: string;
  readonly measured: Result<Quantity, Failure>;
  /** The absolute change behind a percent change. */
  readonly absolute?: Quantity;
  /** A change from 0, which has no percent: growth from 0 is more than any percentage (ct-recist.md section 5, T2). */
  readonly fromZero?: true;
  /** What limits the comparison behind a change; absent for none. */
  readonly warnings?: readonly Notice[];
}

/**
 * Design decision 5. `distance` is value minus cut-off, in the unit of the cut-off, or in `distanceUnit` where a change
 * from 0 was judged by its absolute size; `interval` the repeatability band around the value.
 */
export type Verdict =
  | {
      readonly kind: 'beyond' | 'within';
      readonly distance: number;
      readonly distanceUnit?: string;
      readonly interval?: readonly [number, number];
    }
  | { readonly kind: 'cannot-tell'; readonly distance: number; readonly interval: readonly [number, number] }
  | { readonly kind: 'not-computable'; readonly reason: Failure };

export interface Judgement {
  readonly cutoff: Cutoff;
  readonly result: Judgeable;
  readonly verdict: Verdict;
}
