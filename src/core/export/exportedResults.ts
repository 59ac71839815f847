import type { Study } from '#core/imaging/series.ts';
import type { Actor } from '#core/ledger/entry.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';

/** Everything an export of results is written from. */
export interface ExportedResults {
  readonly software: { readonly name: string; readonly version: string };
  readonly exportedAt: string;
  readonly actor: Actor;
  /** Who measured each region, by region id. */
  readonly measuredBy: Readonly<Record<string, Actor>>;
  readonly studies: readonly Study[];
  readonly regions: readonly Region[];
  readonly measurements: readonly Measurement[];
  readonly judgements: readonly Judgement[];
}
