import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { presetName } from '#core/viewing/windowPresets.ts';
import { shownFrom, usualWindow } from '#actions/view/activeView.ts';
import { applyWindowPreset, presetsOf } from '#actions/view/applyWindowPreset.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isCommandId, type Keymap } from '#core/hands/defaultKeys.ts';
import { withKey } from '#ui/keyText.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';
import { activeOf } from '#stores/reading.ts';
import { COLOUR_MAPS } from './colourMapNames.ts';

const presetKey = (keymap: Keymap, n: number) => {
  const id = `preset-${n}`;
  return isCommandId(id) ? keymap[id][0] : undefined;
};

/** The windows readers use for what the active view shows, with their keys, and its colours. */
export function WindowPresets({ workstation }: { readonly workstation: Workstation }) {
  const view = useStore(
    workstation.reading,
    useShallow((state) => {
      const { id, stackId, window, colourMap } = activeOf(state) ?? {};
      return { id, stackId, window, colourMap };
    }),
  );
  const keymap = useStore(workstation.hands, (state) => state.keymap);
  const library = useStore(workstation.library);
  const volumes = useStore(workstation.volumes);
  const shown = view.stackId === undefined ? undefined : shownFrom(library, volumes, view.stackId);
  const { id } = view;
  if (id === undefined || !shown) return null;
  const presets = presetsOf(shown);
  const current = presetName(presets, view.window ?? usualWindow(shown));
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label={viewMenuWords.windowPreset}
        value={current ?? ''}
        data={[
          ...(current === undefined ? [{ value: '', label: viewMenuWords.ownWindow }] : []),
          ...presets.map(({ name }, at) => ({ value: name, label: withKey(name, presetKey(keymap, at + 1)) })),
        ]}
        onChange={({ currentTarget }) =>
          applyWindowPreset(workstation, presets.findIndex(({ name }) => name === currentTarget.value) + 1)
        }
      />
      <NativeSelect
        size="xs"
        aria-label={viewMenuWords.colours}
        value={view.colourMap ?? 'grey'}
        data={[...COLOUR_MAPS]}
        onChange={({ currentTarget }) => {
          const map = COLOUR_MAPS.find(({ value }) => value === currentTarget.value);
          if (map) workstation.reading.getState().setViewport(id, { colourMap: map.value });
        }}
      />
    </div>
  );
}
