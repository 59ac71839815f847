import { Button } from '@mantine/core';
import { ProgressLine } from '#ui/ProgressLine.tsx';
import { curvesWords } from '#ui/words/curves.ts';
import type { Progress } from './useProgress.ts';

interface Props {
  readonly label: string;
  readonly progress: Progress<unknown>;
  readonly onCancel: () => void;
  readonly onRestart: () => void;
}

/** Work under way, with its cancel; after a cancel the way to take it up again. */
export function Waiting({ label, progress, onCancel, onRestart }: Props) {
  if (progress.state === 'done') return null;
  if (progress.state === 'running')
    return <ProgressLine label={label} fraction={progress.fraction} onCancel={onCancel} />;
  return (
    <p className="small">
      {curvesWords.cancelled}{' '}
      <Button size="compact-xs" variant="default" onClick={onRestart}>
        {curvesWords.again(label)}
      </Button>
    </p>
  );
}
