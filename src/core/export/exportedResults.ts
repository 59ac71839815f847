import type { Actor } from '#core/ledger/entry.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';
import type { StatedLesion } from '#core/response/lesionState.ts';
import type { SubjectStudies } from '#core/response/timePoints.ts';

/** Everything an export of results is written from. */
export interface ExportedResults {
  readonly software: { readonly name: string; readonly version: string };
  readonly exportedAt: string;
  readonly actor: Actor;
  /** Who measured each region, by region id. */
  readonly measuredBy: Readonly<Record<string, Actor>>;
  /** Every study of the ledger, also those whose results are not exported: time points count over all of them. */
  readonly studies: readonly SubjectStudies[];
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  /** Targets that the reader stated instead of measuring them. */
  readonly lesionStates: readonly StatedLesion[];
  readonly judgements: readonly Judgement[];
}
