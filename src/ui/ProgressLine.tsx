import { Button } from '@mantine/core';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly label: string;
  /** 0 to 1; absent while the total is unknown. */
  readonly fraction?: number | undefined;
  readonly detail?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** One line for work that takes longer than a moment. */
export function ProgressLine({ label, fraction, detail, onCancel }: Props) {
  return (
    <div className="progress-line">
      <span className="progress-label">{label}</span>
      <progress aria-label={label} {...(fraction === undefined ? {} : { value: fraction })} max={1} />
      {detail && <span className="progress-detail">{detail}</span>}
      {onCancel && (
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {pieceWords.cancel}
        </Button>
      )}
    </div>
  );
}
