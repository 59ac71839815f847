import type { ReadState } from '#core/ledger/projection.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgement, Protocol } from '#core/protocol/cutoff.ts';
import { changesOf, ofMeasurement, organs, type ReadResults } from '#core/protocol/judgeables.ts';

/** What the verdicts of a read follow from; nothing else in the trail can change them. */
export type JudgedRead = Pick<ReadState, 'protocol' | 'regions' | 'measurements' | 'studies' | 'lesionStates'>;

export type Judgements = (read: JudgedRead) => readonly Judgement[];

const resultsOf = ({ regions, measurements, studies, lesionStates }: JudgedRead): ReadResults => ({
  regions,
  measurements: Object.values(measurements).flat(),
  studies,
  states: lesionStates,
});

/**
 * Every number of a read against every cut-off that applies, with the latest answer kept: panels that show one read share one judging, and acts that change no
 * number, region, study or protocol cause none. What a measurement means to a cut-off is found once: after a new one the
 * ten thousand others are not judged again.
 */
export function createJudgements(): Judgements {
  let latest: { readonly read: JudgedRead; readonly judgements: readonly Judgement[] } | undefined;
  let judged = judgedOnce(undefined);
  return (read) => {
    if (latest && isSame(latest.read, read)) return latest.judgements;
    if (latest?.read.protocol !== read.protocol) judged = judgedOnce(read.protocol);
    latest = { read, judgements: judged(read) };
    return latest.judgements;
  };
}

/** Judges reads under one protocol, each measurement once as long as its organ is the same. */
function judgedOnce(protocol: Protocol | undefined): Judgements {
  if (!protocol) return () => [];
  const known = new WeakMap<Measurement, { readonly organ: string; readonly judgements: readonly Judgement[] }>();
  const quantities = new Set(protocol.cutoffs.map(({ quantity }) => quantity));
  const ofOne = (measurement: Measurement, organ: string) => {
    // Most numbers of a trial are of no cut-off: they need not be looked at one by one.
    if (!quantities.has(measurement.quantity)) return [];
    const before = known.get(measurement);
    if (before?.organ === organ) return before.judgements;
    const judgements = judgeAll(protocol, ofMeasurement(measurement, organ));
    known.set(measurement, { organ, judgements });
    return judgements;
  };
  return (read) => {
    const results = resultsOf(read);
    const organOf = organs(results);
    const single = results.measurements.flatMap((measurement) => ofOne(measurement, organOf(measurement)));
    return [...single, ...judgeAll(protocol, changesOf(results))];
  };
}

const isSame = (one: JudgedRead, other: JudgedRead) =>
  one.protocol === other.protocol &&
  one.regions === other.regions &&
  one.measurements === other.measurements &&
  one.studies === other.studies &&
  one.lesionStates === other.lesionStates;
