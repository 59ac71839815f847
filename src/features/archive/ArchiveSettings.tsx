import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { chooseDirectArchive, directArchiveProblems } from '#actions/archiveAddress.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';

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
    <Dialog title="Archive settings" onClose={onClose} size={480}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {served?.archive === undefined
              ? 'The server of this page passes nothing on to an archive (npm start -- --archive URL).'
              : `The server of this page passes on to ${served.archive} and holds its credentials.`}{' '}
            An address entered here is asked by this browser itself: the archive must allow it (CORS).
          </Text>
          <TextInput label="DICOMweb base URL" placeholder="https://archive.example/dicom-web" {...field('baseUrl')} />
          <TextInput label="Header name" placeholder="Authorization" {...field('headerName')} />
          <PasswordInput label="Header value" placeholder="Bearer …" {...field('headerValue')} />
          <Text size="sm" c="dimmed">
            A token stays in this browser, readable by whoever uses it, until you remove it here. It is sent to this
            address only.
          </Text>
          <Group justify="flex-end">
            {direct && (
              <Button variant="default" onClick={useServer}>
                Remove address and token
              </Button>
            )}
            <Button type="submit">Use this archive</Button>
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
