import { NativeSelect, Popover, Slider, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { showFusion } from '#actions/images/showFusion.ts';
import {
  changeFusion,
  fusionCandidates,
  removeFusion,
  toggleFusion,
  type FusionCandidate,
} from '#actions/view/toggleFusion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { withKey } from '#ui/keyText.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';
import { activeOf, type ViewportState } from '#stores/reading.ts';
import { COLOUR_MAPS } from './colourMapNames.ts';

const { fusion: fusionWords } = viewMenuWords;

/** What is fused over the active view, in which colours and how strongly. Shown where something can be fused. */
export function FusionControls({ workstation }: { readonly workstation: Workstation }) {
  const view = useStore(
    workstation.reading,
    useShallow((state) => {
      const { id, fusion, stackId } = activeOf(state) ?? {};
      return { id, fusion, stackId };
    }),
  );
  const fusionKey = useStore(workstation.hands, ({ keymap }) => keymap.fusion[0]);
  const [open, setOpen] = useState(false);
  useStore(workstation.volumes);
  const { id, fusion } = view;
  const candidates = id === undefined ? [] : fusionCandidates(workstation, id);
  if (id === undefined || candidates.length === 0) return null;
  return (
    <div className="menu-row">
      <button
        type="button"
        className="tool-toggle"
        aria-pressed={fusion?.visible === true}
        title={withKey(fusionWords.toggle, fusionKey)}
        onClick={() => toggleFusion(workstation)}
      >
        {fusionWords.title}
      </button>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={240} trapFocus>
        <Popover.Target>
          <button
            type="button"
            className="tool-toggle"
            aria-label={fusionWords.settings}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconChevronDown size={14} aria-hidden="true" />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FusionSettings workstation={workstation} viewportId={id} fusion={fusion} candidates={candidates} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface Props {
  readonly workstation: Workstation;
  readonly viewportId: string;
  readonly fusion: ViewportState['fusion'];
  readonly candidates: readonly FusionCandidate[];
}

function FusionSettings({ workstation, viewportId, fusion, candidates }: Props) {
  return (
    <div className="fusion-menu">
      <NativeSelect
        size="xs"
        label={fusionWords.fusedOver}
        value={fusion?.stackId ?? ''}
        data={[
          { value: '', label: fusionWords.nothing },
          ...candidates.map(({ stackId, label }) => ({ value: stackId, label })),
        ]}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === '') removeFusion(workstation, viewportId);
          else void showFusion(workstation, viewportId, currentTarget.value);
        }}
      />
      {fusion && (
        <>
          <NativeSelect
            size="xs"
            label={viewMenuWords.colours}
            value={fusion.colourMap}
            data={[...COLOUR_MAPS]}
            onChange={({ currentTarget }) => {
              const map = COLOUR_MAPS.find(({ value }) => value === currentTarget.value);
              if (map) changeFusion(workstation, viewportId, { colourMap: map.value });
            }}
          />
          <div>
            <Text size="xs">{fusionWords.opacity(Math.round(fusion.opacity * 100))}</Text>
            <Slider
              size="sm"
              min={0}
              max={1}
              step={0.05}
              value={fusion.opacity}
              label={null}
              thumbLabel={fusionWords.opacityLabel}
              onChange={(opacity) => changeFusion(workstation, viewportId, { opacity })}
            />
          </div>
        </>
      )}
    </div>
  );
}
