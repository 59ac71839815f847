import type { Judgement } from '#core/protocol/cutoff.ts';
import { COMPARATOR_SIGNS } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { VerdictMark } from '#ui/VerdictMark.tsx';
import { numberCardWords } from '#ui/words/numberCard.ts';

/** What the cut-offs in force say about the number. */
export function CardVerdicts({ judgements }: { readonly judgements: readonly Judgement[] }) {
  if (judgements.length === 0) return null;
  return (
    <div className="panel-section">
      <h3>{numberCardWords.cutoffs}</h3>
      {judgements.map(({ cutoff, verdict }) => (
        <div key={cutoff.id}>
          <p>
            <VerdictMark kind={verdict.kind} word /> {COMPARATOR_SIGNS[cutoff.comparator]}{' '}
            <QuantityText quantity={cutoff} statistic={cutoff.statistic} /> · {cutoff.meaning}
          </p>
          {verdict.kind === 'not-computable' && <NoticeLine notice={verdict.reason} kind="failure" />}
          <p className="small">{cutoff.source}</p>
        </div>
      ))}
    </div>
  );
}
