import { Button } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { ProfileDialog } from '#features/profile/ProfileDialog.tsx';
import { profileWords } from '#ui/words/profile.ts';

/** Who reads, at the top right; a click changes it. Asks by itself once the ledger is loaded. */
export function ProfileButton({ workstation }: { readonly workstation: Workstation }) {
  const actor = useStore(workstation.session, (session) => session.actor);
  const loaded = useStore(workstation.trail, (trail) => trail.verified !== 'unknown');
  const [changing, setChanging] = useState(false);
  const asking = loaded && !actor;
  return (
    <>
      {actor && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconUser size={16} aria-hidden="true" />}
          title={profileWords.change(profileWords.roles[actor.role])}
          onClick={() => setChanging(true)}
        >
          {actor.name}
        </Button>
      )}
      {(asking || changing) && (
        <ProfileDialog workstation={workstation} current={actor} onClose={() => setChanging(false)} />
      )}
    </>
  );
}
