import type { Notice } from '#core/result.ts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { unbroken } from '#ui/unbroken.ts';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly notice: Notice;
  /** A failure stands for a number that is not there; a warning travels with one. */
  readonly kind?: 'warning' | 'failure';
}

/** A warning or refusal in words; its tag and code stand behind it in small type. */
export function NoticeLine({ notice: { message, code, tag }, kind = 'warning' }: Props) {
  return (
    <p className="notice-line" data-kind={kind}>
      {kind === 'warning' ? (
        <IconAlertTriangle size={14} aria-label={pieceWords.warning} />
      ) : (
        <span className="verdict" data-verdict="not-computable" aria-hidden="true">
          ∅
        </span>
      )}
      <span>
        {unbroken(message)} {tag && !message.includes(tag) && <code className="code">{tag}</code>}{' '}
        <code className="code">{code}</code>
      </span>
    </p>
  );
}
