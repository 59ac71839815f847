import { Autocomplete, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#ui/Dialog.tsx';

/** Reasons for which a lesion cannot be evaluated (ct-recist.md section 4); any other can be written. */
const REASONS = ['Not imaged', 'Artefact'];

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
    <Dialog title={`${title}: not evaluable`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== '') onReason(reason);
        }}
      >
        <Autocomplete
          label="Reason"
          placeholder="Choose or write"
          data-autofocus
          maxLength={120}
          data={REASONS}
          value={text}
          onChange={setText}
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={reason === ''}>
            Not evaluable
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
