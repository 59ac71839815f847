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
import { viewMenuWords } from '#ui/words/viewMenus.ts';
import { activeOf } from '#stores/reading.ts';
import { LinkSection } from './LinkSection.tsx';

const PROJECTIONS = ['plane', 'whole', 'max', 'min', 'mean'] as const;

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
          {viewMenuWords.view}
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
  const choose = (value: (typeof PROJECTIONS)[number]) => {
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
        label={viewMenuWords.shows}
        value={chosen}
        data={PROJECTIONS.map((value) => ({
          value,
          label: withKey(viewMenuWords.projections[value], value === 'whole' ? mipKey : undefined),
        }))}
        onChange={({ currentTarget }) => {
          const found = PROJECTIONS.find((value) => value === currentTarget.value);
          if (found) choose(found);
        }}
      />
      {typeof slab?.thickness === 'number' && (
        <NumberInput
          size="xs"
          label={viewMenuWords.thickness}
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
        label={withKey(viewMenuWords.scrollTogether, keymap['link-scrolling'][0])}
        checked={linked}
        onChange={() => toggleLinked(workstation)}
      />
      <Checkbox
        size="xs"
        label={viewMenuWords.oneWindow}
        checked={windowsSynced}
        onChange={() => toggleWindowsSynced(workstation)}
      />
      <Checkbox
        size="xs"
        label={withKey(viewMenuWords.referenceLines, keymap['reference-lines'][0])}
        checked={referenceLines}
        onChange={() => toggleReferenceLines(workstation)}
      />
    </>
  );
}
