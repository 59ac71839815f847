import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { LesionState } from '#core/response/lesionState.ts';
import { NotEvaluableDialog } from '#features/response/NotEvaluableDialog.tsx';
import { SplitDialog, type Fragment } from '#features/response/SplitDialog.tsx';

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
          <ActionIcon variant="subtle" size="xs" aria-label={`State ${title}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!measured && (
            <>
              <Menu.Item onClick={() => onState({ kind: 'absent' })}>Absent (0 mm)</Menu.Item>
              <Menu.Item onClick={() => onState({ kind: 'too-small' })}>Too small to measure (5 mm)</Menu.Item>
              <Menu.Item onClick={() => setAsked('reason')}>Not evaluable…</Menu.Item>
              {carriers.map((into) => (
                <Menu.Item key={into} onClick={() => onState({ kind: 'merged', into })}>
                  Merged into {into}
                </Menu.Item>
              ))}
            </>
          )}
          {fragments.length > 1 && <Menu.Item onClick={() => setAsked('fragments')}>Split…</Menu.Item>}
          {stated && <Menu.Item onClick={() => onState(undefined)}>Take back what was said</Menu.Item>}
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
