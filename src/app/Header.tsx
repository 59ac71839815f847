import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconCommand, IconKeyboard, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { ProfileButton } from '#features/profile/index.ts';
import { withKey } from '#ui/keyText.ts';
import { commandWords } from '#ui/words/commands.ts';
import { shellWords } from '#ui/words/shell.ts';

interface Props {
  readonly workstation: Workstation;
  readonly onKeys: () => void;
  readonly onPalette: () => void;
  readonly children?: ReactNode;
}

/** The bar at the top: what is read at the left, who reads at the right. */
export function Header({ workstation, onKeys, onPalette, children }: Props) {
  const { colorScheme, toggleColorScheme } = useMantineColorScheme();
  const keymap = useStore(workstation.hands, (state) => state.keymap);
  const dark = colorScheme === 'dark';
  return (
    <header className="header">
      <span className="brand">{shellWords.product}</span>
      <div className="header-middle">{children}</div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={dark ? shellWords.lightTables : shellWords.darkTables}
        title={dark ? shellWords.lightTablesHint : shellWords.darkTablesHint}
        onClick={toggleColorScheme}
      >
        {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={commandWords.labels.palette}
        title={withKey(commandWords.labels.palette, keymap.palette[0])}
        onClick={onPalette}
      >
        <IconCommand size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={shellWords.keys}
        title={withKey(commandWords.keysAndMouse, keymap.keys[0])}
        onClick={onKeys}
      >
        <IconKeyboard size={18} />
      </ActionIcon>
      <ProfileButton workstation={workstation} />
    </header>
  );
}
