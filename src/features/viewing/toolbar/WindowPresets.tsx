import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import { presetName } from '#core/viewing/windowPresets.ts';
import { shownFrom, usualWindow } from '#actions/view/activeView.ts';
import { applyWindowPreset, presetsOf } from '#actions/view/applyWindowPreset.ts';
import type { Workstation } from '#actions/workstation.ts';
import { COLOUR_MAPS } from './colourMapNames.ts';

/** The windows readers use for what the active view shows, with their keys, and its colours. */
export function WindowPresets({ workstation }: { readonly workstation: Workstation }) {
  const { viewports, activeViewport, setViewport } = useStore(workstation.reading);
  const library = useStore(workstation.library);
  const volumes = useStore(workstation.volumes);
  const view = viewports.find(({ id }) => id === activeViewport);
  const shown = view?.stackId === undefined ? undefined : shownFrom(library, volumes, view.stackId);
  if (!view || !shown) return null;
  const presets = presetsOf(shown);
  const current = presetName(presets, view.window ?? usualWindow(shown));
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label="Window preset"
        value={current ?? ''}
        data={[
          ...(current === undefined ? [{ value: '', label: 'Own window' }] : []),
          ...presets.map(({ name }, at) => ({ value: name, label: `${name} (${at + 1})` })),
        ]}
        onChange={({ currentTarget }) =>
          applyWindowPreset(workstation, presets.findIndex(({ name }) => name === currentTarget.value) + 1)
        }
      />
      <NativeSelect
        size="xs"
        aria-label="Colours"
        value={view.colourMap}
        data={[...COLOUR_MAPS]}
        onChange={({ currentTarget }) => {
          const map = COLOUR_MAPS.find(({ value }) => value === currentTarget.value);
          if (map) setViewport(view.id, { colourMap: map.value });
        }}
      />
    </div>
  );
}
