import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { chooseDirectArchive, directArchiveProblems } from '#actions/archive/archiveAddress.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { archiveSettingsWords } from '#ui/words/archiveSettings.ts';

interface Props {
  readonly workstation: Workstation;
  readonly onClose: () => void;
}

const NONE = { baseUrl: '', headerName: '', headerValue: '' };

/** An archive that the browser asks itself, without the server of the page. */
export function ArchiveSettings({ workstation, onClose }: Props) {
  const { served, direct } = useStore(workstation.remote);
  const [draft, setDraft] = useState(direct ?? NONE);
  const [touched, setTouched] = useState(false);
  const entered = trimmed(draft);
  const problems = directArchiveProblems(entered, { served, ownOrigin: window.location.origin });
  const errorOf = (key: keyof typeof NONE) => (touched ? problems[key] : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (Object.keys(problems).length > 0) return;
    onClose();
    void chooseDirectArchive(workstation, entered);
  };
  const field = (key: keyof typeof NONE) => ({
    value: draft[key],
    error: errorOf(key),
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [key]: value }));
    },
  });
  const useServer = () => {
    onClose();
    void chooseDirectArchive(workstation, undefined);
  };
  return (
    <Dialog title={archiveSettingsWords.title} onClose={onClose} size={480}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {served?.archive === undefined
              ? archiveSettingsWords.serverWithout
              : archiveSettingsWords.serverWith(served.archive)}{' '}
            {archiveSettingsWords.direct}
          </Text>
          <TextInput
            label={archiveSettingsWords.baseUrl}
            placeholder={archiveSettingsWords.baseUrlExample}
            {...field('baseUrl')}
          />
          <TextInput
            label={archiveSettingsWords.headerName}
            placeholder={archiveSettingsWords.headerNameExample}
            {...field('headerName')}
          />
          <PasswordInput
            label={archiveSettingsWords.headerValue}
            placeholder={archiveSettingsWords.headerValueExample}
            {...field('headerValue')}
          />
          <Text size="sm" c="dimmed">
            {archiveSettingsWords.token}
          </Text>
          <Group justify="flex-end">
            {direct && (
              <Button variant="default" onClick={useServer}>
                {archiveSettingsWords.remove}
              </Button>
            )}
            <Button type="submit">{archiveSettingsWords.use}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const trimmed = ({ baseUrl, headerName, headerValue }: typeof NONE): typeof NONE => ({
  baseUrl: baseUrl.trim(),
  headerName: headerName.trim(),
  headerValue: headerValue.trim(),
});
