import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { LesionState } from '#core/response/lesionState.ts';

/** Reasons for which a lesion cannot be evaluated (ct-recist.md section 4). */
const REASONS = ['not imaged', 'artefact'] as const;

interface Props {
  /** "T1, Follow-up 1". */
  readonly title: string;
  readonly stated: boolean;
  readonly measured: boolean;
  /** Regions of the study with a length, which may be fragments of this lesion. */
  readonly fragments: readonly { readonly id: string; readonly name: string }[];
  /** Other targets measured in the study. */
  readonly carriers: readonly string[];
  readonly onState: (state: LesionState | undefined) => void;
}

/** What became of a target that has no length of its own at a time point; by keyboard as any menu. */
export function LesionMenu({ title, stated, measured, fragments, carriers, onState }: Props) {
  return (
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
            {REASONS.map((reason) => (
              <Menu.Item key={reason} onClick={() => onState({ kind: 'not-evaluable', reason })}>
                Not evaluable: {reason}
              </Menu.Item>
            ))}
            {carriers.map((into) => (
              <Menu.Item key={into} onClick={() => onState({ kind: 'merged', into })}>
                Merged into {into}
              </Menu.Item>
            ))}
          </>
        )}
        {fragments.length > 1 && (
          <Menu.Item onClick={() => onState({ kind: 'split', regionIds: fragments.map(({ id }) => id) })}>
            Split into {fragments.map(({ name }) => name).join(' + ')}
          </Menu.Item>
        )}
        {stated && <Menu.Item onClick={() => onState(undefined)}>Take back what was said</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
