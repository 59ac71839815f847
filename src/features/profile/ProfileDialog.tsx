import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import type { Actor, Role } from '#core/ledger/entry.ts';
import { chooseProfile } from '#actions/session/chooseProfile.ts';
import { rememberedProfile } from '#actions/session/startSession.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { profileWords } from '#ui/words/profile.ts';

const ROLES: readonly Role[] = ['reader', 'coordinator', 'qa', 'administrator'];

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
    <Dialog title={profileWords.title} onClose={onClose} closable={current !== undefined} size={400}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {profileWords.why}
          </Text>
          <TextInput
            label={profileWords.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={touched && missing ? profileWords.nameMissing : undefined}
            autoComplete="name"
            maxLength={100}
            data-autofocus
          />
          <Select
            label={profileWords.role}
            value={role}
            data={ROLES.map((value) => ({ value, label: profileWords.roles[value] }))}
            onChange={(value) => setRole(ROLES.find((known) => known === value) ?? 'reader')}
          />
          <Group justify="flex-end">
            <Button type="submit">{missing ? profileWords.start : profileWords.readAs(name.trim())}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
