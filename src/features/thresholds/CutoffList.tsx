import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { CutoffForm } from '#features/thresholds/CutoffForm.tsx';
import { newDraft, unitOf, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { COMPARATOR_SIGNS, measureName } from '#ui/measureNames.ts';
import { displayOf } from '#ui/shownQuantity.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

interface Props {
  readonly drafts: readonly CutoffDraft[];
  readonly onChange: (drafts: readonly CutoffDraft[]) => void;
}

/** The cut-offs at the left, the chosen one as a form at the right. */
export function CutoffList({ drafts, onChange }: Props) {
  const [chosen, setChosen] = useState(0);
  const draft = drafts[chosen];
  const add = () => {
    onChange([...drafts, newDraft(drafts.map(({ id }) => id))]);
    setChosen(drafts.length);
  };
  const remove = () => {
    onChange(drafts.filter((_, index) => index !== chosen));
    setChosen(Math.max(0, chosen - 1));
  };
  return (
    <div className="cutoff-editor">
      <div className="cutoff-list">
        <ul aria-label={thresholdsWords.cutoffs}>
          {drafts.map((one, index) => (
            <li key={one.id}>
              <button
                type="button"
                aria-current={index === chosen}
                className="cutoff-item"
                onClick={() => setChosen(index)}
              >
                {one.meaning || thresholdsWords.newCutoff}
                <span className="small">{cutoffSentence(one)}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add}>
          {thresholdsWords.addCutoff}
        </Button>
      </div>
      {draft && (
        <div className="cutoff-chosen">
          <CutoffForm
            key={draft.id}
            draft={draft}
            onChange={(changed) => onChange(drafts.map((one, index) => (index === chosen ? changed : one)))}
          />
          <div>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={remove}
            >
              {thresholdsWords.removeCutoff}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** "SUVbw max > 2.5 g/ml" */
function cutoffSentence(draft: CutoffDraft): string {
  const unit = displayOf(unitOf(draft), draft.statistic).unit;
  const name = measureName(draft.quantity, draft.statistic, draft.basis);
  return `${name} ${COMPARATOR_SIGNS[draft.comparator]} ${draft.value || '…'} ${unit}`;
}
