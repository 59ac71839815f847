import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { LesionState } from '#core/response/lesionState.ts';
import { NotEvaluableDialog } from '#features/response/NotEvaluableDialog.tsx';
import { SplitDialog, type Fragment } from '#features/response/SplitDialog.tsx';
import { responseWords } from '#ui/words/response.ts';

interface Props {
  /** "T1, Follow-up 1". */
  readonly title: string;
  readonly stated: boolean;
  readonly measured: boolean;
  /** Regions of the time point that may be fragments of this lesion; the reader chooses. */
  readonly fragments: readonly Fragment[];
  /** Other targets measured at the time point. */
  readonly carriers: readonly string[];
  readonly onState: (state: LesionState | undefined) => void;
}

/** What became of a target that has no length of its own at a time point; by keyboard as any menu. */
export function LesionMenu({ title, stated, measured, fragments, carriers, onState }: Props) {
  const [asked, setAsked] = useState<'reason' | 'fragments'>();
  const answer = (state: LesionState) => {
    setAsked(undefined);
    onState(state);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size="xs" aria-label={responseWords.state(title)}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!measured && (
            <>
              <Menu.Item onClick={() => onState({ kind: 'absent' })}>{responseWords.absent}</Menu.Item>
              <Menu.Item onClick={() => onState({ kind: 'too-small' })}>{responseWords.tooSmall}</Menu.Item>
              <Menu.Item onClick={() => setAsked('reason')}>{responseWords.notEvaluable}</Menu.Item>
              {carriers.map((into) => (
                <Menu.Item key={into} onClick={() => onState({ kind: 'merged', into })}>
                  {responseWords.mergedInto(into)}
                </Menu.Item>
              ))}
            </>
          )}
          {fragments.length > 1 && <Menu.Item onClick={() => setAsked('fragments')}>{responseWords.split}</Menu.Item>}
          {stated && <Menu.Item onClick={() => onState(undefined)}>{responseWords.takeBack}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {asked === 'reason' && (
        <NotEvaluableDialog
          title={title}
          onReason={(reason) => answer({ kind: 'not-evaluable', reason })}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'fragments' && (
        <SplitDialog
          title={title}
          fragments={fragments}
          onFragments={(regionIds) => answer({ kind: 'split', regionIds })}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
