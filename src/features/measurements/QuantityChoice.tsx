import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { SUV_VARIANTS, type VoxelQuantity } from '#core/quantities.ts';
import { chooseQuantities } from '#actions/measurements/chooseQuantities.ts';
import type { Workstation } from '#actions/workstation.ts';
import { QUANTITY_NAMES } from '#ui/measureNames.ts';
import { measurementWords } from '#ui/words/measurements.ts';

/** Which SUV variants are measured on PET. Offered only where a PET is open; one always stays. */
export function QuantityChoice({ workstation }: { readonly workstation: Workstation }) {
  const chosen = useStore(workstation.findings, (findings) => findings.quantities);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const hasPet = useStore(workstation.library, ({ studies }) =>
    studies.some(({ study }) => studyUids.includes(study.studyUid) && study.series.some(({ kind }) => kind === 'pet')),
  );
  if (!hasPet) return null;
  const toggle = (variant: VoxelQuantity, on: boolean) =>
    void chooseQuantities(
      workstation,
      SUV_VARIANTS.filter((known) => (known === variant ? on : chosen.includes(known))),
    );
  return (
    <Popover position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          title={measurementWords.suvVariantsHint}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {chosen.map((quantity) => QUANTITY_NAMES[quantity]).join(', ')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" role="group" aria-label={measurementWords.suvVariants}>
          {SUV_VARIANTS.map((variant) => (
            <Checkbox
              key={variant}
              size="xs"
              label={QUANTITY_NAMES[variant]}
              checked={chosen.includes(variant)}
              disabled={chosen.length === 1 && chosen.includes(variant)}
              onChange={(event) => toggle(variant, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
