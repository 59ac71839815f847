import { Button, Checkbox, NativeSelect, NumberInput, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { SLAB_LIMITS, slabOf, type Slab } from '#core/viewing/slab.ts';
import { chooseSlab } from '#actions/view/chooseSlab.ts';
import { toggleLinked } from '#actions/view/toggleLinked.ts';
import { toggleReferenceLines, toggleWindowsSynced } from '#actions/view/viewSwitches.ts';
import type { Workstation } from '#actions/workstation.ts';
import { withKey } from '#ui/keyText.ts';
import { activeOf } from '#stores/reading.ts';
import { LinkSection } from './LinkSection.tsx';

const PROJECTIONS = [
  { value: 'plane', label: 'Planes' },
  { value: 'whole', label: 'MIP of the whole volume' },
  { value: 'max', label: 'Slab: highest value (MIP)' },
  { value: 'min', label: 'Slab: lowest value (MinIP)' },
  { value: 'mean', label: 'Slab: mean value' },
] as const;

/** A thickness that shows vessels and airways in one piece. */
const USUAL_THICKNESS = 10;

/** How much of the volume the active view looks through, and what the views share. */
export function ViewMenu({ workstation }: { readonly workstation: Workstation }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          View
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="view-menu">
          <ProjectionChoice workstation={workstation} />
          <Switches workstation={workstation} />
          <LinkSection workstation={workstation} onClose={() => setOpen(false)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function ProjectionChoice({ workstation }: { readonly workstation: Workstation }) {
  const slab = useStore(workstation.reading, (state) => activeOf(state)?.slab);
  const mipKey = useStore(workstation.hands, ({ keymap }) => keymap.mip[0]);
  const [thickness, setThickness] = useState(USUAL_THICKNESS);
  const chosen = slab?.thickness === 'whole' ? 'whole' : (slab?.kind ?? 'plane');
  const choose = (value: (typeof PROJECTIONS)[number]['value']) => {
    const made: Slab | undefined =
      value === 'plane'
        ? undefined
        : value === 'whole'
          ? { kind: 'max', thickness: 'whole' }
          : slabOf(value, typeof slab?.thickness === 'number' ? slab.thickness : thickness);
    chooseSlab(workstation, made);
  };
  return (
    <>
      <NativeSelect
        size="xs"
        label="The active view shows"
        value={chosen}
        data={PROJECTIONS.map(({ value, label }) => ({
          value,
          label: value === 'whole' ? withKey(label, mipKey) : label,
        }))}
        onChange={({ currentTarget }) => {
          const found = PROJECTIONS.find(({ value }) => value === currentTarget.value);
          if (found) choose(found.value);
        }}
      />
      {typeof slab?.thickness === 'number' && (
        <NumberInput
          size="xs"
          label="Thickness of the slab, mm"
          min={SLAB_LIMITS.least}
          max={SLAB_LIMITS.most}
          value={slab.thickness}
          onChange={(value) => {
            if (typeof value !== 'number') return;
            setThickness(value);
            chooseSlab(workstation, slabOf(slab.kind, value));
          }}
        />
      )}
    </>
  );
}

function Switches({ workstation }: { readonly workstation: Workstation }) {
  const keymap = useStore(workstation.hands, (state) => state.keymap);
  const { linked, windowsSynced, referenceLines } = useStore(
    workstation.reading,
    useShallow((state) => ({
      linked: state.linked,
      windowsSynced: state.windowsSynced,
      referenceLines: state.referenceLines,
    })),
  );
  return (
    <>
      <Checkbox
        size="xs"
        label={withKey('Scroll linked views together', keymap['link-scrolling'][0])}
        checked={linked}
        onChange={() => toggleLinked(workstation)}
      />
      <Checkbox
        size="xs"
        label="One window for views of one quantity"
        checked={windowsSynced}
        onChange={() => toggleWindowsSynced(workstation)}
      />
      <Checkbox
        size="xs"
        label={withKey('Lines where other views cut', keymap['reference-lines'][0])}
        checked={referenceLines}
        onChange={() => toggleReferenceLines(workstation)}
      />
    </>
  );
}
