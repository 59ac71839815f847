import { NativeSelect, Slider } from '@mantine/core';
import { useStore } from 'zustand';
import { showFusion } from '#actions/showFusion.ts';
import { changeFusion, fusionCandidates, removeFusion, toggleFusion } from '#actions/view/toggleFusion.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ColourMap } from '#stores/reading.ts';
import { COLOUR_MAPS } from './colourMapNames.ts';
import './viewing.css';

/** What is fused over the active view, in which colours and how strongly. Shown where something can be fused. */
export function FusionControls({ workstation }: { readonly workstation: Workstation }) {
  const { viewports, activeViewport } = useStore(workstation.reading);
  useStore(workstation.volumes);
  const view = viewports.find(({ id }) => id === activeViewport);
  const candidates = view ? fusionCandidates(workstation, view.id) : [];
  if (!view || candidates.length === 0) return null;
  const { fusion } = view;
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label="Fused over the active view"
        value={fusion?.stackId ?? ''}
        data={[
          { value: '', label: 'No fusion' },
          ...candidates.map(({ stackId, label }) => ({ value: stackId, label: `+ ${label}` })),
        ]}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === '') removeFusion(workstation, view.id);
          else void showFusion(workstation, view.id, currentTarget.value);
        }}
      />
      {fusion && (
        <>
          <NativeSelect
            size="xs"
            aria-label="Colours of the fused layer"
            value={fusion.colourMap}
            data={[...COLOUR_MAPS]}
            onChange={({ currentTarget }) =>
              changeFusion(workstation, view.id, { colourMap: currentTarget.value as ColourMap })
            }
          />
          <Slider
            className="fusion-opacity"
            size="sm"
            min={0}
            max={1}
            step={0.05}
            value={fusion.opacity}
            label={(value) => `${Math.round(value * 100)} %`}
            thumbLabel="Opacity of the fused layer"
            onChange={(opacity) => changeFusion(workstation, view.id, { opacity })}
          />
          <button
            type="button"
            className="tool-toggle"
            aria-pressed={fusion.visible}
            title="Show or hide the fused layer (U)"
            onClick={() => toggleFusion(workstation)}
          >
            Fusion
          </button>
        </>
      )}
    </div>
  );
}
