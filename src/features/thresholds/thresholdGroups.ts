import type { Judgement } from '#core/protocol/cutoff.ts';
import { measureName } from '#ui/measureNames.ts';
import { VERDICT_ORDER, type VerdictKind } from '#ui/VerdictMark.tsx';

export type Grouping = 'region' | 'cutoff';
export type Order = 'verdict' | 'distance' | 'name';

export interface ThresholdGroup {
  readonly key: string;
  readonly title: string;
  readonly judgements: readonly Judgement[];
}

export const judgementKey = ({ cutoff, result }: Judgement) =>
  [cutoff.id, result.studyUid, result.seriesUid ?? '', result.regionId ?? result.subject].join(' ');

export function countVerdicts(judgements: readonly Judgement[]): Readonly<Record<VerdictKind, number>> {
  const count = (kind: VerdictKind) => judgements.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    beyond: count('beyond'),
    within: count('within'),
    'cannot-tell': count('cannot-tell'),
    'not-computable': count('not-computable'),
  };
}

/** Judgements of the chosen verdicts (all when none is chosen), grouped, in order within each group. */
export function thresholdGroups(
  judgements: readonly Judgement[],
  view: { readonly kinds: readonly VerdictKind[]; readonly grouping: Grouping; readonly order: Order },
): readonly ThresholdGroup[] {
  const groups = new Map<string, ThresholdGroup>();
  const shown = judgements
    .filter(({ verdict }) => view.kinds.length === 0 || view.kinds.includes(verdict.kind))
    .sort(ORDERS[view.order]);
  for (const judgement of shown) {
    const { cutoff, result } = judgement;
    const byRegion = view.grouping === 'region';
    const key = byRegion ? `${result.studyUid} ${result.regionId ?? result.subject}` : cutoff.id;
    const title = byRegion ? result.subject : cutoff.meaning;
    groups.set(key, { key, title, judgements: [...(groups.get(key)?.judgements ?? []), judgement] });
  }
  return [...groups.values()];
}

const severity = ({ verdict }: Judgement) => VERDICT_ORDER.indexOf(verdict.kind);

const nameOf = ({ result: { subject, quantity, statistic, basis } }: Judgement) =>
  `${subject} ${measureName(quantity, statistic, basis)}`;

const byName = (a: Judgement, b: Judgement) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true });

const ORDERS: Readonly<Record<Order, (a: Judgement, b: Judgement) => number>> = {
  verdict: (a, b) => severity(a) - severity(b) || byName(a, b),
  // Units differ between cut-offs, so distances are compared as shares of the cut-off.
  distance: (a, b) => overshoot(b) - overshoot(a) || byName(a, b),
  name: byName,
};

/** How far on the far side of the cut-off, as a share of it; negative while within; last when not computable. */
export function overshoot({ cutoff, verdict }: Judgement): number {
  if (verdict.kind === 'not-computable') return -Infinity;
  const beyondIsBelow = cutoff.comparator === '<' || cutoff.comparator === '<=';
  // A change from 0 is judged by the second condition of its cut-off.
  const byAbsolute = verdict.kind !== 'cannot-tell' && verdict.distanceUnit !== undefined;
  const limit = byAbsolute ? (cutoff.atLeast?.value ?? 0) : cutoff.value;
  return ((beyondIsBelow ? -1 : 1) * verdict.distance) / (Math.abs(limit) || 1);
}
