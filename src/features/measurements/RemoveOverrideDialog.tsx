import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SuvOverrideField } from '#core/calibration/suv/overrides.ts';
import type { SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import { removeOverride } from '#actions/measurements/overrideSuv.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { enteredValueWords } from '#ui/words/enteredValues.ts';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: SeriesOfStudy;
  readonly field: SuvOverrideField;
  /** "weight 7 kg" */
  readonly words: string;
  readonly onClose: () => void;
}

/** Takes an entered value away, with a reason: what the file states holds again. */
export function RemoveOverrideDialog({ workstation, series, field, words, onClose }: Props) {
  const [reason, setReason] = useState('');
  const remove = () => {
    onClose();
    void removeOverride(workstation, series, { field, reason: reason.trim() });
  };
  return (
    <Dialog title={enteredValueWords.removal} onClose={onClose} size={440}>
      <Stack gap="md">
        <p>{enteredValueWords.removalConsequence(words)}</p>
        <TextInput
          label={enteredValueWords.reason}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {pieceWords.cancel}
          </Button>
          <Button disabled={reason.trim() === ''} onClick={remove}>
            {enteredValueWords.confirmRemoval}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
