import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import type { Actor, Role } from '#core/ledger/entry.ts';
import { chooseProfile } from '#actions/chooseProfile.ts';
import { rememberedProfile } from '#actions/startSession.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ROLE_NAMES, ROLES } from '#features/profile/roleNames.ts';
import { Dialog } from '#ui/Dialog.tsx';

interface Props {
  readonly workstation: Workstation;
  /** Absent while nobody reads yet: then there is no way around an answer. */
  readonly current: Actor | undefined;
  readonly onClose: () => void;
}

/** Who reads. The answer of the last session stands filled in: Enter goes on. */
export function ProfileDialog({ workstation, current, onClose }: Props) {
  const [name, setName] = useState(current?.name ?? '');
  const [role, setRole] = useState<Role>(current?.role ?? 'reader');
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (current) return;
    void rememberedProfile(workstation).then((profile) => {
      if (!profile) return;
      setName((typed) => typed || profile.name);
      setRole(profile.role);
    });
  }, [workstation, current]);

  const missing = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (missing) return;
    onClose();
    void chooseProfile(workstation, { name: name.trim(), role });
  };
  return (
    <Dialog title="Who reads?" onClose={onClose} closable={current !== undefined} size={400}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            Every act of this session carries this name in the ledger. It stays in this browser.
          </Text>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={touched && missing ? 'Enter the name that stands in the trail.' : undefined}
            autoComplete="name"
            maxLength={100}
            data-autofocus
          />
          <Select
            label="Role"
            value={role}
            data={ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))}
            onChange={(value) => setRole(ROLES.find((known) => known === value) ?? 'reader')}
          />
          <Group justify="flex-end">
            <Button type="submit">{missing ? 'Start reading' : `Read as ${name.trim()}`}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
