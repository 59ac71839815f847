import type { Verdict } from '#core/protocol/cutoff.ts';
import { verdictWords } from '#ui/words/verdicts.ts';

export type VerdictKind = Verdict['kind'];

/** Shape and word carry the verdict; the colour only repeats it. */
const MARKS: Readonly<Record<VerdictKind, string>> = {
  beyond: '▲',
  'cannot-tell': '≈',
  'not-computable': '∅',
  within: '●',
};

export const VERDICT_ORDER: readonly VerdictKind[] = ['beyond', 'cannot-tell', 'not-computable', 'within'];

interface Props {
  readonly kind: VerdictKind;
  /** Spells the word out beside the mark; otherwise it is for assistive technology and on hover. */
  readonly word?: boolean;
}

export function VerdictMark({ kind, word = false }: Props) {
  const name = verdictWords[kind];
  return (
    <span className="verdict" data-verdict={kind} title={word ? undefined : name}>
      <span aria-hidden="true">{MARKS[kind]}</span>
      <span className={word ? 'verdict-word' : 'visually-hidden'}>{name}</span>
    </span>
  );
}
