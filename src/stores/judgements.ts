import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { TrailState } from '#stores/trail.ts';

/** Every number of the read against every cut-off that applies. Derived anew: nothing stored can go stale. */
export function selectJudgements({ read }: Pick<TrailState, 'read'>): readonly Judgement[] {
  if (!read.protocol) return [];
  return judgeAll(
    read.protocol,
    judgeablesOf({
      regions: read.regions,
      measurements: Object.values(read.measurements).flat(),
      studies: read.studies,
    }),
  );
}
