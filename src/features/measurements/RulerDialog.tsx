import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { handCalibration, handMillimetres, rulerLength } from '#core/calibration/ultrasound/handCalibration.ts';
import { calibrationKey } from '#core/ledger/imageCalibrated.ts';
import type { Region } from '#core/regions/region.ts';
import { calibrateImage, removeCalibration, rulerOf, type Ruler } from '#actions/images/calibrateImage.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { calibratingWords } from '#ui/words/calibrating.ts';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly workstation: Workstation;
  readonly region: Region;
  readonly onClose: () => void;
}

/** Calibrates an image by the line drawn along a ruler in it, or says why it may not be. */
export function RulerDialog({ workstation, region, onClose }: Props) {
  const ruler = rulerOf(workstation, region);
  return (
    <Dialog title={calibratingWords.title} onClose={onClose} size={440}>
      {ruler.ok ? (
        <RulerFields workstation={workstation} ruler={ruler.value} name={region.name} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <NoticeLine notice={ruler.failure} kind="failure" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {pieceWords.close}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface FieldsProps {
  readonly workstation: Workstation;
  readonly ruler: Ruler;
  readonly name: string;
  readonly onClose: () => void;
}

function RulerFields({ workstation, ruler, name, onClose }: FieldsProps) {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const held = useStore(workstation.trail, ({ read }) => read.handCalibrations[calibrationKey(ruler.image)]);
  const length = rulerLength(typed);
  const line = handCalibration({ ends: ruler.ends, length: 1, by: '', at: '' });
  const problem = line.ok ? (typed === '' || length.ok ? undefined : length.failure) : line.failure;
  const why = reason.trim();
  const enter = () => {
    if (!length.ok) return;
    onClose();
    void calibrateImage(workstation, ruler, { length: length.value, reason: why });
  };
  const remove = () => {
    onClose();
    void removeCalibration(workstation, ruler, why);
  };
  return (
    <Stack gap="md">
      <p>{calibratingWords.howToDraw({ region: name, scope: ruler.scope })}</p>
      <TextInput
        label={calibratingWords.length(name)}
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <TextInput
        label={calibratingWords.reason}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="small">
        {held
          ? calibratingWords.held({ perPixel: handMillimetres(held).toPrecision(4), by: held.by })
          : calibratingWords.consequence}
      </p>
      {problem && <NoticeLine notice={problem} kind="failure" />}
      <Group justify="flex-end">
        {held && (
          <Button variant="default" disabled={why === ''} onClick={remove}>
            {calibratingWords.remove}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {pieceWords.cancel}
        </Button>
        <Button disabled={!length.ok || !line.ok || why === ''} onClick={enter}>
          {calibratingWords.calibrate}
        </Button>
      </Group>
    </Stack>
  );
}
