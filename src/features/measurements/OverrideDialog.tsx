import { Button, Group, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ENTERABLE, enteredOverride, enteredSyringe } from '#core/calibration/suv/enteredOverride.ts';
import type { SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import { overrideSuv } from '#actions/measurements/overrideSuv.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { OverrideOffer } from '#features/measurements/overrideOffers.ts';
import { EMPTY_SYRINGE, SyringeFields } from '#features/measurements/SyringeFields.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { enteredValueWords } from '#ui/words/enteredValues.ts';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: SeriesOfStudy;
  readonly offer: OverrideOffer;
  readonly onClose: () => void;
}

/** A value in place of one of the PET header, with its reason; the numbers it concerns follow at once. */
export function OverrideDialog({ workstation, series, offer, onClose }: Props) {
  const { entered, isTyped, fields } = useEntered(offer);
  const [reason, setReason] = useState('');
  const enter = () => {
    if (!entered.ok) return;
    onClose();
    void overrideSuv(workstation, series, { entered: entered.value, reason: reason.trim() });
  };
  const ofPatient = ['weight', 'height', 'sex'].includes(offer.field);
  return (
    <Dialog title={offer.title} onClose={onClose} size={440}>
      <Stack gap="md">
        {fields}
        <TextInput
          label={enteredValueWords.reason}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className="small">{enteredValueWords.consequence({ ofPatient })}</p>
        {isTyped && !entered.ok && <NoticeLine notice={entered.failure} kind="failure" />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {pieceWords.cancel}
          </Button>
          <Button disabled={!entered.ok || reason.trim() === ''} onClick={enter}>
            {enteredValueWords.measure}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What is typed, as fields and as the override they make; a dose is said at injection or by its syringe. */
function useEntered({ field, label, choices }: OverrideOffer) {
  const units: readonly string[] = ENTERABLE[field];
  const [text, setText] = useState('');
  const [unit, setUnit] = useState(units[0]);
  const [bySyringe, setBySyringe] = useState(false);
  const [syringe, setSyringe] = useState(EMPTY_SYRINGE);
  const unitSelect = units.length > 0 && (
    <Select
      label={enteredValueWords.unit}
      data={units}
      value={unit ?? null}
      allowDeselect={false}
      onChange={(value) => setUnit(value ?? undefined)}
    />
  );
  const valueField = choices ? (
    <Select label={label} data={choices} value={text} onChange={(value) => setText(value ?? '')} />
  ) : (
    <TextInput
      label={label}
      type={field === 'injectedAt' ? 'datetime-local' : 'text'}
      {...(field === 'injectedAt' && { step: 1 })}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
  const fields = (
    <>
      {field === 'dose' && (
        <SegmentedControl
          aria-label={enteredValueWords.doseKnown}
          value={bySyringe ? 'syringe' : 'injection'}
          data={[
            { value: 'injection', label: enteredValueWords.atInjection },
            { value: 'syringe', label: enteredValueWords.bySyringe },
          ]}
          onChange={(value) => setBySyringe(value === 'syringe')}
        />
      )}
      {bySyringe && <SyringeFields syringe={syringe} onChange={setSyringe} />}
      <Group align="end" grow preventGrowOverflow={false}>
        {!bySyringe && valueField}
        {unitSelect}
      </Group>
    </>
  );
  const { before, after } = syringe;
  return bySyringe
    ? {
        fields,
        entered: enteredSyringe(syringe, unit),
        isTyped: ![before.activity, before.at, after.activity, after.at].includes(''),
      }
    : { fields, entered: enteredOverride(field, text, unit), isTyped: text !== '' };
}
