import { Group, Stack, TextInput } from '@mantine/core';
import type { TypedActivity } from '#core/calibration/suv/enteredOverride.ts';
import { enteredValueWords } from '#ui/words/enteredValues.ts';

export interface TypedSyringe {
  readonly before: TypedActivity;
  readonly after: TypedActivity;
}

export const EMPTY_SYRINGE: TypedSyringe = { before: { activity: '', at: '' }, after: { activity: '', at: '' } };

interface Props {
  readonly syringe: TypedSyringe;
  readonly onChange: (syringe: TypedSyringe) => void;
}

/** What the syringe held before the injection and what was left in it after, each with when it was measured. */
export function SyringeFields({ syringe, onChange }: Props) {
  return (
    <Stack gap="sm">
      <ActivityFields
        label={enteredValueWords.syringeBefore}
        typed={syringe.before}
        onChange={(before) => onChange({ ...syringe, before })}
      />
      <ActivityFields
        label={enteredValueWords.residueAfter}
        typed={syringe.after}
        onChange={(after) => onChange({ ...syringe, after })}
      />
    </Stack>
  );
}

interface ActivityProps {
  readonly label: string;
  readonly typed: TypedActivity;
  readonly onChange: (typed: TypedActivity) => void;
}

function ActivityFields({ label, typed, onChange }: ActivityProps) {
  return (
    <Group grow>
      <TextInput
        label={label}
        value={typed.activity}
        onChange={(event) => onChange({ ...typed, activity: event.currentTarget.value })}
      />
      <TextInput
        label={enteredValueWords.measuredAt(label)}
        type="datetime-local"
        step={1}
        value={typed.at}
        onChange={(event) => onChange({ ...typed, at: event.currentTarget.value })}
      />
    </Group>
  );
}
