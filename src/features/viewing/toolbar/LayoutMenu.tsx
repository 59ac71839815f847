import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import { chooseOrientation } from '#actions/view/chooseOrientation.ts';
import type { Workstation } from '#actions/workstation.ts';
import { withKey } from '#ui/keyText.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';
import { activeOf } from '#stores/reading.ts';
import { LAYOUTS, PLANES } from './layouts.ts';

/** A plane that was turned is listed only while it is shown: it is made with the handles or keys, not chosen. */
const OBLIQUE = { value: 'oblique', label: viewMenuWords.planes.oblique } as const;

/** How many views there are, and which plane the active one cuts. */
export function LayoutMenu({ workstation }: { readonly workstation: Workstation }) {
  const mprKey = useStore(workstation.hands, ({ keymap }) => keymap.mpr[0]);
  const layout = useStore(workstation.reading, (state) => state.layout);
  const plane = useStore(workstation.reading, (state) => {
    const orientation = activeOf(state)?.orientation ?? 'native';
    return typeof orientation === 'object' ? OBLIQUE.value : orientation;
  });
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label={viewMenuWords.layout}
        value={layout}
        data={LAYOUTS.map(({ value, label }) => ({ value, label: value === 'mpr' ? withKey(label, mprKey) : label }))}
        onChange={({ currentTarget }) => {
          const chosen = LAYOUTS.find(({ value }) => value === currentTarget.value);
          if (chosen) chooseLayout(workstation, chosen.value);
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={viewMenuWords.plane}
        value={plane}
        data={plane === OBLIQUE.value ? [...PLANES, OBLIQUE] : [...PLANES]}
        onChange={({ currentTarget }) => {
          const chosen = PLANES.find(({ value }) => value === currentTarget.value);
          if (chosen) chooseOrientation(workstation, chosen.value);
        }}
      />
    </div>
  );
}
