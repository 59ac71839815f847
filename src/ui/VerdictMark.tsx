import type { Verdict } from '#core/protocol/cutoff.ts';

export type VerdictKind = Verdict['kind'];

/** Shape and word carry the verdict; the colour only repeats it. */
export const VERDICTS: Readonly<Record<VerdictKind, { readonly mark: string; readonly word: string }>> = {
  beyond: { mark: '▲', word: 'beyond' },
  'cannot-tell': { mark: '≈', word: 'cannot tell' },
  'not-computable': { mark: '∅', word: 'not computable' },
  within: { mark: '●', word: 'within' },
};

export const VERDICT_ORDER: readonly VerdictKind[] = ['beyond', 'cannot-tell', 'not-computable', 'within'];

interface Props {
  readonly kind: VerdictKind;
  /** Spells the word out beside the mark; otherwise it is for assistive technology and on hover. */
  readonly word?: boolean;
}

export function VerdictMark({ kind, word = false }: Props) {
  const verdict = VERDICTS[kind];
  return (
    <span className="verdict" data-verdict={kind} title={word ? undefined : verdict.word}>
      <span aria-hidden="true">{verdict.mark}</span>
      <span className={word ? 'verdict-word' : 'visually-hidden'}>{verdict.word}</span>
    </span>
  );
}
