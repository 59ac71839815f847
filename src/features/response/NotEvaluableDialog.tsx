import { Autocomplete, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { responseWords } from '#ui/words/response.ts';

const { notEvaluableDialog: words } = responseWords;

interface Props {
  /** "T1, Follow-up 1". */
  readonly title: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Why a lesion has no value: without a reason it is not said. */
export function NotEvaluableDialog({ title, onReason, onClose }: Props) {
  const [text, setText] = useState('');
  const reason = text.trim();
  return (
    <Dialog title={words.title(title)} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== '') onReason(reason);
        }}
      >
        <Autocomplete
          label={words.reason}
          placeholder={words.chooseOrWrite}
          data-autofocus
          maxLength={120}
          data={words.reasons}
          value={text}
          onChange={setText}
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={reason === ''}>
            {words.confirm}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
