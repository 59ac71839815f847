import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { StudyRow } from '#features/library/studyRows.ts';
import { libraryWords } from '#ui/words/library.ts';

interface Props {
  readonly row: StudyRow;
  readonly onOpen: () => void;
  readonly onKeep: () => void;
  /** Asked for, not done yet: the copy goes only once confirmed. */
  readonly onDelete: () => void;
}

export function RowMenu({ row, onOpen, onKeep, onDelete }: Props) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={libraryWords.actionsFor(row.subject)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={row.way === 'files'} onClick={onOpen}>
          {libraryWords.open}
        </Menu.Item>
        {row.kept ? (
          <Menu.Item onClick={onDelete}>{libraryWords.deleteCopyMenu}</Menu.Item>
        ) : (
          <Menu.Item disabled={!row.opened} onClick={onKeep}>
            {libraryWords.keep}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
