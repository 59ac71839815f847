import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { responseWords } from '#ui/words/response.ts';

const { splitDialog: words } = responseWords;

/** A region that may be one of the fragments of a lesion; `own`: it has the lesion's name. */
export interface Fragment {
  readonly id: string;
  readonly name: string;
  /** mm. */
  readonly length: number;
  readonly own: boolean;
}

interface Props {
  /** "T1, Follow-up 1". */
  readonly title: string;
  readonly fragments: readonly Fragment[];
  readonly onFragments: (regionIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which regions a lesion split into: the reader ticks each, because only the reader knows. */
export function SplitDialog({ title, fragments, onFragments, onClose }: Props) {
  const [chosen, setChosen] = useState(() => fragments.filter(({ own }) => own).map(({ id }) => id));
  const parts = fragments.filter(({ id }) => chosen.includes(id));
  const sum = parts.reduce((total, { length }) => total + length, 0);
  return (
    <Dialog title={words.title(title)} onClose={onClose}>
      <Checkbox.Group
        label={words.fragments}
        description={words.rule}
        value={[...chosen]}
        onChange={(ids) => setChosen(ids)}
      >
        <Stack gap="xs" mt="xs">
          {fragments.map(({ id, name, length }) => (
            <Checkbox
              key={id}
              value={id}
              label={
                <>
                  {name}, <QuantityText quantity={{ value: length, unit: 'mm' }} />
                </>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group justify="flex-end" mt="md">
        <Button disabled={parts.length < 2} onClick={() => onFragments(parts.map(({ id }) => id))}>
          {words.confirm} <QuantityText quantity={{ value: sum, unit: 'mm' }} />
        </Button>
      </Group>
    </Dialog>
  );
}
