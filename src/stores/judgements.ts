import type { ReadState } from '#core/ledger/projection.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';

/** What the verdicts of a read follow from; nothing else in the trail can change them. */
export type JudgedRead = Pick<ReadState, 'protocol' | 'regions' | 'measurements' | 'studies' | 'lesionStates'>;

export type Judgements = (read: JudgedRead) => readonly Judgement[];

/** Every number of the read against every cut-off that applies. Derived anew: nothing stored can go stale. */
export function selectJudgements({ read }: { readonly read: JudgedRead }): readonly Judgement[] {
  if (!read.protocol) return [];
  return judgeAll(
    read.protocol,
    judgeablesOf({
      regions: read.regions,
      measurements: Object.values(read.measurements).flat(),
      studies: read.studies,
      states: read.lesionStates,
    }),
  );
}

/**
 * `selectJudgements` with its latest answer kept: panels that show one read share one judging, and acts that change no
 * number, region, study or protocol cause none.
 */
export function createJudgements(): Judgements {
  let latest: { readonly read: JudgedRead; readonly judgements: readonly Judgement[] } | undefined;
  return (read) => {
    if (!latest || !isSame(latest.read, read)) latest = { read, judgements: selectJudgements({ read }) };
    return latest.judgements;
  };
}

const isSame = (one: JudgedRead, other: JudgedRead) =>
  one.protocol === other.protocol &&
  one.regions === other.regions &&
  one.measurements === other.measurements &&
  one.studies === other.studies &&
  one.lesionStates === other.lesionStates;
