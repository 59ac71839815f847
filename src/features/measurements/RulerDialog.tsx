import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { handCalibration, handMillimetres, rulerLength } from '#core/calibration/ultrasound/handCalibration.ts';
import { calibrationKey } from '#core/ledger/imageCalibrated.ts';
import type { Region } from '#core/regions/region.ts';
import { calibrateImage, removeCalibration, rulerOf, type Ruler } from '#actions/calibrateImage.ts';
import type { Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly region: Region;
  readonly onClose: () => void;
}

/** Calibrates an image by the line drawn along a ruler in it, or says why it may not be. */
export function RulerDialog({ workstation, region, onClose }: Props) {
  const ruler = rulerOf(workstation, region);
  return (
    <Dialog title="Calibrate on a ruler" onClose={onClose} size={440}>
      {ruler.ok ? (
        <RulerFields workstation={workstation} ruler={ruler.value} name={region.name} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <NoticeLine notice={ruler.failure} kind="failure" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
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
      <p>
        {name} must lie along a ruler in the picture, from one of its marks to another. What is between them is entered
        here; {ruler.scope === 'cine' ? 'lengths on every frame of this cine follow.' : 'lengths on this image follow.'}
      </p>
      <TextInput
        label={`Length of ${name} on the ruler, mm`}
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <TextInput
        label="Reason, kept in the trail"
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="small">
        {held
          ? `Calibrated by hand now: ${handMillimetres(held).toPrecision(4)} mm per pixel, by ${held.by}.`
          : 'The file is not changed. Every length is marked as calibrated by hand, and is true only where the ruler is.'}
      </p>
      {problem && <NoticeLine notice={problem} kind="failure" />}
      <Group justify="flex-end">
        {held && (
          <Button variant="default" disabled={why === ''} onClick={remove}>
            Remove the calibration
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!length.ok || !line.ok || why === ''} onClick={enter}>
          Calibrate
        </Button>
      </Group>
    </Stack>
  );
}
