import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { ProfileButton } from '#features/profile/index.ts';

interface Props {
  readonly workstation: Workstation;
  readonly onKeys: () => void;
  readonly children?: ReactNode;
}

/** The bar at the top: what is read at the left, who reads at the right. */
export function Header({ workstation, onKeys, children }: Props) {
  const { colorScheme, toggleColorScheme } = useMantineColorScheme();
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
      <ActionIcon variant="subtle" color="gray" aria-label="Keys" title="Keys (?)" onClick={onKeys}>
        <IconKeyboard size={18} />
      </ActionIcon>
      <ProfileButton workstation={workstation} />
    </header>
  );
}
