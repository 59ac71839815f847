import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ENTERABLE, enteredOverride } from '#core/calibration/suv/enteredOverride.ts';
import type { SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import { overrideSuv } from '#actions/overrideSuv.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { OverrideOffer } from '#features/measurements/overrideOffers.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly series: SeriesOfStudy;
  readonly offer: OverrideOffer;
  readonly onClose: () => void;
}

/** A value in place of one the PET header lacks, with its reason; the numbers of the study follow at once. */
export function OverrideDialog({ workstation, series, offer, onClose }: Props) {
  const { field, label, choices } = offer;
  const units: readonly string[] = ENTERABLE[field];
  const [text, setText] = useState('');
  const [unit, setUnit] = useState(units[0]);
  const [reason, setReason] = useState('');
  const entered = enteredOverride(field, text, unit);
  const enter = () => {
    if (!entered.ok) return;
    onClose();
    void overrideSuv(workstation, series, { entered: entered.value, reason: reason.trim() });
  };
  return (
    <Dialog title={offer.title} onClose={onClose} size={440}>
      <Stack gap="md">
        <Group align="end" grow preventGrowOverflow={false}>
          {choices ? (
            <Select label={label} data={choices} value={text} onChange={(value) => setText(value ?? '')} />
          ) : (
            <TextInput
              label={label}
              type={field === 'injectedAt' ? 'datetime-local' : 'text'}
              {...(field === 'injectedAt' && { step: 1 })}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {units.length > 0 && (
            <Select
              label="Unit"
              data={units}
              value={unit ?? null}
              allowDeselect={false}
              onChange={(value) => setUnit(value ?? undefined)}
            />
          )}
        </Group>
        <TextInput
          label="Reason, kept in the trail"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className="small">
          The file is not changed. Every SUV of this study is measured again and marked as entered by the reader.
        </p>
        {text !== '' && !entered.ok && <NoticeLine notice={entered.failure} kind="failure" />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!entered.ok || reason.trim() === ''} onClick={enter}>
            Measure with it
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
