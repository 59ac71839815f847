import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconCommand, IconKeyboard, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { ProfileButton } from '#features/profile/index.ts';
import { withKey } from '#ui/keyText.ts';

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
      <span className="brand">Readout</span>
      <div className="header-middle">{children}</div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={dark ? 'Light tables' : 'Dark tables'}
        title={dark ? 'Light tables, for an office' : 'Dark tables, for a reading room'}
        onClick={toggleColorScheme}
      >
        {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Find a command"
        title={withKey('Find a command', keymap.palette[0])}
        onClick={onPalette}
      >
        <IconCommand size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Keys"
        title={withKey('Keys and mouse', keymap.keys[0])}
        onClick={onKeys}
      >
        <IconKeyboard size={18} />
      </ActionIcon>
      <ProfileButton workstation={workstation} />
    </header>
  );
}
